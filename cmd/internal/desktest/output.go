package desktest

import (
	"strings"
	"sync"
)

// output keeps what a program writes, and tells when there is more.
type output struct {
	mu    sync.Mutex
	text  []byte
	grown chan struct{} // closed at the next write; nil while no one waits
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text = append(o.text, p...)
	if o.grown != nil {
		close(o.grown)
		o.grown = nil
	}
	return len(p), nil
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return string(o.text)
}

// line finds a whole line that begins with prefix; while there is none, grown tells when to look again.
func (o *output) line(prefix string) (rest string, grown <-chan struct{}, found bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for line := range strings.Lines(string(o.text)) {
		if rest, found = strings.CutPrefix(line, prefix); found && strings.HasSuffix(rest, "\n") {
			return strings.TrimSuffix(rest, "\n"), nil, true
		}
	}
	if o.grown == nil {
		o.grown = make(chan struct{})
	}
	return "", o.grown, false
}
