package library_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

// families are the headings of the CPS Precedent Library that have been read; the later parts have not.
var families = []string{
	"", "commencement", "communications devices", "identity-document software", "email and e-fax", "instant messaging",
	"social networking", "online usernames", "online selling", "internet access", "public communication facilities",
	"unsolicited calls", "web domains and servers", "computer software", "communications blocking equipment",
	"anti-surveillance equipment", "cash and coin", "notify finances and assets", "bank accounts", "foreign accounts",
	"third-party accounts", "money transfers", "borrowing", "mortgage or loan adviser", "loan provider",
	"virtual currency accounts",
}

// vague are words that leave the subject to guess what is prohibited (Q16).
var vague = regexp.MustCompile(`(?i)\b(known criminals?|known to|unreasonabl[ey]|reasonabl[ey]|such as|environs|curtilage|paraphernalia|vicinity|` +
	`similar|suspicious(ly)?|bad character|such other|as officers|direct|associates?|weapons?|near|nearby|etc|and/or|appropriate|` +
	`any other|regular(ly)?|frequent(ly)?|large|significant|excessive|inappropriate|from time to time|including but|as soon as|promptly|immediately|` +
	`criminals?|gangs?|oral(ly)?|tell|verbal(ly)?|in person|solicitors?)\b`)

func examples(w library.Wording) map[string]string {
	out := map[string]string{}
	for _, s := range w.Slots {
		out[s.Name] = s.Example
	}
	return out
}

func filled(t *testing.T, w library.Wording) string {
	t.Helper()
	text, empty := library.Fill(w, examples(w))
	require.Empty(t, empty, w.ID)
	return text
}

func TestEveryCategoryHasWordings(t *testing.T) {
	all := library.Embedded().Wordings()
	require.GreaterOrEqual(t, len(all), 24)
	have := map[string]int{}
	for _, w := range all {
		have[string(w.Category)]++
		require.Contains(t, families, w.Family, w.ID)
		heading, ok := reference.TermCategory(string(w.Category))
		require.True(t, ok, w.ID)
		for _, who := range []library.Subjects{library.Individual, library.Body} {
			if w.AppliesTo == who || w.AppliesTo == library.Both {
				require.Contains(t, heading.For, string(who), w.ID)
			}
		}
	}
	for _, c := range content.TermCategory("").Values() {
		require.NotZero(t, have[c], c)
	}
	types := map[content.TermType]bool{}
	for _, w := range all {
		types[w.Type] = true
		require.True(t, w.Type != content.TermRequirement || !strings.HasPrefix(w.Text, "The subject must not "), w.ID)
		require.True(t, w.Type == content.TermRequirement || strings.HasPrefix(w.Text, "The subject must not "), w.ID)
	}
	require.Len(t, types, 3)
}

func TestWordingsAreClearAndFillable(t *testing.T) {
	seen := map[string]string{}
	for _, w := range library.Embedded().Wordings() {
		text := filled(t, w)
		require.Empty(t, library.EmptySlots(text), w.ID)
		require.Empty(t, vague.FindAllString(text, -1), w.ID)
		require.Regexp(t, `^The subject must .*\.$`, text, w.ID)
		require.LessOrEqual(t, len(text), 700, "%s is one term", w.ID)
		require.Empty(t, seen[library.Fingerprint(text)], w.ID)
		seen[library.Fingerprint(text)] = w.ID
		require.NotContains(t, text, " he ", w.ID)
		require.NotContains(t, text, " she ", w.ID)

		marks := len(library.EmptySlots(w.Text))
		require.Equal(t, marks > 0, len(w.Slots) > 0, w.ID)
		for _, s := range w.Slots { // one slot at a time left out
			values := examples(w)
			values[s.Name] = " "
			got, empty := library.Fill(w, values)
			require.Equal(t, []string{s.Name}, empty, w.ID)
			require.Equal(t, "{"+s.Name+"}", library.EmptySlots(got)[0].Text)
			require.Equal(t, library.EmptySlot, library.Embedded().State(got, library.Origin{WordingID: w.ID, Version: w.Version, Values: values}))
		}
	}
}

func TestNamedListsAndMaps(t *testing.T) {
	for _, w := range library.Embedded().Wordings() {
		people := slices.Contains(w.Needs, library.SchedulePeople)
		lists := people || slices.Contains(w.Needs, library.ScheduleAccounts) || slices.Contains(w.Needs, library.ScheduleOther)
		require.Equal(t, lists, strings.Contains(w.Text, "{schedule}"), w.ID)
		require.Equal(t, people, strings.Contains(w.Text, "of birth in {schedule}"), w.ID)
		require.Equal(t, slices.Contains(w.Needs, library.Map), strings.Contains(w.Text, "{map}"), w.ID)
	}
}

func TestInformationGoesToAConstableInWritingByATime(t *testing.T) {
	asks := regexp.MustCompile(`\b(notify|produce|answer|give a list|inform|disclose)\b`)
	count := 0
	for _, w := range library.Embedded().Wordings() {
		require.Equal(t, asks.MatchString(w.Text), w.Information != nil, w.ID)
		if w.Information == nil {
			continue
		}
		count++
		require.Equal(t, content.TermRequirement, w.Type, w.ID)
		require.Equal(t, content.RecipientConstable, w.Information.Recipient, w.ID)
		text := filled(t, w)
		require.Contains(t, text, "a constable at the unit named in the order", w.ID)
		require.Contains(t, text, "in writing", w.ID)
		require.Contains(t, w.Information.Manner, "in writing", w.ID)
		require.Regexp(t, `(within|at least) \d+ days (of|before) `, text, w.ID)

		d, err := library.Embedded().Draft(w.ID, examples(w))
		require.NoError(t, err)
		require.Regexp(t, `^(within|at least) \d+ days (of|before) `, *d.Term.Information.Deadline, w.ID)
		require.Empty(t, library.EmptySlots(*d.Term.Information.Deadline), w.ID)
	}
	require.GreaterOrEqual(t, count, 8)
}

func TestDraftIsATermToGoOnFrom(t *testing.T) {
	l := library.Embedded()
	d, err := l.Draft("vehicles-notify", map[string]string{"count": "4"})
	require.NoError(t, err)
	require.Equal(t, []string{"days"}, d.Empty)
	require.Contains(t, d.Term.Text, "on 4 or more days")
	require.Equal(t, library.Origin{WordingID: "vehicles-notify", Version: 2, Values: map[string]string{"count": "4"}}, d.Origin)
	require.Equal(t, content.CategoryInformation, d.Term.Category)
	require.Empty(t, d.Term.Necessity, "a reason is the case's own")
	require.Empty(t, d.Term.ID)

	d, err = l.Draft("wages", nil)
	require.ErrorIs(t, err, library.ErrUnknownWording)
	require.Empty(t, d)
	_, err = l.Draft("vehicles-notify", map[string]string{"hours": "4"})
	require.ErrorIs(t, err, library.ErrUnknownSlot)

	// A value is not filled again.
	w, _ := l.Find("vehicles-notify")
	text, empty := library.Fill(w, map[string]string{"count": "{days}", "days": "7"})
	require.Empty(t, empty)
	require.Contains(t, text, "on {days} or more")
}

func TestStateOfATerm(t *testing.T) {
	l := library.Embedded()
	for _, w := range l.Wordings() {
		text := filled(t, w)
		o := library.Origin{WordingID: w.ID, Version: w.Version, Values: examples(w)}
		require.Equal(t, library.AsLibrary, l.State(text, o), w.ID)
		require.Equal(t, library.AsLibrary, l.State("  "+strings.ReplaceAll(text, " ", "\n")+"\n", o), w.ID)
		require.Equal(t, library.Bespoke, l.State(text+" Nor at sea.", o), w.ID)
		require.Equal(t, library.Bespoke, l.State(strings.Replace(text, "must", "shall", 1), o), w.ID)
	}
	w, ok := l.Find("phones-limit")
	require.True(t, ok)
	require.Equal(t, 3, w.Version)
	old := library.Origin{WordingID: w.ID, Version: 1, Values: map[string]string{"phones": "one mobile telephone", "sims": "one SIM"}}
	require.Equal(t, library.NewerVersion, l.State("Must not own, possess or use more than one mobile telephone and one SIM at any one time.", old))
	require.Equal(t, library.Bespoke, l.State(filled(t, w), old), "the newer text is not what the older version said")
	require.Equal(t, library.Bespoke, l.State(filled(t, w), library.Origin{WordingID: w.ID, Version: 4, Values: examples(w)}))
	require.Equal(t, library.Bespoke, l.State(filled(t, w), library.Origin{WordingID: "gone", Version: 1}))
	require.Equal(t, library.EmptySlot, l.State("Must not own ____.", old))
}

func TestMatchReadsTheSlots(t *testing.T) {
	l := library.Embedded()
	for _, w := range l.Wordings() {
		want := library.Origin{WordingID: w.ID, Version: w.Version, Values: examples(w)}
		got, ok := l.Match("\n" + strings.ReplaceAll(filled(t, w), " ", "  "))
		require.True(t, ok, w.ID)
		require.Equal(t, want, got, w.ID)
	}
	got, ok := l.Match("Must not own, possess or use more than two mobile telephones and {sims} at any one time.")
	require.True(t, ok)
	require.Equal(t, library.Origin{WordingID: "phones-limit", Version: 1, Values: map[string]string{"phones": "two mobile telephones"}}, got)
	for _, text := range []string{"", "Must not fly.", filled(t, l.Wordings()[0]) + " Nor swim."} {
		_, ok = l.Match(text)
		require.False(t, ok, text)
	}
	// The same slot twice has one value.
	two, err := library.Read([]byte(strings.Replace(withSlot(t, "lending-prohibited"), `"The subject must not lend`, `"The subject must not lend {days} or {days}, nor lend`, 1)))
	require.NoError(t, err)
	text := func(a, b string) string {
		w, _ := two.Find("lending-prohibited")
		return strings.Replace(strings.Replace(w.Text, "{days}", a, 1), "{days}", b, 1)
	}
	_, ok = two.Match(text("1", "1"))
	require.True(t, ok)
	_, ok = two.Match(text("1", "2"))
	require.False(t, ok)
}

// withSlot is the embedded file with a slot {days} explained in a wording that has none.
func withSlot(t *testing.T, id string) string {
	t.Helper()
	file := embeddedFile(t)
	at := strings.Index(file, `"id": "`+id+`"`)
	require.Positive(t, at)
	return file[:at] + strings.Replace(file[at:], `"slots": []`, `"slots": [{"name": "days", "label": "Days", "hint": "A figure", "example": "7"}]`, 1)
}

func embeddedFile(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("wordings.json")
	require.NoError(t, err)
	return string(data)
}

func TestIsFor(t *testing.T) {
	find := func(id string) library.Wording {
		w, ok := library.Embedded().Find(id)
		require.True(t, ok)
		return w
	}
	require.True(t, find("named-people").IsFor(content.SubjectIndividual))
	require.False(t, find("named-people").IsFor(content.SubjectPartnership))
	require.True(t, find("staff-named").IsFor(content.SubjectBodyCorporate))
	require.False(t, find("staff-named").IsFor(content.SubjectIndividual))
	require.True(t, find("cash-limit").IsFor(content.SubjectIndividual))
	require.False(t, find("cash-limit").IsFor(""))
}

func TestCallersCannotChangeTheLibrary(t *testing.T) {
	library.Embedded().Wordings()[0].Text = "changed"
	w, _ := library.Embedded().Find("phones-limit")
	require.NotEqual(t, "changed", w.Text)
}

func TestABadFileIsRefusedWholeWithTheLine(t *testing.T) {
	good := embeddedFile(t)
	_, err := library.Read([]byte(good))
	require.NoError(t, err)
	line := func(part string) string {
		return fmt.Sprintf("line %d:", 1+strings.Count(good[:strings.Index(good, part)], "\n"))
	}
	first := line(`"id": "phones-limit"`)
	for _, c := range []struct{ name, was, is, line, says string }{
		{"syntax", `"version": 3,`, `"version": 3`, line(`"family": "communications devices"`), "invalid character"},
		{"unknown field", `"breachHint": "Another`, `"breachhint2": "Another`, "line ", "unknown field"},
		{"wrong type", `"version": 3,`, `"version": "3",`, line(`"version": 3,`), "cannot unmarshal"},
		{"two documents", "  ]\n}\n", "  ]\n}\n{}", "line ", "more after the end"},
		{"no version", `"version": "2026-11"`, `"version": ""`, "line 1:", "version, from, source"},
		{"bad id", `"id": "phones-limit"`, `"id": "Phones limit"`, first, "the id needs"},
		{"same id", `"id": "devices-notify"`, `"id": "phones-limit"`, line(`"id": "devices-notify"`), "same id"},
		{"bad category", `"category": "communication-means"`, `"category": "phones"`, first, "no category"},
		{"bad type", `"type": "restriction"`, `"type": "wish"`, first, "no type"},
		{"bad subject", `"appliesTo": "individual"`, `"appliesTo": "all"`, first, "appliesTo"},
		{"no title", `"title": "Number of phones and SIMs"`, `"title": " "`, first, "title, text"},
		{"too long", `must not own, possess`, strings.Repeat("a", 10_001) + `must not own, possess`, first, "too long"},
		{"lost version", `{"version": 1, "text": "Must not own`, `{"version": 3, "text": "Must not own`, first, "version 1 is missing"},
		{"no version 0", `"version": 3,`, `"version": 0,`, first, "versions count from 1"},
		{"slot not explained", `{"name": "sims", "label"`, `{"name": "sim", "label"`, first, `"{sims}" stays`},
		{"slot not used", `more than {phones} and`, `more than one and`, first, `slot "phones" is not in the text`},
		{"slot twice", `{"name": "sims"`, `{"name": "phones"`, first, "explained twice"},
		{"slot unexplained", `"hint": "A number and the word", "example": "one mobile phone"`, `"hint": "", "example": "one mobile phone"`, first, "label, a hint"},
		{"bad need", `"needs": []`, `"needs": ["luck"]`, first, "no need"},
		{"need without information", `"needs": []`, `"needs": ["information"]`, first, "information is needed"},
		{"information without need", `"needs": ["information"]`, `"needs": []`, line(`"id": "devices-notify"`), "not among needs"},
		{"bad recipient", `"recipient": "constable"`, `"recipient": "clerk"`, line(`"id": "devices-notify"`), "a recipient"},
		{"people without a list", `"needs": ["schedule-people"]`, `"needs": []`, line(`"id": "named-people"`), "schedule-people"},
		{"area without a map", `"needs": ["map"]`, `"needs": []`, line(`"id": "area-hours"`), "needs map"},
	} {
		require.Contains(t, good, c.was, c.name)
		l, err := library.Read([]byte(strings.Replace(good, c.was, c.is, 1)))
		require.Nil(t, l, c.name)
		require.ErrorIs(t, err, library.ErrBadWordings, c.name)
		require.ErrorContains(t, err, c.line, c.name)
		require.ErrorContains(t, err, c.says, c.name)
	}
}
