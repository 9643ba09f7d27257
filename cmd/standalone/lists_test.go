package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// shipped writes a list that ships into a folder, changed by pairs of old and new.
func shipped(t *testing.T, dir, from string, pairs ...string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../models", from))
	require.NoError(t, err)
	text := strings.NewReplacer(pairs...).Replace(string(data))
	require.NotEqual(t, string(data), text)
	require.NoError(t, os.WriteFile(filepath.Join(dir, filepath.Base(from)), []byte(text), 0o600))
}

// TestAnOperatorsLists: the program works by the files of the folder, from the pick lists to what a content may hold.
func TestAnOperatorsLists(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	shipped(t, dir, "reference/forces.json", `"name": "Thames Valley Police"`, `"name": "Thames Valley and Chiltern"`)
	shipped(t, dir, "reference/switches.json", `"bsaia.s58", "inForceFrom": null, "setBy": "", "source": ""`,
		`"bsaia.s58", "inForceFrom": "2026-01-01", "setBy": "A. Clerk", "source": "fictional regulations"`)
	shipped(t, dir, "library/wordings.json", "The subject must not own, possess or use more than", "The subject must never own, possess or use more than")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "bank-holidays.json"), []byte(`{"version": "t", "source": "a test",
		"from": "2020-01-01", "to": "2020-12-31", "items": [{"on": "2020-01-01", "name": "New Year's Day"}]}`), 0o600))

	s, err := desktest.StartStandalone(standalone.Path(t), t.TempDir(), "--demo-history=false", "--lists", dir)
	require.NoError(t, err)
	t.Cleanup(s.Kill)
	require.Contains(t, s.Stderr(), "The bank holiday list ended on 31 December 2020")
	applicant := peopleOf(t, s).as("applicant.thames-valley")

	var forces struct{ Items []struct{ Code, Name string } }
	applicant.Get("/reference/forces", &forces)
	require.Contains(t, forces.Items, struct{ Code, Name string }{"thames-valley", "Thames Valley and Chiltern"})
	var holidays struct{ To, Warning string }
	applicant.Get("/reference/bank-holidays", &holidays)
	require.Equal(t, "2020-12-31", holidays.To)
	require.Contains(t, holidays.Warning, "ended")
	var courts struct{ Items []struct{ Code string } }
	applicant.Get("/reference/courts", &courts)
	require.NotEmpty(t, courts.Items)
	var switches struct {
		Items []struct {
			Code        string
			InForceFrom *calendar.Date
		}
	}
	applicant.Get("/reference/switches", &switches)
	require.Equal(t, calendar.NewDate(2026, 1, 1), *switches.Items[3].InForceFrom)

	// A term with the operator's words is known as theirs, and the provision in force asks for its field and takes it.
	var drafted struct{ Term content.Term }
	applicant.Post("/wordings/phones-limit/draft", map[string]any{"values": map[string]string{"phones": "one telephone", "sims": "one SIM card"}}, &drafted)
	require.Contains(t, drafted.Term.Text, "must never own")
	doc := desktest.Sample(t, "serocu-2026-014-drugs.json", "thames-valley")
	doc.Terms[0].Text = drafted.Term.Text
	doc.FutureProvisions.NotificationRecipient = &content.NotificationRecipient{Name: "A. Clerk", Body: "thames-valley", Manner: "by letter"}
	var made struct{ ID string }
	applicant.Post("/applications", map[string]any{"force": "thames-valley", "content": doc}, &made)
	var used struct {
		Items []struct{ Term, Wording string }
	}
	applicant.Get("/applications/"+made.ID+"/wordings", &used)
	require.Contains(t, used.Items, struct{ Term, Wording string }{doc.Terms[0].ID, "phones-limit"})
	var report struct {
		Items []struct{ ID, Outcome string }
	}
	applicant.Get("/applications/"+made.ID+"/checks", &report)
	require.Contains(t, report.Items, struct{ ID, Outcome string }{"Q32", "pass"}, "it is not applicable while the provisions are off")
}

func TestABadListStopsTheStart(t *testing.T) {
	t.Parallel()
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	shipped(t, dir, "reference/reasons.json", `"code": "TIME"`, `"code": "LATE"`)
	require.Contains(t, refuse(t, "--data", data, "--addr", "127.0.0.1:0", "--lists", dir),
		`reasons.json, line 1: restore the code "TIME"`)
	require.NoDirExists(t, data, "nothing was begun")
}
