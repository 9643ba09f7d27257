package models

// stateWords are what each state is called, everywhere that people read: alone, as on a tag or in a list to choose from,
// and after "the application is".
var stateWords = map[State]struct{ label, sentence string }{
	None:          {"Not started", "not yet created"},
	Drafting:      {"Draft", "a draft"},
	InQA:          {"With the region", "with the region for quality assurance (QA)"},
	ReturnedByQA:  {"Returned by the region", "returned by the region"},
	Approved:      {"Approved", "approved"},
	WithCPS:       {"With the CPS", "with the CPS"},
	ReturnedByCPS: {"Returned by the CPS", "returned by the CPS"},
	Accepted:      {"Accepted by the CPS", "accepted by the CPS"},
	Closed:        {"Closed", "closed"},
	Withdrawn:     {"Withdrawn", "withdrawn"},
	Discarded:     {"Discarded draft", "a discarded draft"},
}

// Label is the state as it is called alone, as on a tag; the state itself for an unknown one.
func (s State) Label() string {
	if words, known := stateWords[s]; known {
		return words.label
	}
	return string(s)
}

// Words are the state in a sentence, after "the application is"; the state itself for an unknown one.
func (s State) Words() string {
	if words, known := stateWords[s]; known {
		return words.sentence
	}
	return string(s)
}
