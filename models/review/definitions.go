package review

// Definition says as text what a number of the matrix is.
type Definition struct {
	Name string `json:"name"` // key in the matrix
	Text string `json:"text"`
}

// Definitions are the sentences that go with every answer that gives a Matrix.
func Definitions() []Definition {
	return []Definition{
		{"caught", "QA raised the reason, the force changed the text and the CPS did not raise it at its first decision."},
		{"missed", "The CPS raised the reason at its first decision, and QA had not raised it before."},
		{"unmended", "QA raised the reason, and the CPS still raised it at its first decision."},
		{"overCalled", "QA raised the reason, the force changed nothing and the CPS did not raise it at its first decision."},
		{"rows", "Each row is a reason code. A decided application counts once for each code, however many points or reasons have it."},
		{"totals", "Totals across reason codes. An application with 2 codes counts twice."},
		{"outside", "EXTL means outside the force's control. It is not in any total. Other codes on the same application count as usual."},
	}
}
