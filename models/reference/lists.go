package reference

import "sync"

// Lists are all lists that applications refer to: those that ship, or an operator's in their place. They are read only,
// and safe for use by many at once.
type Lists struct {
	forces    List[PoliceForce]
	others    List[PoliceForce]
	regions   List[PoliceRegion]
	areas     List[CPSArea]
	offences  OffenceList
	reasons   List[ReasonCode]
	headings  List[TermHeading]
	courts    List[Court]
	switches  SwitchList
	deadlines List[Deadlines]
	stops     List[ClockStopCause]
}

// The files in which an operator may put a list in the place of one that ships.
const (
	forcesFile    = "forces.json"
	regionsFile   = "regions.json"
	areasFile     = "cps-areas.json"
	offencesFile  = "offences.json"
	reasonsFile   = "reasons.json"
	courtsFile    = "courts.json"
	headingsFile  = "term-categories.json"
	switchesFile  = "switches.json"
	deadlinesFile = "deadlines.json"
	stopsFile     = "clock-stops.json"
)

// Files are the names of the files that Read looks for.
func Files() []string {
	return []string{forcesFile, regionsFile, areasFile, offencesFile, reasonsFile, courtsFile, headingsFile, switchesFile,
		deadlinesFile, stopsFile}
}

var embedded = sync.OnceValue(func() *Lists {
	return &Lists{
		forces:    read[List[PoliceForce]](forcesFile),
		others:    read[List[PoliceForce]]("non-territorial.json"),
		regions:   read[List[PoliceRegion]](regionsFile),
		areas:     read[List[CPSArea]](areasFile),
		offences:  read[OffenceList](offencesFile),
		reasons:   read[List[ReasonCode]](reasonsFile),
		headings:  read[List[TermHeading]](headingsFile),
		courts:    read[List[Court]](courtsFile),
		switches:  read[SwitchList](switchesFile),
		deadlines: read[List[Deadlines]](deadlinesFile),
		stops:     read[List[ClockStopCause]](stopsFile),
	}
})

// Embedded are the lists that ship in the program.
func Embedded() *Lists { return embedded() }
