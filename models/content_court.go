package models

// Court is where the order is asked for, the numbers of the case there, and its hearings.
type Court struct {
	Name              string        `json:"name"`
	URN               string        `json:"urn"` // unique reference number of the police file
	Indictment        *string       `json:"indictment"`
	ExpectedOrderDate *Date         `json:"expectedOrderDate"`
	Hearings          List[Hearing] `json:"hearings"`
}

// Hearing is one hearing, past or to come.
type Hearing struct {
	Kind HearingKind `json:"kind"`
	Date *Date       `json:"date"`
	Note string      `json:"note" max:"20000"`
}

// Notice is the notice of intention to apply: as soon as practicable, without waiting for the verdict (CrimPR 31.3).
type Notice struct {
	PlannedBy *Date  `json:"plannedBy"`
	ServedOn  *Date  `json:"servedOn"`
	Note      string `json:"note" max:"20000"`
}
