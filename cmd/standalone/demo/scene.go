package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// scene is one case of a story: people, places, numbers and dates, from which its text is written.
type scene struct {
	plan
	rng     *rand.Rand
	force   force
	drafter models.User

	woman, charged           bool // charged: not yet convicted when the draft is begun
	given, surname           string
	inCase                   string // the officer in the case
	people                   []content.ScheduleEntry
	years                    int
	from, arrested, order    calendar.Date // order: the day on which the court is expected to make it
	convicted, born, release calendar.Date
	vars                     map[string]string
	fill                     *strings.Replacer // of vars
	terms                    []storyTerm
}

// newScene draws everything that is left open by the plan.
func newScene(p plan, drafter models.User) *scene {
	s := &scene{plan: p, rng: rand.New(rand.NewPCG(seed, uint64(p.number))), force: books().forces[p.force], drafter: drafter} //nolint:gosec // the history has to be the same every time
	s.cast()
	s.dates()
	s.words()
	for _, t := range p.story.Terms {
		if !t.Optional || s.rng.IntN(10) < 6 {
			s.terms = append(s.terms, t.complete())
		}
	}
	return s
}

func (s *scene) cast() {
	n := books().names
	s.woman = s.rng.IntN(5) == 0
	s.given = pick(s.rng, n.Male)
	if s.woman {
		s.given = pick(s.rng, n.Female)
	}
	s.surname = n.Surnames[(s.number*31)%len(n.Surnames)] // 31 and their number have no divisor in common: no one has a namesake
	s.inCase = pick(s.rng, s.force.Officers)
	s.years = pick(s.rng, s.story.Years)
	if len(s.story.People) == 0 {
		return
	}
	count := s.between(s.story.People[0], s.story.People[1])
	for _, i := range s.rng.Perm(len(n.Associates))[:count] {
		first, _, _ := strings.Cut(pick(s.rng, append(slices.Clone(n.Male), n.Female...)), " ")
		born := calendar.NewDate(s.day.Year-s.between(20, 49), 1, s.between(1, 365))
		s.people = append(s.people, content.ScheduleEntry{Name: first + " " + n.Associates[i], DateOfBirth: &born})
	}
}

func (s *scene) dates() {
	s.arrested = s.day.AddDays(-s.between(90, 240))
	s.from = s.arrested.AddDays(-s.between(220, 680))
	least, most := 105, 140
	if !slices.Contains([]fate{accepted, amended, withdrawnEarly, withdrawnLate}, s.fate) {
		least, most = 180, 215
	}
	s.order = workingDays(s.day.AddDays(s.between(least, most)), 0)
	s.charged = s.rng.IntN(10) < 3
	s.convicted = workingDays(s.day.AddDays(-s.between(4, 24)), 0)
	s.release = s.order.AddDays(s.between(500, 1900))
	s.born = calendar.NewDate(s.day.Year-s.between(23, 57), 1, s.between(1, 365))
}

// words fills the places of the story's texts.
func (s *scene) words() {
	s.vars = map[string]string{
		"he": "he", "his": "his", "him": "him", "town": pick(s.rng, s.force.Towns), "area": pick(s.rng, books().names.Areas),
		"from": month(s.from), "to": month(s.arrested), "arrested": day(s.arrested),
		"people": inWords(len(s.people)), "years": inWords(s.years),
		"days": strconv.Itoa(pick(s.rng, []int{3, 5, 7})), "nights": inWords(s.between(2, 4)), "streets": inWords(s.between(3, 7)),
		"cap": pick(s.rng, []string{"500", "750", "1,000", "1,500"}), "accounts": inWords(s.between(2, 3)),
		"computers": "two", "share": pick(s.rng, []string{"5", "10"}), "phones": pick(s.rng, []string{"one mobile phone", "two mobile phones"}),
	}
	if s.woman {
		s.vars["he"], s.vars["his"], s.vars["him"] = "she", "her", "her"
	}
	first := s.rng.IntN(6)
	s.vars["month1"], s.vars["month2"] = months[first], months[first+6]
	for _, key := range sortedKeys(s.story.Numbers) {
		n := s.story.Numbers[key]
		s.vars[key] = inWords(s.between(n[0]/n[2], n[1]/n[2]) * n[2])
	}
	var pairs []string
	for _, key := range sortedKeys(s.vars) {
		pairs = append(pairs, "{"+key+"}", s.vars[key], "{"+capital(key)+"}", s.vars[key])
	}
	s.fill = strings.NewReplacer(pairs...)
}

var months = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// complete takes from the common term what the story leaves to it.
func (t storyTerm) complete() storyTerm {
	if t.Use == "" {
		return t
	}
	c := books().terms[t.Use]
	t.Type, t.Category, t.Text, t.BreachProof = c.Type, c.Category, c.Text, c.BreachProof
	t.Deadline, t.Saving, t.Schedule = c.Deadline, c.Saving, c.Schedule
	if t.Proportionality == "" {
		t.Proportionality = c.Proportionality
	}
	return t
}

// say fills in a text of the story. {He} and a number in words start a sentence with a capital.
func (s *scene) say(text string) string {
	sentences := strings.Split(s.fill.Replace(text), ". ")
	for i := range sentences {
		sentences[i] = capital(sentences[i])
	}
	return strings.Join(sentences, ". ")
}

// sayOf is say for a text on the nth term.
func (s *scene) sayOf(n int, text string) string {
	return s.say(strings.ReplaceAll(text, "{n}", strconv.Itoa(n)))
}

func (s *scene) between(least, most int) int { return least + s.rng.IntN(most-least+1) }

// exhibit is the reference of an item: the officer's initials before a plain number.
func (s *scene) exhibit(i int) string {
	ref := s.story.Evidence[i].Reference
	if _, err := strconv.Atoi(ref); err != nil {
		return ref + "/" + strconv.Itoa(i+1)
	}
	first, last, _ := strings.Cut(s.inCase, " ")
	return strings.ToUpper(first[:1]+last[:2]) + "/" + ref
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}

// inWords writes a number: a word below ten, with a comma in thousands.
func inWords(n int) string {
	small := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(small) {
		return small[n]
	}
	return thousands(n)
}

func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

func month(d calendar.Date) string { return d.Time().Format("January 2006") }

func day(d calendar.Date) string { return d.Time().Format("2 January 2006") }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
