package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// testSameText: the same words in other applications of the region, whatever their case and spacing.
func testSameText(t *testing.T, open opener) {
	const phones, curfew, own = "Must not own more than one phone.", "Must stay at home by night.", "Must not enter Redcap Lane."
	d := newDesk(t, open)
	holding := func(force, region string, texts ...string) string {
		c := draft("X")
		for i, text := range texts {
			c.Terms = append(c.Terms, content.Term{ID: string(rune('a' + i)), Number: i + 1, Text: text})
		}
		l := d.create(force, region, c)
		app, err := d.Application(d.ctx, everything, l.id)
		require.NoError(t, err)
		return app.Reference
	}
	mine := holding("surrey", "serocu", phones, curfew, own)
	second := holding("surrey", "serocu", "must not own MORE than  one phone", "MUST not own more than one phone.")
	third := holding("kent", "ersou", curfew)
	valley := holding("thames-valley", "serocu", phones)
	hampshire := holding("hampshire", "serocu", phones)
	same := func(q store.SameQuery, texts ...string) map[string][]string {
		found, err := d.SameText(d.ctx, q, texts)
		require.NoError(t, err)
		return found
	}
	all := store.SameQuery{Region: "serocu", Scope: everything, Except: "app-001"}
	require.Equal(t, map[string][]string{phones: {second, valley, hampshire}}, same(all, phones, curfew, own, ""))
	require.Empty(t, same(all, own), "one's own words are not another's")
	require.Equal(t, map[string][]string{phones: {"", second}}, same(store.SameQuery{Region: "serocu", Scope: models.Scope{Force: "surrey"}, Except: "app-001"}, phones), "others are not named")
	require.Equal(t, map[string][]string{curfew: {third}}, same(store.SameQuery{Region: "ersou", Scope: everything}, phones, curfew))
	require.Equal(t, map[string][]string{own: {mine}}, same(store.SameQuery{Region: "serocu", Scope: everything}, own), "nothing is left out where no application is named")
}
