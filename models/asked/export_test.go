package asked

// ValueWords are the words for a value of a type.
func ValueWords(typ, value string) string { return valueWords[typ][value] }
