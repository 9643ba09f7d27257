package packing_test

import (
	"context"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/packing"
	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/files"
	"scpo.example/desk/models/packs"
	"scpo.example/desk/models/reference"
)

// oneCase is a store with one submission.
type oneCase struct {
	packing.Cases
	app    models.Application
	files  []models.Attachment
	papers []models.Paper
	at     time.Time
}

func (c *oneCase) Application(context.Context, models.Scope, string) (models.Application, error) {
	return c.app, nil
}

func (c *oneCase) Version(context.Context, string, int) (models.Version, error) {
	return models.Version{N: 1, Seq: 1, Content: c.app.Content, Hash: c.app.ContentHash, At: c.at}, nil
}

func (c *oneCase) VersionFiles(context.Context, string, int) ([]models.Attachment, error) {
	return c.files, nil
}

func (c *oneCase) Submissions(context.Context, string) ([]models.Submission, error) {
	return []models.Submission{{ApplicationID: c.app.ID, Round: 1, VersionN: 1, At: c.at, On: calendar.DateIn(c.at)}}, nil
}

func (c *oneCase) Points(context.Context, string) ([]models.Point, error) { return nil, nil }

func (c *oneCase) Events(context.Context, string) ([]models.Event, error) {
	return []models.Event{{Seq: 1, Hash: "e1"}}, nil
}

func (c *oneCase) Papers(context.Context, string, int) ([]models.Paper, error) { return c.papers, nil }

func (c *oneCase) KeepPapers(_ context.Context, _ string, _ int, p []models.Paper) ([]models.Paper, error) {
	c.papers = append(c.papers, p...)
	return c.papers, nil
}

func (c *oneCase) SealOf(context.Context, string, string, ...any) (audit.Entry, error) {
	return audit.Entry{}, models.ErrNotFound
}

// newCase has ten files of a megabyte.
func newCase(t testing.TB) (*oneCase, *files.Storage) {
	samples, err := reference.Samples()
	require.NoError(t, err)
	text := samples[0].Content.Canonical()
	storage, err := files.Open(t.Context(), files.Config{Folder: t.TempDir()})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, storage.Close()) })
	c := &oneCase{app: models.Application{ID: "a", Reference: "SEROCU/2026/014", Content: text, ContentHash: models.HashOf(text)}, at: time.Date(2026, 5, 8, 12, 0, 0, 0, time.UTC)}
	data := make([]byte, 1<<20)
	for i := range 10 {
		data[0] = byte(i)
		key := "file" + string(rune('0'+i))
		require.NoError(t, storage.Put(t.Context(), key, data))
		c.files = append(c.files, models.Attachment{ID: key, Blob: key, Name: "map.pdf", Title: "Map", Size: int64(len(data)), SHA256: models.HashOf(data)})
	}
	return c, storage
}

// whole makes a pack and writes it as one file.
func whole(t testing.TB, c *oneCase, storage *files.Storage) (tag string, size int64) {
	p := &packing.Packer{Cases: c, Files: storage, Lists: reference.Embedded()}
	papers, err := p.Of(t.Context(), "a", 1)
	require.NoError(t, err)
	r, err := storage.Open(t.Context(), papers[len(papers)-2].Blob)
	require.NoError(t, err)
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	require.NoError(t, r.Close())
	m, err := packs.Read(text)
	require.NoError(t, err)
	entries, err := m.Entries(papers, c.files)
	require.NoError(t, err)
	for _, e := range entries {
		require.NoError(t, storage.Prove(t.Context(), e.Blob, e.SHA256))
	}
	size, err = packs.ZipSize(c.at, entries)
	require.NoError(t, err)
	require.NoError(t, packs.Zip(t.Context(), io.Discard, c.at, entries, storage.Open))
	return packs.ZipTag(entries), size
}

// TestAPackOfTenFilesIsTheSameEveryTime, and takes at most a second.
func TestAPackOfTenFilesIsTheSameEveryTime(t *testing.T) {
	c, storage := newCase(t)
	tag, size := whole(t, c, storage)
	c.papers = nil
	again, same := whole(t, c, storage)
	require.Equal(t, tag, again)
	require.Equal(t, size, same)
}

// BenchmarkPack makes the documents of an application with ten files, its index and manifest, proves and packs them all.
func BenchmarkPack(b *testing.B) {
	c, storage := newCase(b)
	for b.Loop() {
		c.papers = nil
		whole(b, c, storage)
	}
}
