package review_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/review"
)

var noon = time.Date(2026, 5, 8, 12, 0, 0, 0, time.UTC)

// on makes a point p1, p2 ... on each anchor.
func on(anchors ...string) []models.Point {
	var out []models.Point
	for i, a := range anchors {
		out = append(out, models.Point{ID: fmt.Sprintf("p%d", i+1), Number: i + 1, Round: 1, Code: "CLAR", Severity: models.Must, Anchor: a, Text: "Say which."})
	}
	return out
}

func beside(asking []models.Point, then, now content.Content, settled ...models.Point) review.Resubmission {
	return review.Beside(asking, then, now, changes.Between(then, now), settled...)
}

// told is a resubmission in short: each change by place and kind with the points next to it.
func told(r review.Resubmission) map[string][]string {
	out := map[string][]string{}
	points := func(list []review.Point) (s string) {
		for _, p := range list {
			s += " " + p.ID
		}
		return s
	}
	entries := func(name string, list []review.Entry) {
		for _, e := range list {
			line := fmt.Sprintf("%s %s%s", e.Place.Label, e.Change.Kind, points(e.Points))
			if len(e.Settled) > 0 {
				line += " settled" + points(e.Settled)
			}
			out[name] = append(out[name], line)
		}
	}
	entries("changes", r.Changes)
	entries("nobody asked", r.ChangesWithoutPoint)
	entries("slight", r.Slight)
	for _, p := range r.PointsWithoutChange {
		out["without"] = append(out["without"], fmt.Sprintf("%s %s %s", p.ID, p.Place.Label, p.Place.Status))
	}
	for _, p := range r.Settled {
		out["settled"] = append(out["settled"], p.ID+" "+p.Place.Label)
	}
	return out
}

// Three points on three terms: one is reworded, one moved and one deleted; then the CPS returns on a fourth.
func TestJourney(t *testing.T) {
	first := samples(t)[0]
	points := on("t2", "t5", "t3")
	for i := range points {
		points[i].RaisedAt = noon
	}
	second := edited(t, first, func(c *content.Content) {
		c.Terms[1].Text = "Must not own more than one mobile telephone."
		moveTerm(c, 4, 0)
		removeTerm(c, 3) // t3, which is one further down now
		numbered(c)
	})
	r := beside(points, first, second)
	require.Equal(t, map[string][]string{
		"changes": {"Term 1 moved p2", "Term 3 reworded p1", "Term 3 removed p3"},
		"slight":  {"Term 2 renumbered", "Term 5 renumbered", "Term 6 renumbered"},
	}, told(r))
	require.Equal(t, "Must not own more than one mobile telephone.", content.Text(text(r.Changes[1].Change).To))
	require.Equal(t, first.Terms[1].Text, content.Text(text(r.Changes[1].Change).From))
	require.Equal(t, first.Terms[2].Text, content.Text(text(r.Changes[2].Change).From))
	require.Nil(t, text(r.Changes[2].Change).To)
	for _, p := range points {
		require.True(t, r.Changed(p.ID))
	}

	// The officer resolves them one by one: the page keeps telling the same.
	submitted := noon.Add(time.Hour)
	for i := range points {
		points[i].Resolution, points[i].ResolvedAt = models.Resolved, is(submitted.Add(time.Minute))
		asking, settled := review.Asking(points, submitted)
		require.Empty(t, settled)
		require.Equal(t, told(r), told(beside(asking, first, second)))
	}

	// The CPS returns on a fourth, and on no place. Of the settled points one term was touched again.
	ofCPS := on("t6", "")
	ofCPS[0].ID, ofCPS[1].ID = "p4", "p5"
	for i := range ofCPS {
		ofCPS[i].Round, ofCPS[i].Source, ofCPS[i].RaisedAt = 2, models.FromCPS, submitted.Add(time.Hour)
	}
	third := edited(t, second, func(c *content.Content) {
		c.Terms[4].Text = "Must give the officer seven days' notice of travel."
		c.Terms[2].MonitoredBy = "The region"
	})
	asking, settled := review.Asking(append(points, ofCPS...), submitted.Add(2*time.Hour))
	require.Equal(t, map[string][]string{
		"changes":      {"Term 5 reworded p4"},
		"nobody asked": {"Term 3 changed settled p1"},
		"without":      {"p5 Whole application reworded"},
		"settled":      {"p2 Term 1", "p3 No longer in the application"},
	}, told(beside(asking, second, third, settled...)))
}

func text(c changes.Change) changes.Field {
	at := slices.IndexFunc(c.Fields, func(f changes.Field) bool { return f.Name == "text" })
	return c.Fields[at]
}

func TestAsking(t *testing.T) {
	points := on("t1", "t2", "t3", "t4", "t5")
	early, late := noon.Add(-time.Hour), noon.Add(time.Hour)
	for i := range points {
		points[i].RaisedAt = early.Add(-time.Hour)
	}
	points[1].Resolution, points[1].ResolvedAt = models.Resolved, &early
	points[2].Resolution, points[2].ResolvedAt = models.Reopened, &early
	points[3].Resolution, points[3].ResolvedAt = models.Resolved, &late
	points[4].RaisedAt = late
	asking, settled := review.Asking(points, noon)
	require.Equal(t, []models.Point{points[0], points[2], points[3]}, asking)
	require.Equal(t, []models.Point{points[1]}, settled)
}

func TestWhichChangeStandsBesideWhichPoint(t *testing.T) {
	then := samples(t)[0]
	for name, c := range map[string]struct {
		points []models.Point
		edit   func(*content.Content)
		want   map[string][]string
	}{
		"nothing changed": {on("t1", "terms", ""), func(*content.Content) {},
			map[string][]string{"without": {"p1 Term 1 unchanged", "p2 Terms unchanged", "p3 Whole application unchanged"}}},
		"two points on one term": {on("t1", "t1"), func(c *content.Content) { c.Terms[0].Text = "Must not fly." },
			map[string][]string{"changes": {"Term 1 reworded p1 p2"}}},
		"a section, all of it": {on("terms"), func(c *content.Content) { c.Terms[0].Text, c.Terms[3].MonitoredBy = "No.", "Kent" },
			map[string][]string{"changes": {"Term 1 reworded p1", "Term 4 changed p1"}}},
		"a section and one term of it": {on("terms", "t4", "terms"), func(c *content.Content) { c.Terms[0].Text, c.Terms[3].MonitoredBy = "No.", "Kent" },
			map[string][]string{"changes": {"Term 1 reworded p1 p3", "Term 4 changed p2"}}},
		"a section of which all was asked for more precisely": {on("terms", "t1"), func(c *content.Content) { c.Terms[0].Text = "No." },
			map[string][]string{"changes": {"Term 1 reworded p2"}, "without": {"p1 Terms reworded"}}},
		"a section of one text": {on("facts"), func(c *content.Content) { c.Facts += " He denies it."; c.Antecedents += " None." },
			map[string][]string{"changes": {"Summary of facts reworded p1"}, "nobody asked": {"Antecedents reworded"}}},
		"a section with items that are no anchors": {on("risk"), func(c *content.Content) { c.Risk.Factors = c.Risk.Factors[1:]; c.Risk.Statement = "Small." },
			map[string][]string{"changes": {"Risk reworded p1", "Risk removed p1"}}},
		"white space is no answer": {on("t1", "facts"), func(c *content.Content) { c.Terms[0].Text += " "; c.Facts = " " + c.Facts },
			map[string][]string{"slight": {"Summary of facts respaced", "Term 1 respaced"}, "without": {"p1 Term 1 unchanged", "p2 Summary of facts unchanged"}}},
		"evidence and third parties": {on("e2", "p1", "e3"), func(c *content.Content) {
			c.Evidence[1].Served = !c.Evidence[1].Served
			c.Evidence = append(c.Evidence, content.Evidence{ID: "e99", Reference: "PHK/99"})
			c.ThirdParties.Items[0].Response = "Does not object."
			c.ThirdParties.NoneDeclared = true
		}, map[string][]string{
			"changes":      {"Evidence PHK/7 changed p1", "Third party Ottilie Marr " + "reworded p2"},
			"nobody asked": {"Evidence PHK/99 added", "Third parties changed"},
			"without":      {"p3 Evidence " + then.Evidence[2].Reference + " unchanged"},
		}},
		"neighbours change places": {on("t2"), func(c *content.Content) { moveTerm(c, 1, 2); numbered(c) },
			map[string][]string{"changes": {"Term 2 moved p1"}, "slight": {"Term 3 renumbered"}}},
		"neighbours change places, a point on both": {on("t2", "t3"), func(c *content.Content) { moveTerm(c, 1, 2); numbered(c) },
			map[string][]string{"changes": {"Term 2 moved p1 p2"}, "slight": {"Term 3 renumbered"}}},
		"neighbours change places, the one is reworded too": {on("t2"), func(c *content.Content) { moveTerm(c, 1, 2); numbered(c); c.Terms[1].Text = "No." },
			map[string][]string{"nobody asked": {"Term 2 reworded"}, "slight": {"Term 3 renumbered"}, "without": {"p1 Term 3 moved"}}},
		"neighbours change places, the one asked about is reworded too": {on("t2"), func(c *content.Content) { moveTerm(c, 1, 2); numbered(c); c.Terms[2].Text = "No." },
			map[string][]string{"changes": {"Term 3 reworded p1"}, "nobody asked": {"Term 2 moved"}}},
		"a term that another one passed": {on("t3"), func(c *content.Content) { moveTerm(c, 6, 0); numbered(c) },
			map[string][]string{"nobody asked": {"Term 1 moved"}, "without": {"p1 Term 4 unchanged"},
				"slight": {"Term 2 renumbered", "Term 3 renumbered", "Term 4 renumbered", "Term 5 renumbered", "Term 6 renumbered", "Term 7 renumbered"}}},
		"written anew under another id": {on("t1"), func(c *content.Content) { c.Terms[0].ID = "t8" },
			map[string][]string{"changes": {"Term 1 removed p1"}, "nobody asked": {"Term 1 added"}}},
		"a place of other versions": {on("t99"), func(*content.Content) {},
			map[string][]string{"without": {"p1 No longer in the application unknown"}}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, told(beside(c.points, then, edited(t, then, c.edit))))
		})
	}
}

func TestResubmissionAsJSON(t *testing.T) {
	c := samples(t)[0]
	points := on("t1")
	points[0].Answer, points[0].AnsweredBy = models.Explained, "u1"
	data, err := json.Marshal(beside(points, c, c))
	require.NoError(t, err)
	words, err := json.Marshal(review.Place("t1", c, c).Words)
	require.NoError(t, err)
	require.JSONEq(t, `{"changes":[],"changesWithoutPoint":[],"slight":[],"settled":[],"pointsWithoutChange":[
		{"id":"p1","number":1,"round":1,"source":"","code":"CLAR","severity":"must","text":"Say which.","action":"","dueOn":null,
		 "answer":"explained","answerText":"","resolution":null,"place":
			{"anchor":"t1","kind":"term","section":"terms","label":"Term 1","numberThen":1,"numberNow":1,"status":"unchanged",
			 "pointer":"/terms/0","words":`+string(words)+`}}]}`, string(data))
}

// TestNothingIsLost edits at random and requires that every change is shown once and every point at least once.
func TestNothingIsLost(t *testing.T) {
	all := samples(t)
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 4))
		then := all[r.IntN(len(all))]
		now := edited(t, then, func(c *content.Content) { shuffle(r, c) })
		points := someWhere(r, then)
		half := r.IntN(len(points) + 1)
		asking, settled := points[:half], points[half:]
		report := changes.Between(then, now)
		got := review.Beside(asking, then, now, report, settled...)

		want, have := map[string]int{}, map[string]int{}
		for _, s := range report.Sections {
			for _, c := range s.Changes {
				want[key(t, s.Name, c)]++
			}
		}
		told := map[string]int{}
		for _, e := range slices.Concat(got.Changes, got.ChangesWithoutPoint, got.Slight) {
			have[key(t, e.Section, e.Change)]++
			require.NotEqual(t, review.Unknown, e.Place.Status, "seed %d", seed)
			for _, p := range slices.Concat(e.Points, e.Settled) {
				told[p.ID]++
			}
		}
		require.Equal(t, want, have, "seed %d", seed)
		for _, e := range got.Changes {
			require.NotEmpty(t, e.Points)
		}
		for _, e := range slices.Concat(got.ChangesWithoutPoint, got.Slight) {
			require.Empty(t, e.Points)
		}
		for _, p := range slices.Concat(got.PointsWithoutChange, got.Settled) {
			require.Zero(t, told[p.ID], "seed %d: %s is either beside a change or not", seed, p.ID)
			told[p.ID]++
		}
		require.Len(t, told, len(points), "seed %d", seed)
		for _, p := range asking {
			require.Equal(t, !slices.ContainsFunc(got.PointsWithoutChange, func(q review.Point) bool { return q.ID == p.ID }), got.Changed(p.ID))
		}
	}
}

func key(t *testing.T, section string, c changes.Change) string {
	t.Helper()
	data, err := json.Marshal(c)
	require.NoError(t, err)
	return section + string(data)
}

// shuffle changes texts, places, items and some sections without items.
func shuffle(r *rand.Rand, c *content.Content) {
	for range r.IntN(6) {
		at, to := r.IntN(len(c.Terms)), r.IntN(len(c.Terms))
		switch r.IntN(8) {
		case 0:
			c.Terms[at].Text += " And so on."
		case 1:
			c.Terms[at].Text += "\n"
		case 2:
			moveTerm(c, at, to)
			numbered(c)
		case 3:
			if len(c.Terms) > 1 {
				removeTerm(c, at)
			}
		case 4:
			c.Terms = append(c.Terms, content.Term{ID: fmt.Sprintf("new%d", r.Uint32()), Text: "Must not fly."})
		case 5:
			c.Evidence[r.IntN(len(c.Evidence))].Title = "Another"
		case 6:
			c.ThirdParties.Items = append(c.ThirdParties.Items, content.ThirdParty{ID: fmt.Sprintf("new%d", r.Uint32())})
		case 7:
			c.Facts += " More."
			c.Order.Savings = append(c.Order.Savings, "More.")
		}
	}
}

// someWhere makes points on items, on sections, on nothing known and on no place.
func someWhere(r *rand.Rand, c content.Content) []models.Point {
	places := []string{"", "t99", "terms", "facts", "evidence", "order", "thirdParties"}
	for _, t := range c.Terms {
		places = append(places, t.ID)
	}
	for _, e := range c.Evidence {
		places = append(places, e.ID)
	}
	anchors := make([]string, r.IntN(8))
	for i := range anchors {
		anchors[i] = places[r.IntN(len(places))]
	}
	return on(anchors...)
}
