package ui

// ClearChoice takes an answer back: radios cannot be left once one is chosen. The style sheet shows it once there is an
// answer.
func ClearChoice() Choice {
	return Choice{Text: "Clear this answer", Attributes: Attributes{{Name: "data-clear"}}}
}
