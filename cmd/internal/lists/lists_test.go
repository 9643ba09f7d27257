package lists_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/lists"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/library"
	"scpo.example/desk/models/reference"
)

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
}

const holidays = `{
  "version": "t", "source": "a test", "from": "2026-01-01", "to": "2026-12-31",
  "items": [
    {"on": "2026-06-10", "name": "Fictional day"}
  ]
}`

const switched = `{"items": [
  {"code": "bsaia.s55", "inForceFrom": null, "setBy": "", "source": ""},
  {"code": "bsaia.s56", "inForceFrom": null, "setBy": "", "source": ""},
  {"code": "bsaia.s57", "inForceFrom": null, "setBy": "", "source": ""},
  {"code": "bsaia.s58", "inForceFrom": "2027-01-01", "setBy": "A. Clerk", "source": "fictional regulations"},
  {"code": "bsaia.s59", "inForceFrom": null, "setBy": "", "source": ""}
]}`

func TestWithoutAFolderTheListsAreThoseThatShip(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		set, err := lists.Load(dir)
		require.NoError(t, err)
		require.Equal(t, lists.Set{Reference: reference.Embedded(), Calendar: calendar.EnglandAndWales(),
			Library: library.Embedded(), Switches: checks.Switches{}}, set)
	}
}

func TestFilesReplaceLists(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "bank-holidays.json", holidays)
	write(t, dir, "switches.json", switched)
	write(t, dir, "README", "not a list")
	ships, err := os.ReadFile("../../../models/library/wordings.json")
	require.NoError(t, err)
	write(t, dir, "wordings.json", string(bytes.Replace(ships, []byte(`"version": "`), []byte(`"version": "own-`), 1)))
	set, err := lists.Load(dir)
	require.NoError(t, err)
	day := calendar.NewDate(2027, 1, 1)
	require.True(t, set.Switches.On(checks.Notification, day))
	require.False(t, set.Switches.On(checks.Notification, day.AddDays(-1)))
	require.False(t, set.Calendar.IsWorkingDay(calendar.NewDate(2026, 6, 10)))
	require.Contains(t, set.Library.Version, "own-")

	var said bytes.Buffer
	log := slog.New(slog.NewTextHandler(&said, nil))
	set.Warn(log, calendar.NewDate(2025, 12, 31))
	require.Empty(t, said.String())
	set.Warn(log, calendar.NewDate(2026, 1, 2))
	require.Contains(t, said.String(), "31 December 2026")
}

func TestABadFileRefusesAll(t *testing.T) {
	for name, bad := range map[string]struct{ text, says string }{
		"bank-holidays.json": {"{\n\"days\": 1}", "bank-holidays.json: bad list of bank holidays: line 2"},
		"wordings.json":      {"{\n}", "wordings.json: bad wordings: line 1"},
		"reasons.json":       {"{\n\"reasons\": []}", "reasons.json, line 2"},
		"reason.json":        {"{}", "there is no list reason.json"},
	} {
		dir := t.TempDir()
		write(t, dir, "switches.json", switched)
		write(t, dir, name, bad.text)
		set, err := lists.Load(dir)
		require.ErrorContains(t, err, bad.says)
		require.Equal(t, lists.Set{}, set)
	}
	_, err := lists.Load(filepath.Join(t.TempDir(), "nowhere"))
	require.ErrorIs(t, err, os.ErrNotExist)
}
