package checks_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// optional are the answers that an application may leave out, by their pointers with "*" for places in lists. A contact
// needs an email or a phone number, and a unit an email or a postal address, so that either may be left out.
var optional = []string{
	"/conviction", "/court/hearings/*/note", "/disposal/licenceEnds", "/drafter/email", "/drafter/phone", "/drafter/role", "/drafter/unit",
	"/evidence/*/attached", "/evidence/*/hearsayNoticeBy", "/evidence/*/served", "/hmppsConsultation/prison", "/notice/note", "/notice/plannedBy", "/notice/servedOn",
	"/offences/*/to", "/order/end/days", "/order/end/months", "/order/namedUnit/address", "/order/namedUnit/email", "/order/start/expectedOn",
	"/outsideEnglandWales/note", "/risk/factors/*/latestOn", "/schedules/*/restricted", "/schemaVersion",
	"/section1/handlingUnit", "/section1/procedure", "/section1/statute",
	"/subjects/*/givenNames", "/subjects/*/nationality", "/subjects/*/pncId", "/subjects/*/prisonNumber", "/subjects/*/sex",
	"/terms/*/tailoringNote", "/terms/*/evidenceRefs/*", "/thirdParties/items/*/consultedOn", "/thirdParties/items/*/response", "/thirdParties/noneDeclared",
	"/requester/officerInCase/email", "/requester/officerInCase/phone", "/requester/officerInCase/role", "/requester/officerInCase/unit",
	"/requester/leadResponsibleOfficer/email", "/requester/leadResponsibleOfficer/phone", "/requester/leadResponsibleOfficer/role", "/requester/leadResponsibleOfficer/unit",
	"/requester/supervisor/email", "/requester/supervisor/phone", "/requester/supervisor/role", "/requester/supervisor/unit",
}

var places = regexp.MustCompile(`/\d+`)

// TestEveryAnswerIsRequiredOrOptional empties each answer of the clean samples in turn: one that is not optional stops.
func TestEveryAnswerIsRequiredOrOptional(t *testing.T) {
	for _, s := range samples(t) {
		if s.Defective {
			continue
		}
		in := inputOf(s)
		var tree any
		require.NoError(t, json.Unmarshal(s.Content.Canonical(), &tree))
		require.Empty(t, checks.Run(in).Unmet(nil))
		var seen []string
		leaves(tree, "", func(at string, empty func(), back func()) {
			if slices.Contains(optional, places.ReplaceAllString(at, "/*")) {
				return
			}
			empty()
			defer back()
			data, err := json.Marshal(tree)
			require.NoError(t, err)
			c, problems, err := content.Decode(data)
			require.NoError(t, err)
			if len(problems) > 0 {
				return // never stored
			}
			in.Content = c
			if len(checks.Run(in).Unmet(nil)) == 0 {
				seen = append(seen, at)
			}
		})
		require.Empty(t, seen, s.Reference)
	}
}

// leaves visits every filled answer with a way to empty it and to set it back.
func leaves(node any, at string, visit func(at string, empty, back func())) {
	switch n := node.(type) {
	case map[string]any:
		for key, was := range n {
			if key == "id" {
				continue
			}
			switch was.(type) {
			case map[string]any, []any:
				leaves(was, at+"/"+key, visit)
			case nil:
			default:
				if was != "" && was != false {
					visit(at+"/"+key, func() { n[key] = nil }, func() { n[key] = was })
				}
			}
		}
	case []any:
		for i, was := range n {
			if text, leaf := was.(string); leaf {
				visit(at+"/"+strconv.Itoa(i), func() { n[i] = "" }, func() { n[i] = text })
				continue
			}
			leaves(was, at+"/"+strconv.Itoa(i), visit)
		}
	}
}

// TestWhatDoesNotApplyStops: an answer that hung on another, which was changed since, does not go out.
func TestWhatDoesNotApplyStops(t *testing.T) {
	all := samples(t)
	drugs, company := all[0], all[2]
	drugs.Content.Section1 = company.Content.Section1
	stops, _ := found(checks.Run(inputOf(drugs)))
	require.Equal(t, []string{"/section1"}, stops)
	for pointer, value := range map[string]any{
		"/subjects/0/bodyName": "Saltern Lettings Ltd", "/subjects/0/bodyNumber": "01234567", "/hmppsConsultation/reason": "Not in custody.",
	} {
		stops, _ := found(fault{Sample: "014"}.sample(t, map[string]any{pointer: value}))
		require.Equal(t, []string{pointer}, stops)
	}
}
