package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

// The checklist was answered for one text; no other is approved with it.
func TestApprovalIsOfOneText(t *testing.T) {
	s := in(models.InQA, heldBy(officer))
	s.ContentHash = "read"
	approve := models.Command{Action: models.Approve, Actor: officer, ContentHash: "another"}
	require.Equal(t, models.ContentChanged, why(t, s, approve))
	approve.ContentHash = "read"
	require.Equal(t, "read", decided(t, s, approve).ApprovedHash)
	approve.ContentHash = "" // as histories from before this was said have it
	require.Equal(t, "read", decided(t, s, approve).ApprovedHash)
}
