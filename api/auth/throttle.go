package auth

import (
	"hash/maphash"
	"sync"
	"time"
)

// What keeps passwords from being guessed is their length: the program draws those for emergencies, with 130 random bits, and
// compares at most comparedAtOnce at a time, each for about a fifth of a second. That is some ten in a second and process, fewer
// than a million in the longest day that such an account is open, of 10^39. The limits keep one caller from taking up all of that.
// They are counted by each process for itself, so that several allow several times as many.
//
// They slow only the caller who guesses: locking a username for everyone would let an attacker keep an administrator out in an emergency.
const (
	tryWindow     = 15 * time.Minute
	triesByPair   = 10 // of one caller at one name
	triesByCaller = 30 // of one caller at all names

	// From the pauseAfter-th try at one name by all callers together, each waits before it is compared: pauseFirst, twice that
	// from the next pauseAfter on, and so on up to pauseMost, which leaves time for the answer. It is a delay and no refusal.
	pauseAfter = 20
	pauseFirst = time.Second
	pauseMost  = 8 * time.Second

	// remembered bounds how much is counted, to some 2 MB a throttle. Beyond it counts are forgotten: someone with so
	// many addresses gains a few tries, still too few to matter, but locks no one out.
	remembered = 1 << 15
)

// throttle counts tries by key. It keeps no key, only a hash that no one outside can predict.
type throttle struct {
	now  func() time.Time
	seed maphash.Seed

	mu   sync.Mutex
	made map[uint64]tries
}

type tries struct {
	since time.Time
	count int
}

func newThrottle(now func() time.Time) *throttle {
	return &throttle{now: now, seed: maphash.MakeSeed(), made: map[uint64]tries{}}
}

// take counts a try before it is made. It gives how many were made before it, and how long they still count.
func (t *throttle) take(key string) (before int, left time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	hash, now := maphash.String(t.seed, key), t.now()
	s, known := t.made[hash]
	if !known || now.Sub(s.since) >= tryWindow {
		t.makeRoom(now)
		s = tries{since: now}
	}
	s.count++
	t.made[hash] = s
	return s.count - 1, tryWindow - now.Sub(s.since)
}

// give removes a try that was right.
func (t *throttle) give(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	hash := maphash.String(t.seed, key)
	if s, known := t.made[hash]; known {
		s.count = max(0, s.count-1)
		t.made[hash] = s
	}
}

// forget removes all tries of a key.
func (t *throttle) forget(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.made, maphash.String(t.seed, key))
}

// makeRoom forgets what no longer counts when there is no room for more and, where that is not enough, half of the rest.
func (t *throttle) makeRoom(now time.Time) {
	if len(t.made) < remembered {
		return
	}
	for hash, s := range t.made {
		if now.Sub(s.since) >= tryWindow {
			delete(t.made, hash)
		}
	}
	for hash := range t.made { // in no order that anyone could make use of
		if len(t.made) <= remembered/2 {
			return
		}
		delete(t.made, hash)
	}
}

// refusedFor is how long a caller who made this many tries has to wait; 0 allows the next try.
func refusedFor(before, limit int, left time.Duration) time.Duration {
	if before < limit {
		return 0
	}
	return left
}

// pauseOf is how long a try at a name waits at which so many were made.
func pauseOf(before int) time.Duration {
	if before < pauseAfter {
		return 0
	}
	return min(pauseMost, pauseFirst<<min(before/pauseAfter-1, 10))
}
