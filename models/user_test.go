package models_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestScopes(t *testing.T) {
	none := models.Scope{}
	all := models.Scope{All: true}
	submitted := models.Scope{All: true, SubmittedOnly: true}
	wessex := models.Scope{Area: "wessex", SubmittedOnly: true}
	surrey, serocu := models.Scope{Force: "surrey"}, models.Scope{Region: "serocu"}
	for _, c := range []struct {
		name                            string
		user                            models.User
		cases, lists, histories, figure models.Scope
	}{
		{"applicant", models.User{Role: models.Applicant, Force: "surrey", Region: "serocu"}, surrey, surrey, surrey, surrey},
		{"officer", models.User{Role: models.Officer, Region: "serocu"}, serocu, serocu, serocu, serocu},
		{"manager of a force", models.User{Role: models.Manager, Force: "surrey", Region: "serocu"}, none, surrey, none, surrey},
		{"manager of a region", models.User{Role: models.Manager, Region: "serocu"}, none, serocu, none, serocu},
		{"lead", models.User{Role: models.Lead}, none, none, none, all},
		{"CPS reviewer", models.User{Role: models.CPS}, submitted, submitted, submitted, none},
		{"CPS reviewer of an area", models.User{Role: models.CPS, Area: "wessex"}, wessex, wessex, wessex, none},
		{"auditor", models.User{Role: models.Auditor}, none, none, all, none},
		{"admin", models.User{Role: models.Admin}, none, none, none, none},
		{"nobody", models.User{}, none, none, none, none},
		{"no such role", models.User{Role: "no-such-role", Force: "surrey", Region: "serocu"}, none, none, none, none},
		{"applicant of no force", models.User{Role: models.Applicant, Region: "serocu"}, none, none, none, none},
		{"officer of no region", models.User{Role: models.Officer}, none, none, none, none},
		{"manager of nothing", models.User{Role: models.Manager}, none, none, none, none},
	} {
		require.Equal(t, c.cases, c.user.Cases(), "cases: %s", c.name)
		require.Equal(t, c.lists, c.user.Lists(), "lists: %s", c.name)
		require.Equal(t, c.histories, c.user.Histories(), "histories: %s", c.name)
		require.Equal(t, c.figure, c.user.Figures(), "figures: %s", c.name)
	}
	require.True(t, none.Empty())
	require.True(t, models.Scope{SubmittedOnly: true}.Empty())
	require.False(t, all.Empty())
	require.False(t, surrey.Empty())
	require.False(t, serocu.Empty())
	require.False(t, wessex.Empty())
}

func TestTheActorOfAUserHasNoName(t *testing.T) {
	u := models.User{ID: "u1", Username: "applicant.surrey", Name: "A Person", Role: models.Applicant}
	require.Equal(t, models.Actor{ID: "u1", Role: models.Applicant}, u.Actor())
}

func TestUsernamesAreSeenAndOfOneAlphabet(t *testing.T) {
	for _, name := range []string{"", " ", "...", "a b", "a\u00a0b", "a\tb", "ad\u00admin", "\u202eadmin", "\u200b", "\u0430dmin", "adm\u03b9n"} {
		require.NotEmpty(t, models.UsernameProblem(name), "%q", name)
	}
	for _, name := range []string{"admin", "o'brien.sean", "josé_müller-2@force", "иван.петров", "山田"} {
		require.Empty(t, models.UsernameProblem(name), "%q", name)
	}
}
