package forms

// Label is what a part of the content is called, by its pattern.
func Label(at string) string { return words[at].Label }

// ValueWords are the words for a value of a type.
func ValueWords(typ, value string) string { return valueWords[typ][value] }
