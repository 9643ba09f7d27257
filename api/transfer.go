package api

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// TransferTime bounds a request with a file, which takes as long as the line of its sender or receiver needs.
const TransferTime = 15 * time.Minute

// AllowTransfer gives a request with a file longer than the server gives others.
func AllowTransfer(w http.ResponseWriter) error {
	control, end := http.NewResponseController(w), time.Now().Add(TransferTime)
	err := errors.Join(control.SetReadDeadline(end), control.SetWriteDeadline(end))
	if err == nil || errors.Is(err, http.ErrNotSupported) { // a page of this process asks, and has its own time
		return nil
	}
	return fmt.Errorf("give a file its time: %w", err)
}

// drained is how much of a refused upload is read and thrown away, in bytes.
const drained = 128 << 20

// Drain reads what is left of a refused upload: a caller that is still sending would not hear why it was refused.
func Drain(body io.Reader) { _, _ = io.Copy(io.Discard, io.LimitReader(body, drained)) }
