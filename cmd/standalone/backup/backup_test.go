package backup_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/standalone/backup"
	"scpo.example/desk/models/store"
	"scpo.example/desk/models/store/storetest"
)

// folder is a data folder with an open database, other files and the engine's files.
func folder(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "data")
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "temporal"), 0o700))
	s, err := store.OpenAndMigrate(t.Context(), store.Config{SQLite: storetest.SQLite(t, filepath.Join(dir, "scpo.db"))})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) }) // it stays open: the service runs meanwhile
	for name, text := range map[string]string{
		"audit.key": "secret", "papers/ab/cd": "a paper", "temporal/temporal.db": "engine", "temporal.json": "token", "lock": "",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

// TestABackupHasTheFilesThatTheDatabaseNames: one that would lose an attachment is not made.
func TestABackupHasTheFilesThatTheDatabaseNames(t *testing.T) {
	dir := folder(t)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "scpo.db")+"?_pragma=foreign_keys(off)")
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	sum := sha256.Sum256([]byte("a statement"))
	attach := func(id string, removed int) {
		_, err := db.ExecContext(t.Context(), `INSERT INTO attachments VALUES (?, 'a1', 'force', 'blob-' || ?, 'a.txt', 'text/plain', 11, ?, 'map', 'A', 'OFFICIAL', '', '', '', '{}', 'clean', 1, 'u', ?, '')`,
			id, id, hex.EncodeToString(sum[:]), removed)
		require.NoError(t, err)
	}
	_, err = db.ExecContext(t.Context(), `INSERT INTO applications (id, reference, force, region, state, seq, version, round, submitted, subject, search, standing, content, content_hash, created_at, created_by, updated_at, updated_by)
		VALUES ('a1', 'R', 'surrey', 'serocu', 'drafting', 1, 1, 1, 0, '', '', '{}', '{}', '', 1, 'u', 1, 'u')`)
	require.NoError(t, err)
	attach("kept", 0)
	attach("removed", 5)
	keys := phrase(t, "a long passphrase")
	to, stored := filepath.Join(t.TempDir(), "desk.backup"), filepath.Join(dir, "files", "blob-kept")
	_, err = backup.Make(t.Context(), dir, to, keys, time.Now())
	require.ErrorContains(t, err, "files/blob-kept is missing")
	require.NoError(t, os.MkdirAll(filepath.Dir(stored), 0o700))
	require.NoError(t, os.WriteFile(stored, []byte("changed"), 0o600))
	_, err = backup.Make(t.Context(), dir, to, keys, time.Now())
	require.ErrorContains(t, err, "its hash differs")
	require.NoFileExists(t, to)

	require.NoError(t, os.WriteFile(stored, []byte("a statement"), 0o600))
	_, err = backup.Make(t.Context(), dir, to, keys, time.Now())
	require.NoError(t, err)
	again := filepath.Join(t.TempDir(), "data")
	_, err = backup.Restore(t.Context(), to, again, keys)
	require.NoError(t, err)
	got, err := os.ReadFile(filepath.Join(again, "files", "blob-kept"))
	require.NoError(t, err)
	require.Equal(t, "a statement", string(got))
}

func phrase(t *testing.T, text string) backup.Keys {
	path := filepath.Join(t.TempDir(), "phrase")
	require.NoError(t, os.WriteFile(path, []byte(text+"\n"), 0o600))
	return backup.Keys{PassphraseFile: path}
}

func TestABackupIsRestored(t *testing.T) {
	dir, to := folder(t), filepath.Join(t.TempDir(), "desk.backup")
	keys := phrase(t, "a long passphrase")
	made, err := backup.Make(t.Context(), dir, to, keys, time.Now())
	require.NoError(t, err)
	text, err := os.ReadFile(to)
	require.NoError(t, err)
	require.NotContains(t, string(text), "a paper")

	again := filepath.Join(t.TempDir(), "new", "data")
	restored, err := backup.Restore(t.Context(), to, again, keys)
	require.NoError(t, err)
	require.Equal(t, made, restored)
	require.NoDirExists(t, filepath.Join(again, "temporal"))
	require.NoFileExists(t, filepath.Join(again, "temporal.json"))
	for name, want := range map[string]string{"audit.key": "secret", "papers/ab/cd": "a paper"} {
		got, err := os.ReadFile(filepath.Join(again, name))
		require.NoError(t, err)
		require.Equal(t, want, string(got))
	}
	s, err := store.Open(t.Context(), store.Config{SQLite: filepath.Join(again, "scpo.db")})
	require.NoError(t, err)
	require.NoError(t, s.Close())

	_, err = backup.Make(t.Context(), dir, to, keys, time.Now())
	require.ErrorIs(t, err, backup.ErrExists)
	_, err = backup.Restore(t.Context(), to, again, keys)
	require.ErrorIs(t, err, backup.ErrNotEmpty)
}

// pair is a public key, and the private key that reads what was made for it.
func pair(t *testing.T) (public, private backup.Keys) {
	key, err := age.GenerateX25519Identity()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "key")
	require.NoError(t, os.WriteFile(path, []byte(key.String()), 0o600))
	return backup.Keys{Recipients: []string{key.Recipient().String()}}, backup.Keys{IdentityFile: path}
}

// TestWhatIsRefused: each leaves neither a backup nor a folder.
func TestWhatIsRefused(t *testing.T) {
	dir, good := folder(t), filepath.Join(t.TempDir(), "good")
	public, private := pair(t)
	_, other := pair(t)
	_, err := backup.Make(t.Context(), dir, good, public, time.Now())
	require.NoError(t, err)
	_, err = backup.Restore(t.Context(), good, filepath.Join(t.TempDir(), "data"), private)
	require.NoError(t, err)
	whole, err := os.ReadFile(good)
	require.NoError(t, err)

	for name, c := range map[string]struct {
		keys backup.Keys
		says string
	}{
		"no key":            {backup.Keys{}, "always encrypted"},
		"a short key":       {phrase(t, "short"), "shorter than 12"},
		"a bad key":         {backup.Keys{Recipients: []string{"age1no"}}, "read the public key"},
		"two kinds of keys": {backup.Keys{PassphraseFile: "f", Recipients: []string{"age1"}}, "not both"},
	} {
		to := filepath.Join(t.TempDir(), "desk.backup")
		_, err := backup.Make(t.Context(), dir, to, c.keys, time.Now())
		require.ErrorContains(t, err, c.says, name)
		require.Empty(t, names(t, filepath.Dir(to)), name)
	}
	_, err = backup.Make(t.Context(), t.TempDir(), filepath.Join(t.TempDir(), "b"), public, time.Now())
	require.ErrorContains(t, err, "holds no data of the service")

	for name, c := range map[string]struct {
		text []byte
		keys backup.Keys
		says string
	}{
		"another key":    {whole, other, "decrypt"},
		"cut short":      {whole[:len(whole)-100], private, "write scpo.db"},
		"changed":        {append(append([]byte{}, whole[:len(whole)-50]...), make([]byte, 50)...), private, "write scpo.db"},
		"something else": {[]byte("hello"), private, "decrypt"},
	} {
		from, into := filepath.Join(t.TempDir(), "b"), filepath.Join(t.TempDir(), "data")
		require.NoError(t, os.WriteFile(from, c.text, 0o600))
		_, err := backup.Restore(t.Context(), from, into, c.keys)
		require.ErrorContains(t, err, c.says, name)
		require.Empty(t, names(t, filepath.Dir(into)), name)
	}
}

func names(t *testing.T, dir string) (all []string) {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
