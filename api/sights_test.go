package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

type toSee struct {
	ToSee []struct {
		ID, Kind, Check, Title, Text string
		Findings                     []struct{ Pointer, Message string }
		From, To                     int
	}
}

// TestAnApprovalSaysWhatWasSeen: what the force justified, what the machine found, its note, what changed and the last safe day.
// It is not parallel: an application of another test that reads alike would be one more thing to see.
func TestAnApprovalSaysWhatWasSeen(t *testing.T) {
	d := shared
	force, officer := d.as(t, "applicant.thames-valley"), d.as(t, "officer.serocu")
	content := drugs(t)
	content.Terms[1].Text += " He must not act suspiciously." // Q16 asks
	content.Pack.RedactionChecked = false                     // Q30, which may be justified
	id := force.create("thames-valley", content).ID
	force.act(id, models.SubmitForQA, object{"note": "The map is on its way.", "justifications": object{"Q30": "The prison redacts it on Friday."}})
	officer.act(id, models.Claim, nil)
	officer.act(id, models.Return, object{"points": []object{point(models.Should, "facts")}})
	content.Facts += " One more fact."
	force.put(at(id, "content"), content, "If-Match", "*").want(http.StatusOK)
	force.act(id, models.SubmitForQA, object{"note": "The map is here.", "justifications": object{"Q30": "The prison redacts it on Friday."}})
	officer.act(id, models.Claim, nil)
	officer.put(at(id, "checklist"), object{"answers": checklist()}).want(http.StatusOK)

	var list toSee
	officer.get(at(id, "checklist")).want(http.StatusOK).into(&list)
	kinds, ids := map[string]string{}, []string{}
	for _, one := range list.ToSee {
		kinds[one.Kind] += one.Check + " " + one.Text
		ids = append(ids, one.ID)
	}
	require.Equal(t, "Q30 The prison redacts it on Friday.", kinds["justified"])
	require.Contains(t, kinds["finding"], "Q16 Terms, item 2: ")
	require.Equal(t, " The map is here.", kinds["note"])
	require.Equal(t, " Summary of facts", kinds["changes"])
	require.Regexp(t, `^ \d+ \w+ \d{4}$`, kinds["safe-day"])

	officer.try(id, models.Approve, object{"seen": ids[1:]}).faults("/seen/" + ids[0] + " required")
	officer.try(id, models.Approve, object{"seen": []string{}}).want(http.StatusUnprocessableEntity)
	old := append(slices.Clone(ids), strings.Replace(ids[0], ids[0][len(ids[0])-3:], "xyz", 1))
	officer.try(id, models.Approve, object{"seen": old}).faults("/seen bad-value")
	officer.act(id, models.Approve, object{"seen": ids})
	var v struct {
		Checklist struct{ Sights []models.Sight }
	}
	officer.get(at(id, "versions", "2")).want(http.StatusOK).into(&v)
	require.Len(t, v.Checklist.Sights, len(ids))
	for i, s := range v.Checklist.Sights {
		require.True(t, s.Seen)
		require.Equal(t, ids[i], s.ID)
	}
	require.NotContains(t, string(force.get(at(id, "events")).want(http.StatusOK).body), "finding-Q16", "for officers")
}

// TestCallersOfBeforeConfirmNothing: an approval without a list is accepted, and says that nothing was confirmed.
func TestCallersOfBeforeConfirmNothing(t *testing.T) {
	t.Parallel()
	d := shared
	id := d.caseAt(t, approved)
	var v struct {
		Checklist struct{ Sights []models.Sight }
	}
	d.as(t, "officer.serocu").get(at(id, "versions", "1")).want(http.StatusOK).into(&v)
	require.NotEmpty(t, v.Checklist.Sights)
	for _, s := range v.Checklist.Sights {
		require.False(t, s.Seen)
	}
}
