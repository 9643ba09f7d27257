package main_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	_ "modernc.org/sqlite" // the driver named sqlite

	"scpo.example/desk/cmd/internal/desktest"
)

func TestASecondProgramIsKeptOffTheFolder(t *testing.T) {
	dir := t.TempDir()
	p := peopleOf(t, start(t, dir))
	said := refuse(t, "--data", dir, "--addr", "127.0.0.1:0")
	require.Contains(t, said, "standalone: the data folder "+dir+" is in use by another process; "+
		"stop that one first, or choose another folder with --data")
	newOffices(p) // the first continues
}

func TestAnAddressInUseIsNamed(t *testing.T) {
	s := start(t, t.TempDir())
	dir := filepath.Join(t.TempDir(), "other")
	addr := s.URL[len("http://"):]
	require.Contains(t, refuse(t, "--data", dir, "--addr", addr),
		"standalone: cannot listen on "+addr+" (is another program using it?): ")
	require.Equal(t, []string{"demo-seed.json", "lock"}, names(t, dir), "nothing was begun but the wish for a demonstration noted")
	peopleOf(t, s).as("lead.national").Figure("")
}

func TestADatabaseFromANewerVersionIsLeftAlone(t *testing.T) {
	dir := stopped(t)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "scpo.db"))
	require.NoError(t, err)
	_, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9001, 1)")
	require.NoError(t, err)
	require.NoError(t, db.Close())

	before := digests(t, dir)
	require.Contains(t, refuse(t, "--data", dir, "--addr", "127.0.0.1:0"),
		"standalone: the database is from a newer version of this program; nothing was changed; start the newer version")
	require.Equal(t, before, digests(t, dir))
}

func TestAnEngineFromANewerVersionIsLeftAlone(t *testing.T) {
	dir := stopped(t)
	path := filepath.Join(dir, "temporal", "temporal-version.json")
	var marker map[string]string
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &marker))
	marker["server"] = "99.0.0"
	text, err = json.Marshal(marker)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, text, 0o600))

	before := digests(t, dir)
	require.Contains(t, refuse(t, "--data", dir, "--addr", "127.0.0.1:0"),
		"standalone: start the workflow engine: the Temporal files were written by a newer version")
	require.Equal(t, before, digests(t, dir))
}

func TestSecretsAreForTheirOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	start(t, dir)
	for name, want := range map[string]fs.FileMode{
		"": fs.ModeDir | 0o700, "temporal": fs.ModeDir | 0o700, "demo-users.json": 0o600, "temporal.json": 0o600,
		"scpo.db": 0o600, "scpo.db-wal": 0o600, "scpo.db-shm": 0o600,
	} {
		info, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Equal(t, want, info.Mode(), "%q", name)
	}
}

func TestTheEngineAnswersOnlyTheToken(t *testing.T) {
	s := start(t, t.TempDir())
	good, err := s.Engine()
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:", good.Address[:len("127.0.0.1:")])
	require.NoError(t, describe(t, good))

	none, wrong := good, good
	none.Token, wrong.Token = "", "not the token"
	for _, c := range []desktest.Credential{none, wrong} {
		var denied *serviceerror.PermissionDenied
		require.ErrorAs(t, describe(t, c), &denied)
	}
}

// describe asks the engine for the smallest answer.
func describe(t *testing.T, c desktest.Credential) error {
	engine, err := c.Dial()
	if err != nil {
		return err
	}
	defer engine.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	_, err = engine.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: c.Namespace})
	if err != nil {
		return err
	}
	_, err = engine.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{})
	return err
}

// stopped is the folder of a program that has worked and was stopped.
func stopped(t *testing.T) string {
	dir := t.TempDir()
	s := start(t, dir)
	newOffices(peopleOf(t, s))
	require.NoError(t, s.Stop(desktest.StopLimit))
	return dir
}

func names(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// digests is every file below dir, with what is in it.
func digests(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		sum := sha256.Sum256(text)
		all[path] = hex.EncodeToString(sum[:])
		return err
	}))
	return all
}
