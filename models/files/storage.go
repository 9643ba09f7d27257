// Package files keeps the bytes of attachments outside the database: in a folder, or in an S3-compatible store. It takes
// a file as a stream, so that a large one costs no memory, and knows what a file is by its bytes.
package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/blob/memblob"
	_ "gocloud.dev/blob/s3blob" // the scheme s3://
	"gocloud.dev/gcerrors"

	"scpo.example/desk/models"
)

// Storage keeps files by key. It is safe for concurrent use.
type Storage struct {
	bucket  *blob.Bucket
	folder  string // "" where it is not a folder
	largest int64
	scanner Scanner // nil for none
}

// Config says where files are kept and what is taken.
type Config struct {
	Folder  string // made when it is missing
	URL     string // such as s3://bucket?region=eu-west-2, in place of a folder
	Largest int64  // bytes of one file
	Scanner Scanner
}

// DefaultLargest is the largest file that is taken where nothing else is set, in bytes. Email between agencies carries
// little more.
const DefaultLargest = 25 << 20

// Open opens the storage. Without folder and URL it is in memory, for tests.
func Open(ctx context.Context, c Config) (*Storage, error) {
	s := &Storage{folder: c.Folder, largest: c.Largest, scanner: c.Scanner}
	if s.largest <= 0 {
		s.largest = DefaultLargest
	}
	var err error
	switch {
	case c.Folder != "" && c.URL != "":
		return nil, errors.New("name a folder or an address for files, not both")
	case c.Folder != "":
		// A file that is being written is beside its place, so that it gets its name in one step.
		s.bucket, err = fileblob.OpenBucket(c.Folder, &fileblob.Options{CreateDir: true, DirFileMode: 0o700, NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	case c.URL != "":
		s.bucket, err = blob.OpenBucket(ctx, c.URL)
	default:
		s.bucket = memblob.OpenBucket(nil)
	}
	if err != nil {
		return nil, fmt.Errorf("open the file storage: %w", err)
	}
	return s, nil
}

// Close ends the use of the storage.
func (s *Storage) Close() error { return s.bucket.Close() }

// Largest is the most bytes that one file may have.
func (s *Storage) Largest() int64 { return s.largest }

// Open reads a file. ErrNotFound when it is not there.
func (s *Storage) Open(ctx context.Context, key string) (io.ReadCloser, error) {
	r, err := s.bucket.NewReader(ctx, key, nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, models.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read a file: %w", err)
	}
	return r, nil
}

// Put keeps bytes under a key, in place of what was there. What breaks off leaves what was there.
func (s *Storage) Put(ctx context.Context, key string, data []byte) error {
	if err := s.bucket.WriteAll(ctx, key, data, nil); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	return s.settle(key)
}

// ErrChanged says that the stored bytes are not those that were taken, or are gone.
var ErrChanged = errors.New("a stored file is not what was added")

// Prove reads a file and compares it with the hash that it was kept with.
func (s *Storage) Prove(ctx context.Context, key, hash string) error {
	r, err := s.Open(ctx, key)
	if errors.Is(err, models.ErrNotFound) {
		return fmt.Errorf("%w: it is gone", ErrChanged)
	}
	if err != nil {
		return err
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return fmt.Errorf("read a file: %w", err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != hash {
		return ErrChanged
	}
	return nil
}

// Remove deletes a file. One that is gone already is no error.
func (s *Storage) Remove(ctx context.Context, key string) error {
	if err := s.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return fmt.Errorf("remove a file: %w", err)
	}
	return nil
}

// Before lists the keys of what was written before a time, whole or not.
func (s *Storage) Before(ctx context.Context, at time.Time) ([]string, error) {
	var keys []string
	for all := s.bucket.List(nil); ; {
		one, err := all.Next(ctx)
		if errors.Is(err, io.EOF) {
			return keys, nil
		}
		if err != nil {
			return nil, fmt.Errorf("list the files: %w", err)
		}
		if one.ModTime.Before(at) {
			keys = append(keys, one.Key)
		}
	}
}

// settle has a file on the disk before anyone is told that it is kept.
func (s *Storage) settle(key string) error {
	if s.folder == "" {
		return nil
	}
	for _, path := range []string{filepath.Join(s.folder, key), s.folder} {
		f, err := os.Open(path) //nolint:gosec // a key of our own making
		if err != nil {
			return fmt.Errorf("keep a file: %w", err)
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return fmt.Errorf("keep a file: %w", err)
		}
	}
	return nil
}
