package packs

import (
	"archive/zip"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"scpo.example/desk/models"
)

// Entry is one file on its way into a pack.
type Entry struct {
	Name   string
	Blob   string // its key in the file storage
	SHA256 string
	Size   int64
}

// Entries are the files of a pack in its order, as its manifest names them, with the keys of their bytes. The index and the
// manifest come first.
func (m Manifest) Entries(papers []models.Paper, attached []models.Attachment) ([]Entry, error) {
	blobs := map[string]string{}
	var all []Entry
	for _, p := range papers {
		if blobs[p.File] = p.Blob; p.Lists() {
			all = append(all, Entry{Name: p.File, Blob: p.Blob, SHA256: p.SHA256, Size: p.Size})
		}
	}
	for _, a := range attached {
		blobs[a.ID] = a.Blob
	}
	for _, f := range m.Files {
		blob := blobs[cmp.Or(f.ID, f.Name)]
		if blob == "" {
			return nil, fmt.Errorf("%w: the pack names %s, and it is not there", models.ErrPapers, f.Name)
		}
		all = append(all, Entry{Name: f.Name, Blob: blob, SHA256: f.SHA256, Size: f.Bytes})
	}
	return all, nil
}

// Open reads the bytes of a file by its key.
type Open func(ctx context.Context, key string) (io.ReadCloser, error)

// Zip writes the files as one ZIP file, uncompressed: a later version of the program that packs tighter would give other
// bytes.
func Zip(ctx context.Context, w io.Writer, at time.Time, entries []Entry, open Open) error {
	out := zip.NewWriter(w)
	for _, e := range entries {
		to, err := out.CreateHeader(&zip.FileHeader{Name: e.Name, Method: zip.Store, Modified: at.UTC().Truncate(2 * time.Second)})
		if err != nil {
			return fmt.Errorf("pack %s: %w", e.Name, err)
		}
		if err := fill(ctx, to, e, open); err != nil {
			return fmt.Errorf("pack %s: %w", e.Name, err)
		}
	}
	return out.Close()
}

func fill(ctx context.Context, to io.Writer, e Entry, open Open) error {
	from, err := open(ctx, e.Blob)
	if err != nil {
		return err
	}
	defer from.Close()
	n, err := io.Copy(to, io.LimitReader(from, e.Size+1))
	if err == nil && n != e.Size {
		err = fmt.Errorf("it has %d bytes in place of %d", n, e.Size)
	}
	return err
}

// ZipTag tells a pack from every other: it is the same where the bytes are.
func ZipTag(entries []Entry) string {
	all := sha256.New()
	for _, e := range entries {
		fmt.Fprintf(all, "%s %s\n", e.Name, e.SHA256) //nolint:errcheck // a hash takes everything
	}
	return hex.EncodeToString(all.Sum(nil))
}

// ZipSize is how many bytes the ZIP file has.
func ZipSize(at time.Time, entries []Entry) (int64, error) {
	var size counter
	sizes := map[string]int64{}
	for i := range entries {
		sizes[entries[i].Blob] = entries[i].Size
	}
	err := Zip(context.Background(), &size, at, entries, func(_ context.Context, key string) (io.ReadCloser, error) {
		return io.NopCloser(io.LimitReader(zeros{}, sizes[key])), nil
	})
	return int64(size), err
}

type counter int64

// Write implements io.Writer.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

type zeros struct{}

// Read implements io.Reader.
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
