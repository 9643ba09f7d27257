package lint

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNearnessFromIsNearnessWhereThatIsEnough compares texts of every share of common words.
func TestNearnessFromIsNearnessWhereThatIsEnough(t *testing.T) {
	words := strings.Fields(`must not own use or have any mobile telephone other than one which is registered in his own name and of which he has told the officer
		named in schedule a in writing within three days of the day on which he got it and must produce it when asked to by a constable`)
	var texts []string
	for from := range words {
		texts = append(texts, strings.Join(words[from:], " "), strings.Join(words[:from], " "), strings.Join(words[:from], " x "))
	}
	for _, a := range texts {
		for _, b := range texts {
			x, y := Fingerprint(a), Fingerprint(b)
			for _, least := range []float64{0.5, Alike, 0.95, 1} {
				want := x.Nearness(y)
				if want < least {
					want = 0
				}
				require.Equal(t, want, x.NearnessFrom(y, least), "%q %q %v", a, b, least)
			}
		}
	}
}
