package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/library"
)

// draft is a term made from a wording.
type draft struct {
	Term       content.Term
	Wording    string
	Version    int
	EmptySlots []string
}

func (c caller) draft(wording string, values object) (d draft) {
	c.t.Helper()
	c.post("/api/v1/wordings/"+wording+"/draft", object{"values": values}).want(http.StatusOK).into(&d)
	return d
}

func TestEveryWordingCanBeDraftedFrom(t *testing.T) {
	t.Parallel()
	force := shared.as(t, "applicant.thames-valley")
	var list struct {
		Version string
		Items   []library.Wording
	}
	shared.as(t, "officer.serocu").get("/api/v1/wordings").want(http.StatusOK).into(&list)
	require.Equal(t, library.Embedded().Version, list.Version)
	require.Equal(t, library.Embedded().Wordings(), list.Items)
	for _, w := range list.Items {
		values, names := object{}, []string{}
		for _, slot := range w.Slots {
			values[slot.Name], names = slot.Example, append(names, slot.Name)
		}
		full, empty := force.draft(w.ID, values), force.draft(w.ID, nil)
		require.Equal(t, []any{w.ID, w.Version, w.Category}, []any{full.Wording, full.Version, full.Term.Category})
		require.Empty(t, full.EmptySlots, w.ID)
		require.Empty(t, library.EmptySlots(full.Term.Text), w.ID)
		require.ElementsMatch(t, names, empty.EmptySlots, w.ID)
	}
	force.post("/api/v1/wordings/no-such/draft", nil).refused(http.StatusNotFound, "not-found")
	force.post("/api/v1/wordings/phones-limit/draft", object{"values": object{"cars": "one"}}).faults("/values bad-value")
	force.post("/api/v1/wordings/phones-limit/draft", object{"values": 3, "term": "t1"}).faults("/values wrong-type", "/term unknown-field")
	force.post("/api/v1/wordings/phones-limit/draft", "{").refused(http.StatusBadRequest, "malformed")
}

// TestATermRemembersItsWording: from the draft through changes of its words.
func TestATermRemembersItsWording(t *testing.T) {
	t.Parallel()
	force, officer := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu")
	id := shared.caseAt(t, drafted)
	used := func() (items []struct {
		Term, Wording string
		Version       int
		State         library.State
	}) {
		var list struct {
			Items []struct {
				Term, Wording string
				Version       int
				State         library.State
			}
		}
		officer.get(at(id, "wordings")).want(http.StatusOK).into(&list)
		return list.Items
	}
	require.Empty(t, used())

	save := func(words string) {
		content := drugs(t)
		term := force.draft("phones-limit", nil).Term
		term.ID, term.Text = "t8", words
		content.Terms = append(content.Terms, term)
		force.put(at(id, "content"), content, "If-Match", "*").want(http.StatusOK)
	}
	library3 := func(want library.State) {
		t.Helper()
		items := used()
		require.Len(t, items, 1)
		require.Equal(t, []any{"t8", "phones-limit", 3, want}, []any{items[0].Term, items[0].Wording, items[0].Version, items[0].State})
	}
	half := force.draft("phones-limit", object{"phones": "one mobile phone"})
	require.Equal(t, []string{"sims"}, half.EmptySlots)
	whole := force.draft("phones-limit", object{"phones": "one mobile phone", "sims": "one SIM"}).Term.Text
	save(half.Term.Text)
	library3(library.EmptySlot)
	require.NotEmpty(t, force.get(at(id, "checks")).report().item(t, "Q16").pointers(), "an empty slot is caught")
	save(whole)
	library3(library.AsLibrary)
	save(strings.Replace(whole, "own, possess", "own, hold, possess", 1))
	library3(library.Bespoke)
	save(strings.ReplaceAll(whole, "one SIM", "two SIMs"))
	library3(library.AsLibrary)
	force.put(at(id, "content"), drugs(t), "If-Match", "*").want(http.StatusOK)
	require.Empty(t, used())
}
