package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// TestABlankIsABlankInEveryDisguise: a reason of characters without width once passed a stop check.
func TestABlankIsABlankInEveryDisguise(t *testing.T) {
	for _, blank := range []string{"", " ", "\u00a0", "\u200b", "\u00ad", "...", "\u3164", "\u2800", "TBC", "N/A", "n/a.", "[reason]", "To follow.", "xxx", "T\u200bBC"} {
		b := models.SubmitBody{Justifications: map[string]string{"Q30": blank}}
		require.NotEmpty(t, b.Problems(models.Rules{}), "%q", blank)
		for place, body := range map[string]models.Body{
			"/reason":        &models.ReasonBody{Reason: blank},
			"/text":          &models.AnswerBody{PointID: "p1", Answer: models.Explained, Text: blank},
			"/points/0/text": &models.ReturnBody{Points: []models.PointBody{{Code: "TERM", Severity: models.Must, Anchor: "t1", Text: blank}}},
			"/note":          &models.ResolveBody{PointID: "p1", Resolution: models.Reopened, Note: blank},
		} {
			problems := body.Problems(models.Rules{Reasons: []string{"TERM"}, Anchor: func(string) bool { return true }})
			require.Len(t, problems, 1, "%s %q", place, blank)
			require.Equal(t, place, problems[0].Pointer)
		}
	}
	b := models.SubmitBody{Justifications: map[string]string{"Q30": "The officer made it by hand."}}
	require.Empty(t, b.Problems(models.Rules{}))
	for _, pointer := range []string{"As above.", "test", "See MG5."} {
		b := models.SubmitBody{Justifications: map[string]string{"Q30": pointer}}
		require.NotEmpty(t, b.Problems(models.Rules{}), "%q: a stop is justified by a reason of its own", pointer)
	}
	require.Empty(t, (&models.ReasonBody{Reason: "Add the custody record."}).Problems(models.Rules{}), "a request is a reason to recall")
	require.Empty(t, (&models.AnswerBody{Answer: models.Explained, Text: "See term 2."}).Problems(models.Rules{}), "a reader of the case finds term 2")
	require.Empty(t, (&models.AssignBody{Username: "test"}).Problems(models.Rules{}), "a name is what it is")
	no := models.ApproveBody{Checklist: map[string]string{"Q09": "no"}, Notes: map[string]string{"Q09": "N/A"}}
	require.NotEmpty(t, no.Noes(), "N/A does not say why")
}
