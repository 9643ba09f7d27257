package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/calendar"
)

// seed makes the history the same every time.
const seed = 2019

// fate is how far an application has come, or how it ended.
type fate string

const (
	accepted           fate = "accepted"
	amended            fate = "amended"
	resubmitted        fate = "resubmitted"         // more information, then accepted
	resubmittedOutside fate = "resubmitted-outside" // the same, for a reason that no force can prevent
	rejected           fate = "rejected"            // then withdrawn
	rejectedOutside    fate = "rejected-outside"    // for a reason that no force can prevent
	givenUp            fate = "given-up"            // more information, then withdrawn
	withdrawnEarly     fate = "withdrawn-early"     // as a draft
	withdrawnAtQA      fate = "withdrawn-at-qa"     // after a return
	withdrawnLate      fate = "withdrawn-late"      // while with the CPS
	pendingNow         fate = "pending"             // with the CPS today, and so on below
	queuedNow          fate = "queued"              // in QA
	claimedNow         fate = "claimed"             // in QA, held
	returnedByQANow    fate = "returned-by-qa"
	approvedNow        fate = "approved"
	returnedByCPSNow   fate = "returned-by-cps"
)

// plan is one application to be written.
type plan struct {
	number    int // draws its own luck from it
	fate      fate
	force     string
	region    string
	story     story
	day       calendar.Date // on which it begins
	old       int           // days before today
	reference string
	copied    *boilerplate // nil unless written with another's terms
}

// deal is how many of each fate a region has, and whose they are.
type deal struct {
	region string
	forces []string // each in turn
	past   []fates
	now    []present
}

type fates struct {
	fate fate
	n    int
}

type present struct {
	fate  fate
	force string
	old   int // begun so many days before today
}

func deals() []deal {
	return []deal{
		{
			region: "serocu",
			forces: []string{"thames-valley", "hampshire-isle-of-wight", "sussex", "thames-valley", "surrey", "hampshire-isle-of-wight", "thames-valley", "sussex"},
			past:   []fates{{accepted, 26}, {amended, 1}, {resubmittedOutside, 1}, {withdrawnEarly, 1}, {withdrawnLate, 1}},
			now:    []present{{pendingNow, "thames-valley", 44}, {pendingNow, "sussex", 40}, {returnedByCPSNow, "hampshire-isle-of-wight", 68}},
		},
		{
			region: "ersou", forces: []string{"essex", "kent"},
			past: []fates{{accepted, 16}, {amended, 1}, {resubmitted, 2}, {rejectedOutside, 1}, {withdrawnAtQA, 1}, {withdrawnLate, 1}},
			now: []present{{pendingNow, "essex", 42}, {approvedNow, "kent", 33}, {returnedByQANow, "essex", 30},
				{claimedNow, "kent", 22}, {queuedNow, "essex", 20}},
		},
	}
}

// What a past application needs to be over by today: those that went to the CPS twice need longer.
const (
	oldest   = 725 // days
	newest   = 80
	twiceMin = 235
)

// plans lays out the whole history before today, oldest first, with references.
func plans(today calendar.Date) ([]plan, error) {
	rng := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // the history has to be the same every time
	stories := bag(rng)
	var all []plan
	for _, d := range deals() {
		all = append(all, d.spread(rng, today)...)
	}
	for i := range all {
		all[i].story = stories[i%len(stories)]
	}
	all = append(all, copies(today)...)
	slices.SortStableFunc(all, func(a, b plan) int { return a.day.Compare(b.day) })
	for i := range all {
		all[i].number = i + 1
	}
	return all, refer(all)
}

// spread puts the past fates at even distances over two years, and adds what is open now.
func (d deal) spread(rng *rand.Rand, today calendar.Date) []plan {
	var dealt []fate
	for _, f := range d.past {
		dealt = append(dealt, slices.Repeat([]fate{f.fate}, f.n)...)
	}
	old := func(i int) int { return oldest - i*(oldest-newest)/(len(dealt)-1) }
	for fits := false; !fits; {
		rng.Shuffle(len(dealt), func(i, j int) { dealt[i], dealt[j] = dealt[j], dealt[i] })
		fits = true
		for i, f := range dealt {
			fits = fits && (old(i) >= twiceMin || f == accepted)
		}
	}
	var all []plan
	for i, f := range dealt {
		all = append(all, plan{fate: f, force: d.forces[i%len(d.forces)], region: d.region, old: old(i) - rng.IntN(6)})
	}
	for _, p := range d.now {
		all = append(all, plan{fate: p.fate, force: p.force, region: d.region, old: p.old})
	}
	for i := range all {
		all[i].day = workingDays(today.AddDays(-all[i].old), 0)
	}
	return all
}

// bag is the stories, each as often as its weight, shuffled.
func bag(rng *rand.Rand) []story {
	var all []story
	for _, s := range books().stories {
		all = append(all, slices.Repeat([]story{s}, s.Weight)...)
	}
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// copies are the applications that have another's terms. They have their own dates, which fit their references, unless
// those are so near to today or beyond it that the story would not end.
func copies(today calendar.Date) []plan {
	var all []plan
	mules := slices.IndexFunc(books().stories, func(s story) bool { return s.Name == "mules" })
	for i, b := range books().boilerplate {
		p := plan{
			fate: b.Fate, force: "surrey", region: "serocu", story: books().stories[mules], reference: b.Reference, copied: &b,
			day: b.Day, old: b.Day.DaysUntil(today),
		}
		if p.old < twiceMin {
			p.old = twiceMin + 40 - 8*i
			p.day = workingDays(today.AddDays(-p.old), 0)
		}
		all = append(all, p)
	}
	return all
}

// A region's numbers in a year, if they continued at the same pace to its end.
var yearly = map[string]int{"serocu": 80, "ersou": 60}

// refer gives each plan its reference: growing by date within region and year, with gaps for the applications that are
// not shown, and none that is already reserved.
func refer(all []plan) error {
	taken, err := reserved()
	if err != nil {
		return err
	}
	last := map[string]int{}
	for i := range all {
		p := &all[i]
		series := fmt.Sprintf("%s/%d", strings.ToUpper(p.region), p.day.Year)
		if rest, ok := strings.CutPrefix(p.reference, series+"/"); ok {
			if last[series], err = strconv.Atoi(rest); err != nil {
				return fmt.Errorf("number of %s: %w", p.reference, err)
			}
		}
		if p.reference != "" {
			continue
		}
		n := max(last[series]+1, p.day.Time().YearDay()*yearly[p.region]/366)
		for slices.Contains(taken, fmt.Sprintf("%s/%03d", series, n)) {
			n++
		}
		last[series] = n
		p.reference = fmt.Sprintf("%s/%03d", series, n)
	}
	return nil
}
