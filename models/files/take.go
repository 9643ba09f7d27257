package files

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/google/uuid"

	"scpo.example/desk/models"
)

// Kept is what is known of a file that was taken.
type Kept struct {
	Blob   string
	Type   string
	Size   int64
	SHA256 string
	Scan   models.Scan
}

// Why a file is not taken. Nothing of it is kept.
var (
	ErrTooLarge  = errors.New("the file is too large")
	ErrEmpty     = errors.New("the file is empty")
	ErrBrokenOff = errors.New("the upload broke off")
)

// Infected says that the scanner found malware, and what it calls it.
type Infected struct{ Virus string }

// Error implements error.
func (i Infected) Error() string { return "the file has malware: " + i.Virus }

// Take keeps a file under a new key, as it comes. It is refused by name and content, size and scan; then, and when it
// breaks off, nothing of it stays.
func (s *Storage) Take(ctx context.Context, name string, from io.Reader) (Kept, error) {
	in := bufio.NewReaderSize(from, headBytes)
	head, err := in.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return Kept{}, fmt.Errorf("%w: %w", ErrBrokenOff, err)
	}
	if len(head) == 0 {
		return Kept{}, ErrEmpty
	}
	kind, err := typeOf(name, head)
	if err != nil {
		return Kept{}, err
	}
	k := Kept{Blob: uuid.NewString(), Type: kind.media, Scan: models.ScanOff}
	if k.Size, k.SHA256, err = s.write(ctx, k.Blob, kind, in); err != nil {
		return Kept{}, err
	}
	if k.Scan, err = s.Scan(ctx, k.Blob); err != nil {
		return Kept{}, errors.Join(err, s.Remove(context.WithoutCancel(ctx), k.Blob))
	}
	return k, nil
}

// write stores what comes. Its context is ended before the writer is closed where it must not stay.
func (s *Storage) write(ctx context.Context, key string, kind fileType, in io.Reader) (size int64, hash string, err error) {
	ctx, drop := context.WithCancel(ctx)
	defer drop()
	w, err := s.bucket.NewWriter(ctx, key, nil)
	if err != nil {
		return 0, "", fmt.Errorf("keep a file: %w", err)
	}
	sum, look := sha256.New(), &lookout{words: kind.never}
	size, err = io.Copy(io.MultiWriter(sum, look, w), source{io.LimitReader(in, s.largest+1)})
	switch {
	case err != nil:
	case size > s.largest:
		err = ErrTooLarge
	case look.found != "":
		err = NotTaken{Why: look.found}
	}
	if err != nil {
		drop()
		if closed := w.Close(); closed == nil { // it was stored all the same
			err = errors.Join(err, s.Remove(context.WithoutCancel(ctx), key))
		}
		return 0, "", err
	}
	if err := w.Close(); err != nil {
		return 0, "", fmt.Errorf("keep a file: %w", err)
	}
	return size, hex.EncodeToString(sum.Sum(nil)), s.settle(key)
}

// source tells an upload that breaks off from a storage that fails.
type source struct{ io.Reader }

// Read implements io.Reader.
func (s source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", ErrBrokenOff, err)
	}
	return n, err
}

// Scan asks the scanner about a file that is kept. A scanner that is away leaves it waiting; malware is an error.
func (s *Storage) Scan(ctx context.Context, key string) (models.Scan, error) {
	if s.scanner == nil {
		return models.ScanOff, nil
	}
	r, err := s.Open(ctx, key)
	if err != nil {
		return models.ScanWaiting, err
	}
	defer r.Close()
	virus, err := s.scanner.Scan(ctx, r)
	if err != nil {
		return models.ScanWaiting, nil //nolint:nilerr // it is asked again later, and the file is not released before
	}
	if virus != "" {
		return models.ScanInfected, Infected{virus}
	}
	return models.ScanClean, nil
}
