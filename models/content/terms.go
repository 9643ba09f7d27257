package content

// Term is one prohibition, restriction or requirement, with everything that justifies it.
type Term struct {
	ID              string       `json:"id" id:"t"`
	Number          int          `json:"number" upto:"9999"` // as printed in the order; 0 until it is given
	AppliesTo       List[string] `json:"appliesTo"`          // ids of subjects
	Type            TermType     `json:"type"`
	Category        TermCategory `json:"category"`
	Text            string       `json:"text" max:"20000"`
	RiskAddressed   List[string] `json:"riskAddressed"` // ids of risk factors
	EvidenceRefs    List[string] `json:"evidenceRefs"`  // ids of evidence
	Necessity       string       `json:"necessity" max:"20000"`
	Proportionality string       `json:"proportionality" max:"20000"`
	BreachProof     string       `json:"breachProof" max:"20000"` // how a breach would be found and proved
	MonitoredBy     string       `json:"monitoredBy"`
	Start           *Start       `json:"start"`
	End             *End         `json:"end"`
	ScheduleRefs    List[string] `json:"scheduleRefs"` // ids of schedules
	Information     *Information `json:"information"`  // for a term that calls for information, else null
	TailoringNote   *string      `json:"tailoringNote" max:"20000"`
}

// Information says to whom, how and by when a term wants information (section 5(5) and (7)).
type Information struct {
	Recipient InformationRecipient `json:"recipient"`
	Manner    *string              `json:"manner" max:"20000"`
	Deadline  *string              `json:"deadline" max:"20000"`
}
