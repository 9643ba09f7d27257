package reference

import "sync"

// Synonyms are what people write in place of the names in a list, by the codes of its entries. They find an entry and are
// never stored. Names that only put the words of an entry in another order need none.
type Synonyms struct {
	Version  string              `json:"version"`
	Source   string              `json:"source"`
	Courts   map[string][]string `json:"courts"`
	Forces   map[string][]string `json:"forces"`
	Offences map[string][]string `json:"offences"`
}

var synonyms = sync.OnceValue(func() Synonyms { return read[Synonyms]("synonyms.json") })

// EmbeddedSynonyms are the synonyms that ship in the program.
func EmbeddedSynonyms() Synonyms { return synonyms() }
