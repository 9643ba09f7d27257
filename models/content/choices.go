package content

// Marking is the protective marking of a document. Anything marked higher must not be entered at all.
type Marking string

// The values of Marking.
const (
	MarkingOfficial Marking = "OFFICIAL"
	MarkingDefault  Marking = "OFFICIAL-SENSITIVE"
)

// Values lists what Marking may be.
func (Marking) Values() []string {
	return texts(MarkingOfficial, MarkingDefault)
}

// MarshalJSON writes null where it is not answered.
func (v Marking) MarshalJSON() ([]byte, error) { return choice(v) }

// Route is the power of the Serious Crime Act 2007 under which the court is asked. Section 1 is the High Court's order, 19 the Crown Court's on conviction; 17, 20 and 21 vary or replace, 22E extends until a charge is resolved.
type Route string

// The values of Route.
const (
	RouteS1   Route = "s1"
	RouteS17  Route = "s17"
	RouteS19  Route = "s19"
	RouteS20  Route = "s20"
	RouteS21  Route = "s21"
	RouteS22E Route = "s22e"
)

// Values lists what Route may be.
func (Route) Values() []string {
	return texts(RouteS1, RouteS17, RouteS19, RouteS20, RouteS21, RouteS22E)
}

// MarshalJSON writes null where it is not answered.
func (v Route) MarshalJSON() ([]byte, error) { return choice(v) }

// ApplicantAuthority is who applies to the court: section 8 as in force. A chief officer applies only for a terrorism-related section 1 order, after consulting the DPP.
type ApplicantAuthority string

// The values of ApplicantAuthority.
const (
	AuthorityDPP          ApplicantAuthority = "dpp"
	AuthoritySFO          ApplicantAuthority = "sfo"
	AuthorityChiefOfficer ApplicantAuthority = "chief-officer"
	AuthorityNCA          ApplicantAuthority = "nca" // this and the next three: see Later
	AuthorityHMRC         ApplicantAuthority = "hmrc"
	AuthorityBTP          ApplicantAuthority = "btp"
	AuthorityMDP          ApplicantAuthority = "mdp"
)

// Values lists what ApplicantAuthority may be.
func (ApplicantAuthority) Values() []string {
	return texts(AuthorityDPP, AuthoritySFO, AuthorityChiefOfficer)
}

// Later lists what ApplicantAuthority may be as well, once the provision named is in force.
func (ApplicantAuthority) Later() (provision string, values []string) {
	return "bsaia.s57", texts(AuthorityNCA, AuthorityHMRC, AuthorityBTP, AuthorityMDP)
}

// MarshalJSON writes null where it is not answered.
func (v ApplicantAuthority) MarshalJSON() ([]byte, error) { return choice(v) }

// SubjectType is who may be bound: an individual, or a body under sections 30 to 32.
type SubjectType string

// The values of SubjectType.
const (
	SubjectIndividual    SubjectType = "individual"
	SubjectBodyCorporate SubjectType = "body-corporate"
	SubjectPartnership   SubjectType = "partnership"
	SubjectAssociation   SubjectType = "unincorporated-association"
)

// Values lists what SubjectType may be.
func (SubjectType) Values() []string {
	return texts(SubjectIndividual, SubjectBodyCorporate, SubjectPartnership, SubjectAssociation)
}

// MarshalJSON writes null where it is not answered.
func (v SubjectType) MarshalJSON() ([]byte, error) { return choice(v) }

// OffenceBasis is the subject's relation to a trigger offence. Facilitated is for section 1: committed by others.
type OffenceBasis string

// The values of OffenceBasis.
const (
	BasisConvicted   OffenceBasis = "convicted"
	BasisCharged     OffenceBasis = "charged"
	BasisFacilitated OffenceBasis = "facilitated"
)

// Values lists what OffenceBasis may be.
func (OffenceBasis) Values() []string {
	return texts(BasisConvicted, BasisCharged, BasisFacilitated)
}

// MarshalJSON writes null where it is not answered.
func (v OffenceBasis) MarshalJSON() ([]byte, error) { return choice(v) }

// Limb is the limb of section 2(1) relied on.
type Limb string

// The values of Limb.
const (
	LimbCommitted     Limb = "committed"
	LimbFacilitated   Limb = "facilitated"
	LimbConductLikely Limb = "conduct-likely-to-facilitate"
)

// Values lists what Limb may be.
func (Limb) Values() []string {
	return texts(LimbCommitted, LimbFacilitated, LimbConductLikely)
}

// MarshalJSON writes null where it is not answered.
func (v Limb) MarshalJSON() ([]byte, error) { return choice(v) }

// DisposalKind is what the Crown Court did with the offender. Section 19(7) allows an order with any of them but an absolute discharge.
type DisposalKind string

// The values of DisposalKind.
const (
	DisposalCustody              DisposalKind = "custody"
	DisposalSuspended            DisposalKind = "suspended-sentence"
	DisposalCommunity            DisposalKind = "community-order"
	DisposalFine                 DisposalKind = "fine"
	DisposalOther                DisposalKind = "other-sentence"
	DisposalConditionalDischarge DisposalKind = "conditional-discharge"
	DisposalAbsoluteDischarge    DisposalKind = "absolute-discharge"
)

// Values lists what DisposalKind may be.
func (DisposalKind) Values() []string {
	return texts(DisposalCustody, DisposalSuspended, DisposalCommunity, DisposalFine, DisposalOther, DisposalConditionalDischarge, DisposalAbsoluteDischarge)
}

// MarshalJSON writes null where it is not answered.
func (v DisposalKind) MarshalJSON() ([]byte, error) { return choice(v) }

// DisposalStatus is whether the disposal has happened.
type DisposalStatus string

// The values of DisposalStatus.
const (
	DisposalExpected DisposalStatus = "expected"
	DisposalImposed  DisposalStatus = "imposed"
)

// Values lists what DisposalStatus may be.
func (DisposalStatus) Values() []string {
	return texts(DisposalExpected, DisposalImposed)
}

// MarshalJSON writes null where it is not answered.
func (v DisposalStatus) MarshalJSON() ([]byte, error) { return choice(v) }

// YesNo is the answer to a question that must not be left to a tick box.
type YesNo string

// The values of YesNo.
const (
	AnswerYes YesNo = "yes"
	AnswerNo  YesNo = "no"
)

// Values lists what YesNo may be.
func (YesNo) Values() []string {
	return texts(AnswerYes, AnswerNo)
}

// MarshalJSON writes null where it is not answered.
func (v YesNo) MarshalJSON() ([]byte, error) { return choice(v) }

// ConvictionStatus is how far the criminal case has come; other words are allowed.
type ConvictionStatus string

// The usual values of ConvictionStatus.
const (
	StatusConvicted ConvictionStatus = "convicted"
	StatusCharged   ConvictionStatus = "charged"
	StatusCommitted ConvictionStatus = "committed-for-sentence"
)

// MarshalJSON writes null where it is not answered.
func (v ConvictionStatus) MarshalJSON() ([]byte, error) { return choice(v) }

// HearingKind is what a hearing is for; other words are allowed.
type HearingKind string

// The usual values of HearingKind.
const (
	HearingPlea     HearingKind = "plea"
	HearingTrial    HearingKind = "trial"
	HearingVerdict  HearingKind = "verdict"
	HearingSentence HearingKind = "sentence"
	HearingOrder    HearingKind = "order"
	HearingIssue    HearingKind = "issue"
)

// MarshalJSON writes null where it is not answered.
func (v HearingKind) MarshalJSON() ([]byte, error) { return choice(v) }
