package answers

// Document is a paper that the service makes from an application.
type Document struct {
	Name    string         `json:"name"`    // in addresses, before the format
	Title   string         `json:"title"`   // what people call it
	Formats []string       `json:"formats"` // as which it can be had
	SHA256  string         `json:"sha256"`  // of the PDF
	Draft   bool           `json:"draft"`   // made from a text that can still change
	Round   int            `json:"round"`   // of the submission to the CPS that it is for
	Files   []DocumentFile `json:"files"`   // one for each format
}

// DocumentFile is a paper in one format.
type DocumentFile struct {
	Format string `json:"format"`
	Name   string `json:"name"` // under which it is offered
	Type   string `json:"type"` // media type
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}
