package packs_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/packs"
)

func TestNamesAreOfASCIIAndShort(t *testing.T) {
	for given, want := range map[string]string{
		"map.pdf": "101-map.pdf", "Datganiad â ŵ.PDF": "101-Datganiad-a-w.pdf", "خريطة.pdf": "101-file.pdf", "../../etc/passwd": "101-etc-passwd",
		".pdf": "101-file.pdf", "a.b.c": "101-a-b.c", "CON": "101-CON", "": "101-file", "x.nothing-we-know-of": "101-x",
		strings.Repeat("ab ", 60) + ".docx": "101-" + strings.TrimSuffix(strings.Repeat("ab-", 24), "-") + ".docx",
	} {
		got := packs.AttachmentName(0, given)
		require.Equal(t, want, got, given)
		require.LessOrEqual(t, len(got), packs.MaxName)
	}
	require.Equal(t, "300-map.pdf", packs.AttachmentName(199, "map.pdf"))
	require.Equal(t, "SEROCU-2026-014-round-2.zip", packs.ZipName("SEROCU/2026/014", 2))
}

// TestTheBytesOfAZipDoNotChange with a later version of the program or of Go: receivers hold its hash.
func TestTheBytesOfAZipDoNotChange(t *testing.T) {
	entries := []packs.Entry{{Name: "00-index.txt", Blob: "a", Size: 5}, {Name: "01-request.pdf", Blob: "b", Size: 3}}
	at := time.Date(2026, 5, 8, 13, 25, 31, 500, time.UTC)
	open := func(_ context.Context, key string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(map[string]string{"a": "index", "b": "pdf"}[key])), nil
	}
	var b bytes.Buffer
	require.NoError(t, packs.Zip(t.Context(), &b, at, entries, open))
	sum := sha256.Sum256(b.Bytes())
	require.Equal(t, "503a3a7cc08c71e2ef426461295abda00deb56a65dd143af237617d228de7631", hex.EncodeToString(sum[:]))
	size, err := packs.ZipSize(at, entries)
	require.NoError(t, err)
	require.EqualValues(t, b.Len(), size)
	entries[1].Size = 2
	require.ErrorContains(t, packs.Zip(t.Context(), io.Discard, at, entries, open), "01-request.pdf")
}

func TestRoomIsWarnedAboutBeforeTheLimit(t *testing.T) {
	level := func(size int64) packs.Level { return packs.Rooms([]packs.Entry{{Size: size}}, 10_000_000)[0].Level }
	require.Equal(t, packs.Fits, level(5_000_000))
	require.Equal(t, packs.Near, level(7_000_000), "an email is a third larger than its files")
	require.Equal(t, packs.Over, level(8_000_000))
	rooms := packs.Rooms([]packs.Entry{{Size: 600_000_000}, {Size: 900_000_000}}, 0)
	require.Equal(t, models.ByPoliceSystem, rooms[1].Channel)
	require.Equal(t, packs.Near, rooms[1].Level, "the largest file counts")
	require.Equal(t, packs.Unknown, rooms[2].Level)
}
