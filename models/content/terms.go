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
	Asks            *Asks        `json:"asks,omitempty"`  // null where the author was never asked
	Names           *Names       `json:"names,omitempty"` // the same
}

// Information says to whom, how and by when a term requires information (section 5(5) and (7)).
type Information struct {
	Recipient InformationRecipient `json:"recipient"`
	Manner    *string              `json:"manner" max:"20000"`
	Deadline  *string              `json:"deadline" max:"20000"`
}

func missingTerms(c Content, g *gaps) {
	g.unless(len(c.Terms) > 0, "", "Add at least one term")
	for i, t := range c.Terms {
		t.missing(g.item(i))
	}
}

func (t Term) missing(g *gaps) {
	g.unless(t.Number > 0, "number", "Enter the number of the term")
	g.unless(len(t.AppliesTo) > 0, "appliesTo", "Select who the term applies to")
	g.unless(t.Type != "", "type", "Select the type of term")
	g.unless(t.Category != "", "category", "Select a category")
	g.text(t.Text, "text", "Enter the text of the term")
	g.unless(len(t.RiskAddressed) > 0, "riskAddressed", "Select the risk addressed")
	g.unless(len(t.EvidenceRefs) > 0, "evidenceRefs", "Select the supporting evidence")
	g.text(t.Necessity, "necessity", "Explain the necessity of the term")
	g.text(t.Proportionality, "proportionality", "Explain the proportionality of the term")
	g.text(t.BreachProof, "breachProof", "Enter how a breach would be detected and proved")
	g.text(t.MonitoredBy, "monitoredBy", "Enter who monitors the term")
	g.unless(t.Start.given(), "start", "Enter when the term starts")
	g.unless(t.End.given(), "end", "Enter when the term ends")
	if t.callsForInformation() {
		t.Information.missing(g)
	}
}

// callsForInformation says so by any of the answers about the term.
func (t Term) callsForInformation() bool {
	gives := t.Asks != nil && (t.Asks.Gives == GivesInformation || t.Asks.Gives == GivesDocuments)
	return t.Category == CategoryInformation || t.Information != nil || gives
}

func (i *Information) missing(g *gaps) {
	if i == nil || *i == (Information{}) {
		g.unless(false, "information", "Enter who receives the information, how and by when")
		return
	}
	at := g.in("information")
	at.unless(i.Recipient != "", "recipient", "Select who receives the information")
	at.text(Text(i.Manner), "manner", "Enter how the information is given")
	at.text(Text(i.Deadline), "deadline", "Enter by when the information is given")
}
