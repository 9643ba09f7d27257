package content

// TermType is what kind of duty a term lays down (sections 1(3) and 19(5)).
type TermType string

// The values of TermType.
const (
	TermProhibition TermType = "prohibition"
	TermRestriction TermType = "restriction"
	TermRequirement TermType = "requirement"
)

// Values lists what TermType may be.
func (TermType) Values() []string {
	return texts(TermProhibition, TermRestriction, TermRequirement)
}

// MarshalJSON writes null where it is not answered.
func (v TermType) MarshalJSON() ([]byte, error) { return choice(v) }

// TermCategory is what a term is about, by the groups of section 5(3) to (5).
type TermCategory string

// The values of TermCategory.
const (
	CategoryFinance        TermCategory = "finance-property-business"
	CategoryWork           TermCategory = "work"
	CategoryCommunication  TermCategory = "communication-means"
	CategoryAssociation    TermCategory = "association"
	CategoryPremisesAccess TermCategory = "premises-access"
	CategoryArea           TermCategory = "area"
	CategoryPremisesUse    TermCategory = "premises-use"
	CategoryItemUse        TermCategory = "item-use"
	CategoryTravel         TermCategory = "travel"
	CategoryAgreements     TermCategory = "agreements"
	CategoryGoodsServices  TermCategory = "goods-services"
	CategoryStaff          TermCategory = "staff"
	CategoryInformation    TermCategory = "information"
	CategoryOther          TermCategory = "other"
)

// Values lists what TermCategory may be.
func (TermCategory) Values() []string {
	return texts(CategoryFinance, CategoryWork, CategoryCommunication, CategoryAssociation, CategoryPremisesAccess, CategoryArea, CategoryPremisesUse, CategoryItemUse, CategoryTravel, CategoryAgreements, CategoryGoodsServices, CategoryStaff, CategoryInformation, CategoryOther)
}

// MarshalJSON writes null where it is not answered.
func (v TermCategory) MarshalJSON() ([]byte, error) { return choice(v) }

// StartKind is how a start is given. As-order is for terms only.
type StartKind string

// The values of StartKind.
const (
	StartOnDate  StartKind = "date"
	StartOnEvent StartKind = "event"
	StartAsOrder StartKind = "as-order"
)

// Values lists what StartKind may be.
func (StartKind) Values() []string {
	return texts(StartOnDate, StartOnEvent, StartAsOrder)
}

// MarshalJSON writes null where it is not answered.
func (v StartKind) MarshalJSON() ([]byte, error) { return choice(v) }

// StartEvent is the event on which an order or a term starts.
type StartEvent string

// The values of StartEvent.
const (
	EventRelease   StartEvent = "release-from-custody"
	EventOrderMade StartEvent = "order-made"
	EventOther     StartEvent = "other"
)

// Values lists what StartEvent may be.
func (StartEvent) Values() []string {
	return texts(EventRelease, EventOrderMade, EventOther)
}

// MarshalJSON writes null where it is not answered.
func (v StartEvent) MarshalJSON() ([]byte, error) { return choice(v) }

// EndKind is how an end is given. As-order is for terms only.
type EndKind string

// The values of EndKind.
const (
	EndOnDate      EndKind = "date"
	EndAfterLength EndKind = "length"
	EndAsOrder     EndKind = "as-order"
)

// Values lists what EndKind may be.
func (EndKind) Values() []string {
	return texts(EndOnDate, EndAfterLength, EndAsOrder)
}

// MarshalJSON writes null where it is not answered.
func (v EndKind) MarshalJSON() ([]byte, error) { return choice(v) }

// InformationRecipient is who receives information: a law enforcement officer of section 5(7), the monitor of section 39, or
// someone to whom an order cannot require it to be given.
type InformationRecipient string

// The values of InformationRecipient.
const (
	RecipientConstable InformationRecipient = "constable"
	RecipientNCA       InformationRecipient = "nca-officer"
	RecipientHMRC      InformationRecipient = "hmrc-officer"
	RecipientSFO       InformationRecipient = "sfo-member"
	RecipientMonitor   InformationRecipient = "authorised-monitor"
	RecipientStaff     InformationRecipient = "police-staff"
	RecipientOther     InformationRecipient = "other"
)

// Values lists what InformationRecipient may be.
func (InformationRecipient) Values() []string {
	return texts(RecipientConstable, RecipientNCA, RecipientHMRC, RecipientSFO, RecipientMonitor, RecipientStaff, RecipientOther)
}

// MarshalJSON writes null where it is not answered.
func (v InformationRecipient) MarshalJSON() ([]byte, error) { return choice(v) }

// AlternativeKind is another order or measure that might do the job. A financial reporting order can only be an existing one: the power to make them was repealed.
type AlternativeKind string

// The values of AlternativeKind.
const (
	AlternativeLicence           AlternativeKind = "licence-conditions"
	AlternativeTravelRestriction AlternativeKind = "travel-restriction-order"
	AlternativeSTPO              AlternativeKind = "slavery-trafficking-prevention-order"
	AlternativeCBO               AlternativeKind = "criminal-behaviour-order"
	AlternativeDisqualification  AlternativeKind = "director-disqualification"
	AlternativeOtherSCPO         AlternativeKind = "other-scpo"
	AlternativeFRO               AlternativeKind = "financial-reporting-order"
)

// Values lists what AlternativeKind may be.
func (AlternativeKind) Values() []string {
	return texts(AlternativeLicence, AlternativeTravelRestriction, AlternativeSTPO, AlternativeCBO, AlternativeDisqualification, AlternativeOtherSCPO, AlternativeFRO)
}

// MarshalJSON writes null where it is not answered.
func (v AlternativeKind) MarshalJSON() ([]byte, error) { return choice(v) }

// EvidenceForm is the form of an item of evidence; other words are allowed.
type EvidenceForm string

// The usual values of EvidenceForm.
const (
	FormStatement EvidenceForm = "statement"
	FormExhibit   EvidenceForm = "exhibit"
	FormRecord    EvidenceForm = "record"
)

// MarshalJSON writes null where it is not answered.
func (v EvidenceForm) MarshalJSON() ([]byte, error) { return choice(v) }

// ScheduleKind is what a schedule to the order lists; other words are allowed.
type ScheduleKind string

// The usual values of ScheduleKind.
const (
	SchedulePeople   ScheduleKind = "people"
	ScheduleAccounts ScheduleKind = "accounts"
	ScheduleMap      ScheduleKind = "map"
)

// MarshalJSON writes null where it is not answered.
func (v ScheduleKind) MarshalJSON() ([]byte, error) { return choice(v) }

// AttachmentKind is what an attached document is; other words are allowed.
type AttachmentKind string

// The usual values of AttachmentKind.
const (
	AttachmentDraftOrder      AttachmentKind = "draft-order"
	AttachmentPNCPrint        AttachmentKind = "pnc-print"
	AttachmentMG3             AttachmentKind = "mg3"
	AttachmentMG5             AttachmentKind = "mg5"
	AttachmentMap             AttachmentKind = "map"
	AttachmentSchedule        AttachmentKind = "schedule"
	AttachmentStatement       AttachmentKind = "statement"
	AttachmentImpactStatement AttachmentKind = "impact-statement"
	AttachmentLetter          AttachmentKind = "letter"
)

// MarshalJSON writes null where it is not answered.
func (v AttachmentKind) MarshalJSON() ([]byte, error) { return choice(v) }
