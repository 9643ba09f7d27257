package lint

// Span is one place in a text, in the writer's own words. Start and End count runes, not bytes, from
// the beginning of the text; End is the first rune after the span.
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}
