package auth

import (
	"hash/maphash"
	"sync"
	"time"
)

// How often a password may be tried in tryWindow, and how much is remembered of it.
const (
	tryWindow      = 15 * time.Minute
	triesByName    = 10
	triesByAddress = 30
	slots          = 4096
)

// throttle counts tries by key in a table of fixed size, so that no number of made-up names can fill the memory or
// push a count out. Two keys may share a count, which holds the two back together.
type throttle struct {
	now   func() time.Time
	limit int
	seed  maphash.Seed

	mu    sync.Mutex
	slots [slots]tries
}

type tries struct {
	since time.Time
	count int
}

func newThrottle(now func() time.Time, limit int) *throttle {
	return &throttle{now: now, limit: limit, seed: maphash.MakeSeed()}
}

// take counts a try before it is made. It gives how long to wait where there were too many; 0 lets it go on.
func (t *throttle) take(key string) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	s, now := t.slot(key), t.now()
	if now.Sub(s.since) >= tryWindow {
		*s = tries{since: now}
	}
	if s.count >= t.limit {
		return tryWindow - now.Sub(s.since)
	}
	s.count++
	return 0
}

// give takes back n tries that turned out to be right.
func (t *throttle) give(key string, n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.slot(key)
	s.count = max(0, s.count-n)
}

func (t *throttle) slot(key string) *tries {
	return &t.slots[maphash.String(t.seed, key)%slots]
}
