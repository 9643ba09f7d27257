package linear

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/anishathalye/porcupine"
)

// History is what was asked and answered, with the times. It is safe for concurrent use.
type History struct {
	mu    sync.Mutex
	began time.Time
	all   []porcupine.Operation
}

// NewHistory is empty and begins now.
func NewHistory() *History { return &History{began: time.Now()} }

// Now is the time of the history.
func (h *History) Now() int64 { return int64(time.Since(h.began)) }

// Add notes one request by a client and its answer, which has just come. An answer that was lost may take effect at any
// later time. A read that was lost says nothing.
func (h *History) Add(client int, called int64, q Ask, r Reply) {
	returned := h.Now()
	if r.Result == Lost {
		if q.Kind == Read {
			return
		}
		returned = math.MaxInt64
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, porcupine.Operation{ClientId: client, Input: q, Output: r, Call: called, Return: returned})
}

// Counts are the numbers of answers of each kind.
func (h *History) Counts() map[Result]int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := map[Result]int{}
	for _, o := range h.all {
		n[o.Output.(Reply).Result]++
	}
	return n
}

// Len is how many requests there were.
func (h *History) Len() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.all)
}

// Check finds an order in which each application can have given its answers. An error names an application without one,
// or says that limit was too short to know.
func (h *History) Check(limit time.Duration) error { return h.CheckBy(Model(nil), limit) }

// CheckBy is Check by another model.
func (h *History) CheckBy(m porcupine.Model, limit time.Duration) error {
	for _, part := range byApplication(h.all) {
		if result := porcupine.CheckOperationsTimeout(m, part, limit); result != porcupine.Ok {
			return fmt.Errorf("application %s: %d requests: %s: no order explains the answers:\n%s", part[0].Input.(Ask).App, len(part), result, said(part))
		}
	}
	return nil
}

// said is what was asked and answered, for people.
func said(part []porcupine.Operation) string {
	var text strings.Builder
	for _, o := range part {
		fmt.Fprintf(&text, "%d %d..%d %+v: %+v\n", o.ClientId, o.Call/1e6, o.Return/1e6, o.Input, o.Output)
	}
	return text.String()
}

// Forging is the history with the answers changed as an error of the program would change them: for tests of the tests.
func (h *History) Forging(change func(Ask, Reply) Reply) *History {
	forged := &History{began: h.began}
	for _, o := range h.all {
		o.Output = change(o.Input.(Ask), o.Output.(Reply))
		forged.all = append(forged.all, o)
	}
	return forged
}
