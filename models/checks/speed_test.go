package checks_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
)

// TestChecksCostLittleMoreThanReading compares judging a content with decoding it, in one run: both slow down alike on a busy
// machine, and the quickest of several turns is compared. Judging 40 terms takes about 1.4 times as long as decoding them;
// with patterns run over every text it took 3.8 times. The largest content, of which a few turns are all that is waited for, shows what
// grows faster than the content.
func TestChecksCostLittleMoreThanReading(t *testing.T) {
	for _, size := range []struct {
		name  string
		in    checks.Input
		turns int
		most  float64
	}{
		{"40 terms", fortyTerms(t), 60, 2.5},
		{"the largest content", largest(t), 6, 8},
	} {
		data := size.in.Content.Canonical()
		decode, judge := time.Hour, time.Hour
		for range size.turns {
			decode = min(decode, took(func() {
				_, _, err := content.Decode(data)
				require.NoError(t, err)
			}))
			judge = min(judge, took(func() { checks.Run(size.in) }))
		}
		ratio := float64(judge) / float64(decode)
		t.Logf("%s: decoding %v, judging %v, ratio %.2f", size.name, decode, judge, ratio)
		require.Less(t, ratio, size.most, size.name)
	}
}

func took(work func()) time.Duration {
	begun := time.Now()
	work()
	return time.Since(begun)
}
