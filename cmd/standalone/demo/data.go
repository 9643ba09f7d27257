package demo

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"sync"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

//go:embed data
var files embed.FS

// names are invented, and improbable enough to belong to no one.
type names struct {
	Surnames, Male, Female, Associates, Relatives []string
	Streets, Areas, Banks, Prisons                []string
	Lawyers                                       []models.Authority
}

// force is how a force appears in its applications.
type force struct {
	Region, URN, Unit, Team   string
	Drafter                   string // role
	Phone                     int    // first of its numbers after 07700 900
	Officers                  []string
	Lead, Supervisor, Mailbox string
	Address                   string
	Courts, Towns             []string
}

// story is a kind of case. Its texts have places like {town} that each case fills differently.
type story struct {
	Name                              string
	Weight                            int // how often it is used
	Route                             content.Route
	Category, Offence, Para           string
	Inchoate                          bool
	Title, Statute                    string
	Numbers                           map[string][3]int // least, most, and what they are rounded to
	Facts                             []string          // one of them
	Antecedents, Risk                 string
	Factors                           []storyFactor
	Evidence                          []storyEvidence
	People                            []int // least and most in Schedule A
	Years                             []int // one of them
	Length                            string
	Terms                             []storyTerm
	Third                             *storyThird
	Alternatives                      map[content.AlternativeKind]string
	Limb                              content.Limb // this and the next three for section 1 only
	LimbStatute, Allegations, Reasons string
}

type storyFactor struct {
	Text     string
	Evidence []string
	Late     bool // mentions what came after the arrest
}

type storyEvidence struct {
	Reference, Title string
	Form             content.EvidenceForm
	Served, Hearsay  bool
}

// storyTerm is a term; one with Use takes what it leaves out from the common terms.
type storyTerm struct {
	Use                                   string
	Type                                  content.TermType
	Category                              content.TermCategory
	Text, Necessity                       string
	Proportionality, BreachProof          string
	Deadline, Saving, Tailoring, Schedule string
	Risks, Evidence                       []string
	Optional, Restricted                  bool
}

type storyThird struct{ Name, Relationship, Effect, Response string }

// boilerplate is an application that was written with another's terms, word for word.
type boilerplate struct {
	Reference   string
	Day         calendar.Date
	Fate        fate
	QA, CPS     []flaw
	Outcome     models.Outcome
	OutcomeNote string
	Withdrawn   string
}

// remarks are short comments that people write with what they do.
type remarks struct {
	Approved, Accepted, Amended                  []string
	AmendedReason, OutsideMore, AfterRejection   string
	OutsideAnswer                                string // of the force, to a reason outside its control
	OutsideRejected                              []string
	Granted, GrantedAmended, Refused, NotPursued []string
	WithdrawnEarly, WithdrawnAtQA, WithdrawnLate []string
}

// library is everything that the history is written from; shared, not to be written to.
type library struct {
	names       names
	forces      map[string]force
	terms       map[string]storyTerm
	stories     []story
	flaws       []flaw
	boilerplate []boilerplate
	remarks     remarks
}

var books = sync.OnceValue(func() library {
	var l library
	read("names.json", &l.names)
	read("forces.json", &l.forces)
	read("terms.json", &l.terms)
	read("flaws.json", &l.flaws)
	read("boilerplate.json", &l.boilerplate)
	read("remarks.json", &l.remarks)
	for _, chapter := range []string{"drugs", "money", "fraud", "people", "trade", "highcourt"} {
		var stories []story
		read("stories/"+chapter+".json", &stories)
		l.stories = append(l.stories, stories...)
	}
	return l
})

var words = sync.OnceValue(func() []string {
	text, err := files.ReadFile("data/words.txt")
	if err != nil {
		panic(fmt.Sprintf("embedded words: %v", err))
	}
	return strings.Fields(string(text))
})

// read reads an embedded file. One that cannot be read is a fault of the build, which the tests find.
func read(name string, into any) {
	text, err := files.ReadFile(path.Join("data", name))
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		panic(fmt.Sprintf("embedded %s: %v", name, err))
	}
}
