package models

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryRoleHasOneRow(t *testing.T) {
	var rows []string
	for _, r := range roleTable {
		rows = append(rows, string(r.role))
		require.NotEmpty(t, r.words, r.role)
		require.NotEmpty(t, r.may, r.role)
	}
	require.Equal(t, constants(t, "role.go", "Role"), rows)
}

// A right to open something without a scope would open nothing, and a scope without the right has no door.
func TestARightAndItsScopeGoTogether(t *testing.T) {
	for _, role := range Roles() {
		u := User{Role: role, Force: "surrey", Region: "serocu"}
		for right, scope := range map[Right]Scope{Opens: u.Cases(), Lists: u.Lists(), ReadsHistory: u.Histories(), ReadsFigures: u.Figures()} {
			require.Equal(t, role.May(right), !scope.Empty(), "%s %s", role, right)
		}
		for _, needs := range []Right{Writes, Follows, Reviews} {
			require.False(t, role.May(needs) && !role.May(Opens), "%s %s", role, needs)
		}
	}
	require.False(t, Role("no-such-role").May(Opens))
	require.Equal(t, []Role{Applicant, Officer}, RolesWho(Follows))
	require.Equal(t, []Role{Officer}, RolesWho(Follows, Reviews))
}

func TestWhatAUserLacks(t *testing.T) {
	for role, want := range map[Role][3]Lack{ // with neither, with a region, with a force and its region
		Applicant: {LacksForce, LacksForce}, Officer: {LacksRegion}, Manager: {LacksEither}, Lead: {}, CPS: {}, Auditor: {}, Admin: {}, "no-such-role": {},
	} {
		for i, u := range []User{{}, {Region: "serocu"}, {Force: "surrey", Region: "serocu"}} {
			u.Role = role
			u.Settle()
			require.Equal(t, want[i], u.Lacks(), "%s %d", role, i)
		}
	}
}
