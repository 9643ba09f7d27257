package main_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/desktest"
	"scpo.example/desk/models"
)

// run runs a command of the program that ends by itself, and returns what it says.
func run(t *testing.T, args ...string) string {
	t.Helper()
	code, p := ended(t, args...)
	require.Zero(t, code, p.Stderr())
	return p.Stdout()
}

// TestTheWorstDay: a backup is made while people work, the folder is lost, and work continues from the backup.
func TestTheWorstDay(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	p := peopleOf(t, s)
	k := desktest.NewCase(t, p.as("applicant.surrey"), p.as("officer.serocu"), p.as("cps.reviewer"), desktest.Sample(t, "company", "surrey"))
	paper := attach(t, p.as("applicant.surrey"), k.Path("/attachments"))
	k.SubmitToCPS()
	sent := papersOf(t, p.as("cps.reviewer"), k)

	phrase := filepath.Join(t.TempDir(), "phrase")
	require.NoError(t, os.WriteFile(phrase, []byte("correct horse battery"), 0o600))
	file := filepath.Join(t.TempDir(), "desk.backup")
	said := run(t, "backup", file, "--data", s.Dir, "--passphrase-file", phrase)
	require.Contains(t, said, "Written and read back: backup of ")
	require.Contains(t, said, ": 1 applications, ")
	s.Kill()

	again := filepath.Join(t.TempDir(), "data")
	require.Equal(t, strings.TrimPrefix(said, "Written and read back"), strings.TrimPrefix(run(t, "restore", file, "--data", again, "--passphrase-file", phrase), "Restored"))
	restored := start(t, again)
	require.Eventually(t, func() bool {
		return strings.Contains(restored.Stderr(), "the workflow of an open application was missing")
	}, desktest.ReadyLimit, 50*time.Millisecond)
	p.desk = restored
	require.Equal(t, "a map", string(p.as("cps.reviewer").Get(k.Path("/attachments/"+paper), nil).Body))
	require.Equal(t, sent, papersOf(t, p.as("cps.reviewer"), k))
	k.Accept()
	require.Equal(t, "accepted", k.Show(p.as("officer.serocu")).State)
}

// papersOf are the bytes of what was sent in the first round, by address: each document and the pack.
func papersOf(t *testing.T, by desktest.Caller, k *desktest.Case) map[string]string {
	t.Helper()
	var list struct {
		Items []struct{ Name, Format, SHA256 string }
	}
	by.Get(k.Path("/submissions/1/documents"), &list)
	require.NotEmpty(t, list.Items)
	pack := k.Path("/submissions/1/pack.zip")
	found := map[string]string{pack: string(by.Get(pack, nil).Body)}
	for _, d := range list.Items {
		path := k.Path("/submissions/1/documents/" + d.Name + "." + d.Format)
		found[path] = string(by.Get(path, nil).Body)
		require.Equal(t, d.SHA256, models.HashOf([]byte(found[path])), path)
	}
	return found
}

// attach adds a file to a case, and gives its id.
func attach(t *testing.T, by desktest.Caller, path string) string {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", "map.txt")
	require.NoError(t, err)
	_, err = part.Write([]byte("a map"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	a := by.Insist(desktest.Request{Method: http.MethodPost, Path: path, Body: form.Bytes(), Kind: w.FormDataContentType(), Key: "attach"})
	require.Equal(t, http.StatusCreated, a.Status, string(a.Body))
	var added struct{ ID string }
	require.NoError(t, a.Decode(&added))
	return added.ID
}

// TestALostDatabaseIsNotReplacedByAnEmptyOne: a folder whose database is gone is not a new folder.
func TestALostDatabaseIsNotReplacedByAnEmptyOne(t *testing.T) {
	t.Parallel()
	dir := stopped(t)
	for _, name := range names(t, dir) {
		if strings.HasPrefix(name, "scpo.db") {
			require.NoError(t, os.Remove(filepath.Join(dir, name)))
		}
	}
	require.Contains(t, refuse(t, "--data", dir, "--addr", "127.0.0.1:0"), "scpo.db is missing, though the workflow engine has files")
	require.NoFileExists(t, filepath.Join(dir, "scpo.db"))
}
