package review

// Definition says in words what a number of the matrix is.
type Definition struct {
	Name string `json:"name"` // key in the matrix
	Text string `json:"text"`
}

// Definitions are the sentences that go with every answer that gives a Matrix.
func Definitions() []Definition {
	return []Definition{
		{"caught", "QA raised the reason, the force changed the text, and the CPS did not raise it at its first decision."},
		{"missed", "The CPS raised the reason at its first decision, and QA had not raised it before."},
		{"unmended", "QA raised the reason, and the CPS still raised it at its first decision."},
		{"overCalled", "QA raised the reason, nothing was changed for it, and the CPS did not raise it at its first decision."},
		{"rows", "One row is one reason code. A case counts once for each code, however many points or reasons carry the code, and only if the CPS has decided it."},
		{"totals", "The sums over the reason codes. A case with two codes counts twice."},
		{"outside", "EXTL is outside the force's control, says nothing of quality and is in no total. The other codes of such a case count as usual."},
	}
}
