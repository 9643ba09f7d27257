package main_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
)

// TestJourney is the work of an office, from the first draft to the figure: five applications,
// seen only through what people get to see, and all of it again after a stop and a new start.
func TestJourney(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir)
	p := peopleOf(t, s)
	office := newOffice(t, p)

	office.acceptedAtOnce()
	office.returnedByQA()
	office.returnedByCPS()
	office.withdrawn()
	requireFigures(t, p)
	before := office.everything()

	require.NoError(t, s.Stop(desktest.StopLimit))
	s = start(t, dir)
	p.desk = s
	office.move(p)
	require.Equal(t, before, office.everything(), "everything as before the stop")
	requireFigures(t, p)

	closing := office.drugs.Act(office.drugs.Officer, "court-outcome", models.OutcomeBody{Outcome: models.Granted, On: today()})
	require.Equal(t, "closed", closing.State)
	require.Equal(t, "closed", office.drugs.Show(office.drugs.Applicant).State)
	require.Len(t, office.drugs.History(office.drugs.Applicant), 7)
	require.NoError(t, s.Stop(desktest.StopLimit))
}

func today() *models.Date {
	d := desktest.Today()
	return &d
}

// office is the five applications of the journey.
type office struct {
	t                                     *testing.T
	p                                     people
	drugs, slavery, company, second, kent *desktest.Case
}

func newOffice(t *testing.T, p people) *office {
	o := &office{t: t, p: p}
	open := func(applicant, officer, sample string) *desktest.Case {
		content := desktest.Sample(t, sample)
		content.Drafter.Username = applicant
		return desktest.NewCase(t, p.as(applicant), p.as(officer), p.as("cps.reviewer"), content)
	}
	o.drugs = open("applicant.thames-valley", "officer.serocu", "drugs")
	o.slavery = open("applicant.sussex", "officer2.serocu", "slavery")
	o.company = open("applicant.surrey", "officer.serocu", "company")
	o.second = open("applicant.hampshire-isle-of-wight", "officer.serocu", "drugs")
	o.kent = open("applicant.kent", "officer.ersou", "slavery")
	return o
}

func (o *office) cases() []*desktest.Case {
	return []*desktest.Case{o.drugs, o.slavery, o.company, o.second, o.kent}
}

// move has the same people call the program at its new address.
func (o *office) move(p people) {
	for _, c := range o.cases() {
		c.Applicant, c.Officer, c.CPS = p.as(c.Applicant.Username), p.as(c.Officer.Username), p.as(c.CPS.Username)
	}
}

// everything is all that the applications show of themselves, to be compared.
func (o *office) everything() []string {
	var all []string
	for _, c := range o.cases() {
		for _, part := range []string{"", "/events", "/versions", "/points", "/submissions"} {
			all = append(all, string(c.Officer.Get(c.Path(part), nil).Body))
		}
		require.NotEmpty(o.t, c.History(c.Applicant))
		require.Equal(o.t, c.History(c.Applicant), c.History(o.p.with(c, "auditor")).withDetailsOf(c))
	}
	return all
}
