package reference

import "sync"

// OutsideControl is the code of reasons that no force can prevent, such as an acquittal.
const OutsideControl = "EXTL"

// ReasonCode is a reason why QA or the CPS sends work back.
type ReasonCode struct {
	Code    string `json:"code"`
	Meaning string `json:"meaning"`
	Owner   string `json:"owner"` // who usually puts it right
}

var reasons = sync.OnceValue(func() List[ReasonCode] { return read[List[ReasonCode]]("reasons.json") })

// Reasons are the codes for returns and for decisions of the CPS alike.
func Reasons() List[ReasonCode] { return reasons() }

// Reason finds a reason.
func Reason(code string) (ReasonCode, bool) {
	return find(reasons().Items, func(r ReasonCode) string { return r.Code }, code)
}
