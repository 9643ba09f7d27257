package auth

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAPauseGrowsAndEnds(t *testing.T) {
	for before, pause := range map[int]time.Duration{
		0: 0, 19: 0, 20: time.Second, 39: time.Second, 40: 2 * time.Second, 60: 4 * time.Second, 80: 8 * time.Second, 1 << 40: 8 * time.Second,
	} {
		require.Equal(t, pause, pauseOf(before), before)
	}
}

// However many names and addresses are made up, what is counted is bounded, and what it pushes out is forgotten and
// not refused.
func TestAThrottleForgetsAndDoesNotRefuse(t *testing.T) {
	now := time.Now()
	th := newThrottle(func() time.Time { return now })
	long := strings.Repeat("n", 1<<20)
	for range 3 {
		th.take(long)
	}
	before, left := th.take(long)
	require.Equal(t, []any{3, tryWindow}, []any{before, left})
	for i := range 3 * remembered {
		before, _ := th.take(fmt.Sprint(i))
		require.Zero(t, before, "no two keys share a count")
		require.LessOrEqual(t, len(th.made), remembered)
	}
	now = now.Add(tryWindow)
	for i := range remembered {
		th.take(fmt.Sprint("later", i))
	}
	th.forget("later1")
	before, _ = th.take("later1")
	require.Zero(t, before)
	th.give("later1")
	before, _ = th.take("later1")
	require.Zero(t, before)
}
