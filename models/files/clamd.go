package files

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// Scanner looks for malware.
type Scanner interface {
	// Scan reads a file. It gives the name of what it found, "" for nothing, and an error when it could not look.
	Scan(ctx context.Context, r io.Reader) (virus string, err error)
}

// Clamd asks ClamAV's daemon by its command INSTREAM.
type Clamd struct {
	Network, Address string
}

// scanTime bounds one scan.
const scanTime = 2 * time.Minute

// NewClamd reads where the daemon is: host:port, or the path of its socket.
func NewClamd(at string) Clamd {
	if path, is := strings.CutPrefix(at, "unix:"); is || strings.HasPrefix(at, "/") {
		return Clamd{"unix", path}
	}
	return Clamd{"tcp", strings.TrimPrefix(at, "tcp:")}
}

// Scan implements Scanner.
func (c Clamd) Scan(ctx context.Context, r io.Reader) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, c.Network, c.Address)
	if err != nil {
		return "", fmt.Errorf("the malware scanner does not answer: %w", err)
	}
	defer conn.Close() //nolint:errcheck // the answer has been read
	end, _ := ctx.Deadline()
	if err := conn.SetDeadline(end); err != nil {
		return "", fmt.Errorf("ask the malware scanner: %w", err)
	}
	sent := send(conn, r)
	said, err := io.ReadAll(io.LimitReader(conn, 4<<10)) // also where it stopped listening: then it says why
	if err != nil || len(said) == 0 {
		return "", errors.Join(errors.New("the malware scanner gave no answer"), sent, err)
	}
	return verdict(string(bytes.TrimRight(said, "\x00\n")), sent)
}

// verdict reads "stream: OK" and "stream: NAME FOUND". Anything else is no verdict.
func verdict(said string, sent error) (string, error) {
	said = strings.TrimPrefix(said, "stream: ")
	if virus, found := strings.CutSuffix(said, " FOUND"); found {
		return virus, nil
	}
	if said == "OK" && sent == nil {
		return "", nil
	}
	return "", errors.Join(fmt.Errorf("the malware scanner says %q", said), sent)
}

// send writes the command and the file in pieces, each after its length; a piece of no length ends it.
func send(w io.Writer, r io.Reader) error {
	if _, err := w.Write([]byte("zINSTREAM\x00")); err != nil {
		return err
	}
	piece := make([]byte, 4+64<<10)
	for {
		n, err := io.ReadFull(r, piece[4:])
		binary.BigEndian.PutUint32(piece, uint32(n)) //nolint:gosec // at most the length of the piece
		if n > 0 {
			if _, err := w.Write(piece[:4+n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			_, err := w.Write(make([]byte, 4))
			return err
		}
		if err != nil {
			return err
		}
	}
}
