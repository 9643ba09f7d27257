package changes_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
)

func samples(t testing.TB) []content.Content {
	t.Helper()
	files, err := filepath.Glob("../reference/samples/*.json")
	require.NoError(t, err)
	require.Len(t, files, 5)
	var out []content.Content
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		var s struct{ Content json.RawMessage }
		require.NoError(t, json.Unmarshal(data, &s))
		c, problems, err := content.Decode(s.Content)
		require.NoError(t, err)
		require.Empty(t, problems)
		out = append(out, c)
	}
	return out
}

func clone(t testing.TB, c content.Content) content.Content {
	t.Helper()
	out, problems, err := content.Decode(c.Canonical())
	require.NoError(t, err)
	require.Empty(t, problems)
	return out
}

// edited is the first sample before and after an edit.
func edited(t testing.TB, edit func(*content.Content)) changes.Report {
	t.Helper()
	from := samples(t)[0]
	to := clone(t, from)
	edit(&to)
	return changes.Between(from, to)
}

// only is the one change of a report.
func only(t testing.TB, r changes.Report) changes.Change {
	t.Helper()
	require.Len(t, r.Sections, 1)
	require.Len(t, r.Sections[0].Changes, 1)
	return r.Sections[0].Changes[0]
}

func is[T any](v T) *T { return &v }

func TestNothingChanged(t *testing.T) {
	for _, c := range samples(t) {
		require.True(t, changes.Between(c, clone(t, c)).Empty())
	}
	data, err := json.Marshal(changes.Between(content.Empty(), content.Empty()))
	require.NoError(t, err)
	require.JSONEq(t, `{"sections":[]}`, string(data))
}

func TestReportAsJSON(t *testing.T) {
	r := edited(t, func(c *content.Content) {
		c.Terms[1], c.Terms[2] = c.Terms[2], c.Terms[1]
		c.Terms[1].Text = "Must not be in, hire or drive any car not notified under term 4, except as a passenger in a licensed taxi, bus or train."
		c.Terms[1].Number, c.Terms[2].Number = 2, 3
	})
	data, err := json.Marshal(r)
	require.NoError(t, err)
	require.JSONEq(t, `{"sections":[{"section":"terms","kind":"list","changes":[
		{"id":"t3","list":"/terms","kind":"reworded","kinds":["reworded","moved","renumbered"],
		 "fromNumber":3,"toNumber":2,"fromIndex":2,"toIndex":1,"whitespaceOnly":false,"fields":[
			{"pointer":"/terms/1/number","fromPointer":"/terms/2/number","name":"number","kind":"renumbered","from":"3","to":"2",
			 "whitespaceOnly":false,"words":[]},
			{"pointer":"/terms/1/text","fromPointer":"/terms/2/text","name":"text","kind":"reworded",
			 "from":"Must not be in, hire or drive any vehicle not notified under term 4, except as a passenger in a licensed taxi, bus or train.",
			 "to":"Must not be in, hire or drive any car not notified under term 4, except as a passenger in a licensed taxi, bus or train.",
			 "whitespaceOnly":false,"words":[
				{"op":"same","text":"Must not be in, hire or drive any"},{"op":"removed","text":" vehicle"},{"op":"added","text":" car"},
				{"op":"same","text":" not notified under term 4, except as a passenger in a licensed taxi, bus or train."}]}]},
		{"id":"t2","list":"/terms","kind":"renumbered","kinds":["renumbered"],
		 "fromNumber":2,"toNumber":3,"fromIndex":1,"toIndex":2,"whitespaceOnly":false,"fields":[
			{"pointer":"/terms/2/number","fromPointer":"/terms/1/number","name":"number","kind":"renumbered","from":"2","to":"3",
			 "whitespaceOnly":false,"words":[]}]}]}]}`, string(data))
}

func TestOneMovedTermIsOneMove(t *testing.T) {
	for _, to := range []int{0, 3, 6} {
		for from := range 7 {
			r := edited(t, func(c *content.Content) {
				moving := c.Terms[from]
				rest := append(c.Terms[:from:from], c.Terms[from+1:]...)
				c.Terms = append(append(rest[:to:to], moving), rest[to:]...)
			})
			if from == to {
				require.True(t, r.Empty())
				continue
			}
			c := only(t, r)
			require.Equal(t, content.List[changes.Kind]{changes.Moved}, c.Kinds)
			require.Empty(t, c.Fields)
			require.Contains(t, []int{1, -1}, sign(*c.ToIndex-*c.FromIndex))
			if d := from - to; d > 1 || d < -1 { // of two neighbours either may have moved
				require.Equal(t, []int{from, to}, []int{*c.FromIndex, *c.ToIndex})
			}
		}
	}
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

func TestAddedAndRemovedTerms(t *testing.T) {
	r := edited(t, func(c *content.Content) {
		c.Terms = append(c.Terms[1:], content.Term{ID: "t8", Text: "Must not fly.", EvidenceRefs: content.List[string]{"e1"}})
	})
	require.Len(t, r.Sections, 1)
	require.Len(t, r.Sections[0].Changes, 2, "what stays is silent although it stands elsewhere")
	gone, come := r.Sections[0].Changes[0], r.Sections[0].Changes[1]
	require.Equal(t, []any{"t1", changes.Removed, is(0), (*int)(nil), is(1)}, []any{gone.ID, gone.Kind, gone.FromIndex, gone.ToIndex, gone.FromNumber})
	require.Equal(t, []any{"t8", changes.Added, is(6)}, []any{come.ID, come.Kind, come.ToIndex})
	require.Equal(t, content.List[changes.Field]{
		{Pointer: "/terms/6/number", Name: "number", Kind: changes.Added, To: is("0")},
		{Pointer: "/terms/6/text", Name: "text", Kind: changes.Added, To: is("Must not fly.")},
		{Pointer: "/terms/6/evidenceRefs/0", Name: "evidenceRefs", Kind: changes.Added, To: is("e1")},
	}, come.Fields)
	require.Equal(t, []changes.Change{gone}, r.At("t1"))
	require.Len(t, r.At("terms"), 2)
	require.Empty(t, r.At("t2"))
	require.Empty(t, r.At(""))
}

func TestWhiteSpaceIsApart(t *testing.T) {
	c := only(t, edited(t, func(c *content.Content) { c.Terms[0].Text = " " + c.Terms[0].Text + "\n" }))
	require.True(t, c.WhitespaceOnly)
	require.Equal(t, changes.Respaced, c.Kind)
	require.True(t, c.Fields[0].WhitespaceOnly)

	c = only(t, edited(t, func(c *content.Content) {
		c.Terms[0].Text += "\n"
		c.Terms[0].Necessity += " And more."
	}))
	require.False(t, c.WhitespaceOnly, "words changed elsewhere")
	require.Equal(t, content.List[changes.Kind]{changes.Reworded, changes.Respaced}, c.Kinds)

	c = only(t, edited(t, func(c *content.Content) { c.Conflicts = "" }))
	require.False(t, c.WhitespaceOnly)
	c = only(t, edited(t, func(c *content.Content) { c.Disposal.Length = is("") }))
	require.True(t, c.WhitespaceOnly, "an empty text says no more than none")
}

func TestEveryShapeOfSection(t *testing.T) {
	r := edited(t, func(c *content.Content) {
		c.Facts = c.Facts + " He denies it."
		c.Route = content.RouteS1
		c.Conviction = nil
		c.Risk.Statement = "None."
		c.Risk.Factors = c.Risk.Factors[1:]
		c.ThirdParties.Items[0].Name = "Ottilie Marre"
		c.Schedules[0].Entries = append(c.Schedules[0].Entries[1:], c.Schedules[0].Entries[0])
		c.Order.Definitions[0].Meaning += " by name"
		c.Order.Savings = append(c.Order.Savings, "Another.")
		c.Order.End = &content.End{Kind: content.EndOnDate, On: is(calendar.NewDate(2035, 1, 1))}
	})
	var got []string
	for _, s := range r.Sections {
		got = append(got, s.Name+" "+string(s.Kind))
		for _, c := range s.Changes {
			for _, k := range c.Kinds {
				got = append(got, "  "+c.List+" "+c.ID+" "+string(k))
			}
			if c.Kind == changes.Removed {
				continue
			}
			for _, f := range c.Fields {
				got = append(got, "    "+f.Pointer+" "+f.Name+" "+string(f.Kind)+" "+content.Text(f.From)[:min(5, len(content.Text(f.From)))])
			}
		}
	}
	require.Equal(t, []string{
		"route value", "    changed", "    /route route changed s19",
		"conviction record", "    removed",
		"facts value", "    reworded", "    /facts facts reworded From ",
		"risk record", "    reworded", "    /risk/statement statement reworded There", "  /risk/factors r1 removed",
		"order record", "    changed",
		"    /order/end/kind end.kind changed lengt", "    /order/end/on end.on changed ",
		"    /order/end/years end.years changed 4", "    /order/end/months end.months changed 0", "    /order/end/days end.days changed 0",
		"    /order/savings/1 savings added ",
		"  /order/definitions  reworded", "    /order/definitions/0/meaning meaning reworded in wr",
		"schedules list", "  /schedules schedule-a changed", "    /schedules/0/entries/5 entries moved Brann",
		"thirdParties record", "  /thirdParties/items p1 changed", "    /thirdParties/items/0/name name changed Ottil",
	}, got)
}

func TestItemsWithoutIdsArePairedByWhatTheySay(t *testing.T) {
	c := only(t, edited(t, func(c *content.Content) { // the name is spelt anew, the date of birth stays
		c.Schedules[0].Entries[2].Name = "Someone " + c.Schedules[0].Entries[2].Name
	}))
	require.Len(t, c.Fields, 1)
	require.Equal(t, "/schedules/0/entries/2/name", c.Fields[0].Pointer)
	require.Equal(t, changes.Changed, c.Fields[0].Kind)

	c = only(t, edited(t, func(c *content.Content) { c.Terms[0].EvidenceRefs[0] = "e9" }))
	require.Len(t, c.Fields, 2, "another reference is no rewording of the first")
	require.Equal(t, []changes.Kind{changes.Removed, changes.Added}, []changes.Kind{c.Fields[0].Kind, c.Fields[1].Kind})

	c = only(t, edited(t, func(c *content.Content) { c.Order.Savings[0] += " Nor by a court." }))
	require.Equal(t, changes.Reworded, c.Fields[0].Kind)
	require.Len(t, c.Fields[0].Words, 2)
}

func BenchmarkFortyTerms(b *testing.B) {
	from := samples(b)[0]
	for n := len(from.Terms); n < 40; n++ {
		term := from.Terms[n%7]
		term.ID = "t" + strconv.Itoa(n+1)
		from.Terms = append(from.Terms, term)
	}
	to := clone(b, from)
	for i := range to.Terms {
		to.Terms[i].Text = strings.Replace(to.Terms[i].Text, "not", "never", 1)
		to.Terms[i].Necessity += " This is needed."
	}
	to.Terms[0], to.Terms[39] = to.Terms[39], to.Terms[0]
	for b.Loop() {
		require.Len(b, changes.Between(from, to).Sections[0].Changes, 40)
	}
}
