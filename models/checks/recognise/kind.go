package recognise

// Kind is a fault that words can show. Names are in the phrases and name the files of weights.
type Kind string

// The kinds.
const (
	Oral       Kind = "oral"       // answers or information by word of mouth, section 11
	Protected  Kind = "protected"  // privileged, excluded or confidential material, sections 12 to 14
	Recipient  Kind = "recipient"  // information to someone whom section 5(7) does not list
	Vague      Kind = "vague"      // words that a constable could not apply
	Unnamed    Kind = "unnamed"    // people and areas described and not named
	Unfinished Kind = "unfinished" // a placeholder, a promise or a pointer where an answer belongs
)

// Kinds lists the kinds that have a model. Unfinished has phrases and none yet: of two authors it learned too little.
func Kinds() []Kind { return []Kind{Oral, Protected, Recipient, Vague, Unnamed} }
