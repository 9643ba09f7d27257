// Package release says which release of the program this is, and from which revision of its source it was built.
package release

// number changes when a release is made. The contract names it too, and a test compares the two.
const number = "0.1.0"

// revision is set by make through the linker, where the source is in git.
var revision = "unknown"

// Program is what every figure, file and log says of the program that made it.
type Program struct {
	Version  string `json:"version"`
	Revision string `json:"revision"`
}

// This is the program that runs.
func This() Program { return Program{Version: number, Revision: revision} }

func (p Program) String() string { return p.Version + ", revision " + p.Revision }
