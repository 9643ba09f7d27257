package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// testListSearchOfNumbersAndDates: people look for what they have in front of them, as they write it.
func testListSearchOfNumbersAndDates(t *testing.T, open opener) {
	d := newDesk(t, open)
	c := draft("Vascott")
	born, pnc, prison, indictment := calendar.NewDate(1993, 3, 7), "FICT/00/000037D", "X0037ZZ", "T-FICT-20260037"
	c.Subjects[0].DateOfBirth, c.Subjects[0].PNCID, c.Subjects[0].PrisonNumber = &born, &pnc, &prison
	c.Subjects[0].Aliases = content.List[string]{"Danny Fenn", "The Łynx"}
	c.Court.Indictment = &indictment
	c.Requester.OfficerInCase.Name, c.Requester.Supervisor.Name, c.Drafter.Name = "Bertrand Oxleigh-Crane", "Delwyn Ashkettle", "Blake Writer"
	l := d.create("surrey", "serocu", c)
	d.clock.advance(time.Minute)
	d.create("surrey", "serocu", draft("Maddox"))

	found, none := []string{"V"}, []string{}
	for text, want := range map[string][]string{
		"1993-03-07": found, "1993-3-7": found, "7/3/1993": found, "07/03/1993": found, "07.03.1993": found, "7-3-1993": found, "7/3/93": found,
		"7 March 1993": found, "7th of march 1993": found, "07 Mar 1993": found, "vascott 7/3/1993": found, "7/3/1993, Vascott": found,
		"3/7/1993": none, "7 March 1994": none, "1993": found, "31/02/1993": none, "vascott 8/3/1993": none,
		"FICT/00/000037D": found, "fict00000037d": found, "X0037ZZ": found, "x 0037 zz": found, "t-fict-20260037": found, "T FICT 20260037": found,
		"danny fenn": found, "lynx": found, "Fenn, Danny": found,
		"oxleigh crane": found, "Ashkettle": found, "blake writer": found,
		"SEROCU/2026/1": found, "serocu/2026/0001": found, "2026/1": found, "SEROCU/2026/3": none,
		"vasscott": none, "vacott": none, // a slip, where slips are not allowed
	} {
		require.Equal(t, want, d.subjects(store.ListQuery{Scope: everything, Text: text}), "%q", text)
	}
	for text, want := range map[string][]string{
		"vasscott": found, "vacott": found, "vsacott": found, "vaskott": found, "Vascot": found, "vascotte": found, "Darnny Fenn": found, "mad": {"M"},
		"vakkott": none, "FICT/00/000038D": none, "X0038ZZ": none, "fen_": found, "%": none,
	} {
		require.Equal(t, want, d.subjects(store.ListQuery{Scope: everything, Text: text, Near: true}), "%q", text)
	}

	reviewer := models.Scope{All: true, SubmittedOnly: true}
	require.Empty(t, d.subjects(store.ListQuery{Scope: reviewer, Text: "7/3/1993"}), "the CPS has not received it")
	l.submitted()
	require.Equal(t, found, d.subjects(store.ListQuery{Scope: reviewer, Text: "7/3/1993"}))
}
