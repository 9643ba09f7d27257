package content

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// SchemaVersion is the version of the shape of Content that this program reads and writes.
const SchemaVersion = 1

// Content is what an application says: the structured document that a force drafts, the region checks and the CPS
// receives. Written as JSON, every key is always there; null is "not answered or not applicable", [] is "none given".
// It may be as incomplete as a draft is: Missing says what still needs an answer, Decode what is malformed.
type Content struct {
	SchemaVersion       int                 `json:"schemaVersion"`
	Marking             Marking             `json:"marking"` // government security classification
	Route               Route               `json:"route"`
	ApplicantAuthority  ApplicantAuthority  `json:"applicantAuthority"`
	Requester           Requester           `json:"requester"`
	Drafter             Drafter             `json:"drafter"`
	Subjects            List[Subject]       `json:"subjects"`
	Court               Court               `json:"court"`
	Notice              Notice              `json:"notice"`
	Offences            List[Offence]       `json:"offences"`
	Section1            *Section1           `json:"section1"`   // for RouteS1 only
	Conviction          *Conviction         `json:"conviction"` // null where no one was convicted
	Disposal            *Disposal           `json:"disposal"`
	Facts               string              `json:"facts" max:"20000"`       // summary of relevant facts, CrimPR 31.3(3)(a)
	Antecedents         string              `json:"antecedents" max:"20000"` // earlier orders, compliance, conduct in prison
	Risk                Risk                `json:"risk"`
	Evidence            List[Evidence]      `json:"evidence"`
	Order               Order               `json:"order"`
	Terms               List[Term]          `json:"terms"`
	Schedules           List[Schedule]      `json:"schedules"`
	ThirdParties        ThirdParties        `json:"thirdParties"`
	Alternatives        List[Alternative]   `json:"alternatives"`
	Conflicts           string              `json:"conflicts" max:"20000"` // with other orders or a licence
	ExistingSCPO        ExistingSCPO        `json:"existingScpo"`
	OutsideEnglandWales OutsideEnglandWales `json:"outsideEnglandWales"`
	HumanRights         List[HumanRight]    `json:"humanRights"`
	MonitoringPlan      *MonitoringPlan     `json:"monitoringPlan"`
	HMPPSConsultation   HMPPSConsultation   `json:"hmppsConsultation"`
	SensitiveMaterial   SensitiveMaterial   `json:"sensitiveMaterial"`
	Declarations        Declarations        `json:"declarations"`
	Attachments         List[Attachment]    `json:"attachments"`
	Pack                Pack                `json:"pack"`
	FutureProvisions    FutureProvisions    `json:"futureProvisions"`
}

// Empty is a draft in which nothing is answered yet.
func Empty() Content { return Content{SchemaVersion: SchemaVersion, Marking: MarkingDefault} }

// Canonical is the one JSON encoding of the content: two contents that say the same give the same bytes. It is stored,
// and Hash is calculated from it.
func (c Content) Canonical() []byte {
	data, err := json.Marshal(c)
	if err != nil {
		panic(fmt.Sprintf("content always has a JSON encoding: %v", err)) // no type in Content can refuse
	}
	return data
}

// Hash is the SHA-256 of Canonical, in hexadecimal.
func (c Content) Hash() string {
	sum := sha256.Sum256(c.Canonical())
	return hex.EncodeToString(sum[:])
}

// SubjectName is how lists and headings call the first subject ("VASCOTT, Darrick Fenwold", or the name of the body);
// "" if there is none. It is personal data: never log it and never give it to the workflow engine.
func (c Content) SubjectName() string {
	if len(c.Subjects) == 0 {
		return ""
	}
	return c.Subjects[0].Name()
}

// OffenceCategory is the Schedule 1 category code of the first offence, such as "DRUG"; "" if there is none.
func (c Content) OffenceCategory() string {
	if len(c.Offences) == 0 || c.Offences[0].Schedule1 == nil {
		return ""
	}
	return c.Offences[0].Schedule1.Category
}

// HasAnchor says that a point may be made on a: a section, or the id of a term, an evidence item or a third party.
func (c Content) HasAnchor(a string) bool { return c.Anchors()[a] }

// HasTerm says that id is that of a term.
func (c Content) HasTerm(id string) bool {
	return id != "" && slices.ContainsFunc(c.Terms, func(t Term) bool { return t.ID == id })
}

// TermText is how the term of that id is worded; "" where there is none.
func (c Content) TermText(id string) string {
	for _, t := range c.Terms {
		if t.ID == id {
			return t.Text
		}
	}
	return ""
}

// Anchors are all the places on which a point may be made; see HasAnchor.
func (c Content) Anchors() map[string]bool {
	anchors := map[string]bool{}
	for _, s := range SectionKeys() {
		anchors[s] = true
	}
	for _, t := range c.Terms {
		anchors[t.ID] = true
	}
	for _, e := range c.Evidence {
		anchors[e.ID] = true
	}
	for _, p := range c.ThirdParties.Items {
		anchors[p.ID] = true
	}
	delete(anchors, "")
	return anchors
}
