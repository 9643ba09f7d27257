package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// TestAnIDNamesOneThing through saves, a submission and a return, and in the changes.
func TestAnIDNamesOneThing(t *testing.T) {
	t.Parallel()
	force, officer := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu")
	text := drugs(t)
	app := force.create("thames-valley", text)
	save := func(change func(*content.Content)) reply {
		now := force.read(app.ID)
		change(&now.Content)
		return force.put(at(app.ID, "content"), now.Content, "If-Match", "*")
	}
	last := func() content.RiskFactor {
		all := force.read(app.ID).Content.Risk.Factors
		return all[len(all)-1]
	}
	old := last()
	force.act(app.ID, models.SubmitForQA, nil)
	officer.act(app.ID, models.Claim, nil)
	officer.act(app.ID, models.Return, object{"points": []object{point(models.Should, "risk")}})
	remove := func(c *content.Content) {
		c.Risk.Factors = c.Risk.Factors[:len(c.Risk.Factors)-1]
	}
	save(remove).want(http.StatusOK)
	save(func(c *content.Content) {
		c.Risk.Factors = append(c.Risk.Factors, content.RiskFactor{Text: "He holds a second telephone."})
	}).want(http.StatusOK)
	fresh := last()
	require.NotEqual(t, old.ID, fresh.ID)
	save(remove).want(http.StatusOK)
	another := func(c *content.Content) {
		c.Risk.Factors = append(c.Risk.Factors, content.RiskFactor{ID: old.ID, Text: "He holds a second telephone."})
	}
	told := save(another).refused(http.StatusUnprocessableEntity, "invalid")
	require.Len(t, told.Errors, 1)
	require.Equal(t, "used-id", told.Errors[0].Code)
	save(func(c *content.Content) { c.Risk.Factors = append(c.Risk.Factors, old) }).want(http.StatusOK)
	require.Equal(t, old, last(), "the same comes back")
}
