package review_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/review"
)

func TestPlaceFollowsAnAnchor(t *testing.T) {
	then := samples(t)[0]
	for name, c := range map[string]struct {
		edit   func(*content.Content)
		anchor string
		want   review.Anchor // Words are compared where they are given
	}{
		"nothing happened": {func(*content.Content) {}, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 4", NumberThen: is(4), NumberNow: is(4), Status: review.Unchanged, Pointer: "/terms/3"}},
		"reworded": {func(c *content.Content) { c.Terms[3].Text = "Must not fly." }, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 4", NumberThen: is(4), NumberNow: is(4), Status: review.Reworded, Pointer: "/terms/3", Words: "Must not fly."}},
		"its reasons reworded": {func(c *content.Content) { c.Terms[3].Necessity = "Needed." }, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 4", NumberThen: is(4), NumberNow: is(4), Status: review.Reworded, Pointer: "/terms/3"}},
		"white space": {func(c *content.Content) { c.Terms[3].Text += " \n" }, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 4", NumberThen: is(4), NumberNow: is(4), Status: review.Unchanged, Pointer: "/terms/3"}},
		"moved": {func(c *content.Content) { moveTerm(c, 3, 0); numbered(c) }, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 1", NumberThen: is(4), NumberNow: is(1), Status: review.Moved, Pointer: "/terms/0"}},
		"pushed by a move": {func(c *content.Content) { moveTerm(c, 3, 0); numbered(c) }, "t2",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 3", NumberThen: is(2), NumberNow: is(3), Status: review.Unchanged, Pointer: "/terms/2"}},
		"moved and reworded": {func(c *content.Content) { moveTerm(c, 3, 0); numbered(c); c.Terms[0].Text = "Must not fly." }, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 1", NumberThen: is(4), NumberNow: is(1), Status: review.MovedAndReworded, Pointer: "/terms/0", Words: "Must not fly."}},
		"removed": {func(c *content.Content) { removeTerm(c, 3); numbered(c) }, "t4",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 4", NumberThen: is(4), Status: review.Removed, Words: then.Terms[3].Text}},
		"renumbered by a removal": {func(c *content.Content) { removeTerm(c, 3); numbered(c) }, "t6",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 5", NumberThen: is(6), NumberNow: is(5), Status: review.Unchanged, Pointer: "/terms/4"}},
		"added, without a number": {func(c *content.Content) {
			c.Terms = append(c.Terms, content.Term{ID: "t8", Text: "Must not fly."})
		}, "t8",
			review.Anchor{Kind: review.OnTerm, Section: "terms", Label: "Term 8", Status: review.Added, Pointer: "/terms/7", Words: "Must not fly."}},
		"in neither": {func(*content.Content) {}, "t99",
			review.Anchor{Kind: review.OnUnknown, Label: "No longer in the application", Status: review.Unknown}},
		"no place": {func(c *content.Content) { c.Facts += " More." }, "",
			review.Anchor{Kind: review.OnApplication, Label: "Whole application", Status: review.Reworded}},
		"evidence": {func(c *content.Content) { c.Evidence[1].Served = !c.Evidence[1].Served }, "e2",
			review.Anchor{Kind: review.OnEvidence, Section: "evidence", Label: "Evidence PHK/7", Status: review.Reworded, Pointer: "/evidence/1"}},
		"evidence removed": {func(c *content.Content) { c.Evidence = c.Evidence[1:] }, "e1",
			review.Anchor{Kind: review.OnEvidence, Section: "evidence", Label: "Evidence PHK/1", Status: review.Removed,
				Words: "Statement of the officer in the case: summary of the conspiracy"}},
		"evidence known by its title": {func(c *content.Content) { c.Evidence[0].Reference = " " }, "e1",
			review.Anchor{Kind: review.OnEvidence, Section: "evidence", Label: "Evidence Statement of the officer in the case: summary of the conspiracy", Status: review.Reworded, Pointer: "/evidence/0"}},
		"evidence without a name": {func(c *content.Content) { c.Evidence[0] = content.Evidence{ID: "e1"} }, "e1",
			review.Anchor{Kind: review.OnEvidence, Section: "evidence", Label: "Evidence item 1", Status: review.Reworded, Pointer: "/evidence/0"}},
		"third party": {func(c *content.Content) { c.ThirdParties.Items[0].Response = "Does not object." }, "p1",
			review.Anchor{Kind: review.OnThirdParty, Section: "thirdParties", Label: "Third party Ottilie Marr", Status: review.Reworded, Pointer: "/thirdParties/items/0"}},
		"third party removed": {func(c *content.Content) { c.ThirdParties.Items = nil }, "p1",
			review.Anchor{Kind: review.OnThirdParty, Section: "thirdParties", Label: "Third party Ottilie Marr", Status: review.Removed}},
		"an id given anew": {func(c *content.Content) {
			c.Evidence = c.Evidence[1:]
			c.Terms = append(c.Terms, content.Term{ID: "e1"})
		}, "e1",
			review.Anchor{Kind: review.OnEvidence, Section: "evidence", Label: "Evidence PHK/1", Status: review.Removed}},
		"section": {func(*content.Content) {}, "hmppsConsultation",
			review.Anchor{Kind: review.OnSection, Section: "hmppsConsultation", Label: "Prison and probation (HMPPS)", Status: review.Unchanged, Pointer: "/hmppsConsultation"}},
		"section with a change in it": {func(c *content.Content) { c.ThirdParties.Items[0].Response = "None." }, "thirdParties",
			review.Anchor{Kind: review.OnSection, Section: "thirdParties", Label: "Third parties", Status: review.Reworded, Pointer: "/thirdParties"}},
		"section with white space only": {func(c *content.Content) { c.Facts += "\n" }, "facts",
			review.Anchor{Kind: review.OnSection, Section: "facts", Label: "Summary of facts", Status: review.Unchanged, Pointer: "/facts"}},
		"section that is a record now gone": {func(c *content.Content) { c.Conviction = nil }, "conviction",
			review.Anchor{Kind: review.OnSection, Section: "conviction", Label: "Conviction or charge", Status: review.Reworded, Pointer: "/conviction"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := review.Place(c.anchor, then, edited(t, then, c.edit))
			c.want.Name = c.anchor
			if c.want.Words == "" {
				c.want.Words = got.Words
			} else if got.Status == review.Removed && len(c.want.Words) > 170 {
				require.True(t, strings.HasPrefix(c.want.Words, strings.TrimSuffix(got.Words, "…")))
				c.want.Words = got.Words
			}
			require.Equal(t, c.want, got)
			require.Equal(t, map[string]review.Anchor{c.anchor: got}, review.Places([]string{c.anchor, c.anchor}, then, edited(t, then, c.edit)))
		})
	}
}

// Of two neighbours that change places the comparison calls one moved; a reader would call both.
func TestNeighboursThatChangePlacesHaveBothMoved(t *testing.T) {
	then := samples(t)[0]
	now := edited(t, then, func(c *content.Content) { moveTerm(c, 1, 2); numbered(c) })
	for id, want := range map[string]review.Status{"t1": review.Unchanged, "t2": review.Moved, "t3": review.Moved, "t4": review.Unchanged} {
		require.Equal(t, want, review.Place(id, then, now).Status, id)
	}
	far := edited(t, then, func(c *content.Content) { moveTerm(c, 1, 5); numbered(c) })
	for id, want := range map[string]review.Status{"t2": review.Moved, "t3": review.Unchanged, "t6": review.Unchanged} {
		require.Equal(t, want, review.Place(id, then, far).Status, id)
	}
}

func TestExtractIsShortAndCutBetweenWords(t *testing.T) {
	then := samples(t)[0]
	for _, text := range []string{strings.Repeat("wörd ", 100), strings.Repeat("ß", 400)} {
		now := edited(t, then, func(c *content.Content) { c.Terms[0].Text = text })
		words := review.Place("t1", now, edited(t, now, func(c *content.Content) { removeTerm(c, 0) })).Words
		require.LessOrEqual(t, utf8.RuneCountInString(words), 161)
		require.True(t, utf8.ValidString(words))
		require.True(t, strings.HasSuffix(words, "…"))
		require.NotContains(t, words, " …")
	}
}

func TestEverySectionHasAName(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range content.SectionKeys() {
		name := content.SectionName(s)
		require.NotEqual(t, s, name)
		require.False(t, seen[name], name)
		seen[name] = true
	}
	require.Equal(t, "unheard-of", content.SectionName("unheard-of"))
}
