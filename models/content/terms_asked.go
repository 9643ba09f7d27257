package content

// Asks is what, according to the author, a term requires its subject to give (sections 5(5) and 11 to 13). To whom and
// by when are in Information.
type Asks struct {
	Gives  Gives  `json:"gives"`
	Manner Manner `json:"manner"`
	Papers Papers `json:"papers"`
}

// Names is what the author says of the people and places in a term, and which of its words need a definition.
type Names struct {
	People    NamedPeople  `json:"people"`
	Places    NamedPlaces  `json:"places"`
	Undefined List[string] `json:"undefined"` // each has to be defined in the order
}

// Gives is what a term makes its subject give.
type Gives string

// The values of Gives.
const (
	GivesNothing     Gives = "none"
	GivesInformation Gives = "information"
	GivesDocuments   Gives = "documents"
	GivesAccess      Gives = "access" // to premises, devices or accounts
)

// Values lists what Gives may be.
func (Gives) Values() []string {
	return texts(GivesNothing, GivesInformation, GivesDocuments, GivesAccess)
}

// MarshalJSON writes null where it is not answered.
func (v Gives) MarshalJSON() ([]byte, error) { return choice(v) }

// Manner is how it is given: an order cannot require it by word of mouth (section 11).
type Manner string

// The values of Manner.
const (
	MannerWriting Manner = "writing"
	MannerShown   Manner = "shown"  // documents, devices or premises are shown or produced
	MannerSpeech  Manner = "speech" // by word of mouth
	MannerEither  Manner = "either" // in writing or by word of mouth
)

// Values lists what Manner may be.
func (Manner) Values() []string {
	return texts(MannerWriting, MannerShown, MannerSpeech, MannerEither)
}

// MarshalJSON writes null where it is not answered.
func (v Manner) MarshalJSON() ([]byte, error) { return choice(v) }

// Papers is whose papers or knowledge a term reaches (sections 12 and 13).
type Papers string

// The values of Papers.
const (
	PapersOwn   Papers = "own"
	PapersLegal Papers = "legal" // to, from or for a lawyer
	PapersCare  Papers = "care"  // of a doctor, counsellor, social worker or minister of religion
	PapersPress Papers = "press" // for journalism
	PapersBank  Papers = "bank"  // in confidence from a bank
	PapersOther Papers = "other"
)

// Values lists what Papers may be.
func (Papers) Values() []string {
	return texts(PapersOwn, PapersLegal, PapersCare, PapersPress, PapersBank, PapersOther)
}

// MarshalJSON writes null where it is not answered.
func (v Papers) MarshalJSON() ([]byte, error) { return choice(v) }

// NamedPeople is how the people in a term can be known.
type NamedPeople string

// The values of NamedPeople.
const (
	PeopleNone      NamedPeople = "none"
	PeopleSchedule  NamedPeople = "schedule"
	PeopleText      NamedPeople = "text"
	PeopleDescribed NamedPeople = "described"
)

// Values lists what NamedPeople may be.
func (NamedPeople) Values() []string {
	return texts(PeopleNone, PeopleSchedule, PeopleText, PeopleDescribed)
}

// MarshalJSON writes null where it is not answered.
func (v NamedPeople) MarshalJSON() ([]byte, error) { return choice(v) }

// NamedPlaces is how the places in a term can be known.
type NamedPlaces string

// The values of NamedPlaces.
const (
	PlacesNone      NamedPlaces = "none"
	PlacesAddress   NamedPlaces = "address"
	PlacesMap       NamedPlaces = "map"
	PlacesBoundary  NamedPlaces = "boundary" // that the law draws, of a country or a county
	PlacesDescribed NamedPlaces = "described"
)

// Values lists what NamedPlaces may be.
func (NamedPlaces) Values() []string {
	return texts(PlacesNone, PlacesAddress, PlacesMap, PlacesBoundary, PlacesDescribed)
}

// MarshalJSON writes null where it is not answered.
func (v NamedPlaces) MarshalJSON() ([]byte, error) { return choice(v) }
