package casefile_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
)

// TestTheForcesAnswerReachesTheCPS: what the CPS asked and what the force answered are in their place in the next
// round, and in the pack; what the region asked does not.
func TestTheForcesAnswerReachesTheCPS(t *testing.T) {
	id := service.CaseAt(t, pagestest.Submitted)
	force, officer, cps := service.As(t, pagestest.Applicant), service.As(t, pagestest.Officer), service.As(t, pagestest.CPS)
	cps.Act(id, models.CPSDecision, pagestest.Decision(models.DecisionMoreInfo, map[string]any{"code": "NECE", "anchor": "t2", "text": "Why a second telephone?"}))
	var list answers.Points
	force.Ask(http.MethodGet, "/applications/"+id+"/points", nil, &list)
	require.Len(t, list.Items, 1)
	force.Ask(http.MethodPost, "/applications/"+id+"/points/"+list.Items[0].ID+"/answer", models.AnswerBody{Answer: models.Explained, Text: "He ran two lines from two telephones."}, nil)
	force.Act(id, models.SubmitForQA, nil)
	officer.Act(id, models.Claim, nil)
	officer.Ask(http.MethodPost, "/applications/"+id+"/points/"+list.Items[0].ID+"/resolve", models.ResolveBody{Resolution: models.Resolved, Note: "Between us alone."}, nil)
	officer.Act(id, models.Approve, map[string]any{"checklist": pagestest.Checklist()})
	service.As(t, pagestest.OtherOfficer).Act(id, models.SubmitToCPS, nil)

	page := cps.Open(at(id, "")).Want(http.StatusOK)
	anchorsLead(t, page)
	require.Contains(t, page.Text(".app-beside"), "Why a second telephone?")
	require.Contains(t, page.Text(".app-beside"), "He ran two lines from two telephones.")
	require.Equal(t, 1, page.Doc.Find("#answers").Length())
	require.NotContains(t, page.Text("main"), "Between us alone.")
	var pack answers.Pack
	cps.Ask(http.MethodGet, "/applications/"+id+"/submissions/2/pack", nil, &pack)
	require.Equal(t, "He ran two lines from two telephones.", pack.Answers[0].AnswerText)
	require.Equal(t, "t2", pack.Answers[0].Anchor)
	cps.Ask(http.MethodGet, "/applications/"+id+"/submissions/1/pack", nil, &pack)
	require.Empty(t, pack.Answers, "nothing was asked before")
}
