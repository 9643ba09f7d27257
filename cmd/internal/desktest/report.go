package desktest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// reliability begins the page that the make targets write.
const reliability = `# Reliability

Every number on this page was written by the make target that its heading names. Do not edit it: run the target again.
`

// Report writes what a make target measured into the page that SCPO_RELIABILITY names, in place of what was there under the
// heading. Without it, the test says it in its log only.
func Report(t testing.TB, heading, text string) {
	t.Helper()
	t.Log(text)
	page := os.Getenv("SCPO_RELIABILITY")
	if page == "" {
		return
	}
	before, err := os.ReadFile(page)
	if errors.Is(err, fs.ErrNotExist) {
		before, err = []byte(reliability), nil
	}
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(page, []byte(replaced(string(before), heading, text)), 0o644))
}

// replaced is the page with the section under the heading replaced, or added at the end.
func replaced(page, heading, text string) string {
	section := fmt.Sprintf("\n## %s\n\n%s\n", heading, strings.TrimSpace(text))
	start, rest, found := strings.Cut(page, "\n## "+heading+"\n")
	if !found {
		return page + section
	}
	if _, after, more := strings.Cut(rest, "\n## "); more {
		return start + section + "\n## " + after
	}
	return start + section
}
