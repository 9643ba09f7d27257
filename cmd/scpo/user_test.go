package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/reference"
)

func TestAnOfficerAddedByForceWorksForTheWholeRegion(t *testing.T) {
	c := userAddCommand{Username: "o", Name: "O", Role: string(models.Officer), Force: "surrey"}
	u, err := c.user(reference.Embedded())
	require.NoError(t, err)
	require.Equal(t, "serocu", u.Region)
	require.Equal(t, models.Scope{Region: "serocu"}, u.Figures(), "an officer sees the figures of the region, not of one force")
}

func TestWhoBelongsToNoPlaceIsAddedToNone(t *testing.T) {
	c := userAddCommand{Username: "l", Name: "L", Role: string(models.Lead), Force: "surrey"}
	u, err := c.user(reference.Embedded())
	require.NoError(t, err)
	require.Empty(t, u.Force+u.Region)
}
