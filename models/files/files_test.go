package files_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
	"scpo.example/desk/models/files"
)

// eicar is the file by which scanners are tried. It is harmless, and put together here so that this file is not found itself.
var eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

const pdf = "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"

func folder(t *testing.T, change func(*files.Config)) (*files.Storage, string) {
	t.Helper()
	c := files.Config{Folder: filepath.Join(t.TempDir(), "files"), Largest: 1 << 20}
	if change != nil {
		change(&c)
	}
	s, err := files.Open(t.Context(), c)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s, c.Folder
}

func names(t *testing.T, dir string) (all []string) {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestAFileIsKeptWithItsHash(t *testing.T) {
	s, dir := folder(t, nil)
	kept, err := s.Take(t.Context(), "Statement.PDF", iotest.OneByteReader(strings.NewReader(pdf)))
	require.NoError(t, err)
	sum := sha256.Sum256([]byte(pdf))
	require.Equal(t, files.Kept{Blob: kept.Blob, Type: "application/pdf", Size: int64(len(pdf)), SHA256: hex.EncodeToString(sum[:]), Scan: models.ScanOff}, kept)
	require.Equal(t, []string{kept.Blob}, names(t, dir))
	info, err := os.Stat(dir)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o700), info.Mode().Perm())
	r, err := s.Open(t.Context(), kept.Blob)
	require.NoError(t, err)
	got, err := io.ReadAll(r)
	require.NoError(t, err)
	require.NoError(t, r.Close())
	require.Equal(t, pdf, string(got))
	require.NoError(t, s.Prove(t.Context(), kept.Blob, kept.SHA256))

	require.NoError(t, os.WriteFile(filepath.Join(dir, kept.Blob), []byte("other"), 0o600))
	require.ErrorIs(t, s.Prove(t.Context(), kept.Blob, kept.SHA256), files.ErrChanged)
	require.NoError(t, s.Remove(t.Context(), kept.Blob))
	require.NoError(t, s.Remove(t.Context(), kept.Blob), "again")
	require.ErrorIs(t, s.Prove(t.Context(), kept.Blob, kept.SHA256), files.ErrChanged)
	_, err = s.Open(t.Context(), kept.Blob)
	require.ErrorIs(t, err, models.ErrNotFound)
}

// TestWhatIsRefusedLeavesNothing: by type, content, size and for breaking off, nothing is in the folder.
func TestWhatIsRefusedLeavesNothing(t *testing.T) {
	zip := "PK\x03\x04\x14\x00\x00\x00\x00\x00" + strings.Repeat("\x00", 40)
	large := io.MultiReader(strings.NewReader(pdf), bytes.NewReader(make([]byte, 1<<20)))
	docx := "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x11\x00\x00\x00word/document.xml"
	for name, c := range map[string]struct {
		file string
		from io.Reader
		is   error
		says string
	}{
		"a zip called pdf":        {"order.pdf", strings.NewReader(zip), nil, "not what its name says"},
		"a pdf called docx":       {"order.docx", strings.NewReader(pdf), nil, "not what its name says"},
		"a page called text":      {"note.txt", strings.NewReader("<!DOCTYPE html><html><script>1</script></html>"), nil, "not what its name says"},
		"a zip":                   {"all.zip", strings.NewReader(zip), nil, "cannot be attached"},
		"a program":               {"order.pdf.exe", strings.NewReader(pdf), nil, "cannot be attached"},
		"no ending":               {"order", strings.NewReader(pdf), nil, "cannot be attached"},
		"nothing in it":           {"order.pdf", strings.NewReader(""), files.ErrEmpty, ""},
		"too large":               {"order.pdf", large, files.ErrTooLarge, ""},
		"a pdf with a password":   {"order.pdf", strings.NewReader(pdf + strings.Repeat(" ", 40_000) + "trailer <</Encrypt 5 0 R>>"), nil, "password"},
		"macros":                  {"order.docx", strings.NewReader(docx + strings.Repeat("x", 70_000) + "word/vbaProject.bin"), nil, "macros"},
		"office with a password":  {"order.docx", strings.NewReader("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1000)), nil, "password"},
		"breaks off at once":      {"order.pdf", iotest.ErrReader(io.ErrUnexpectedEOF), files.ErrBrokenOff, ""},
		"breaks off in between":   {"order.pdf", io.MultiReader(strings.NewReader(pdf+strings.Repeat(" ", 100_000)), iotest.ErrReader(io.ErrUnexpectedEOF)), files.ErrBrokenOff, ""},
		"the caller is gone":      {"order.pdf", io.MultiReader(strings.NewReader(pdf+strings.Repeat(" ", 100_000)), iotest.ErrReader(context.Canceled)), files.ErrBrokenOff, ""},
		"direction is turned off": {files.Name("fdp.\u202Eexe"), strings.NewReader(pdf), nil, "cannot be attached"},
	} {
		t.Run(name, func(t *testing.T) {
			s, dir := folder(t, nil)
			_, err := s.Take(t.Context(), c.file, c.from)
			require.Error(t, err)
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			} else {
				var why files.NotTaken
				require.ErrorAs(t, err, &why)
				require.Contains(t, why.Why, c.says)
			}
			require.Empty(t, names(t, dir))
		})
	}
}

func TestMacrosAreFoundWhereverTheStreamIsCut(t *testing.T) {
	docx := "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x11\x00\x00\x00word/document.xml"
	for cut := range 40 {
		s, _ := folder(t, nil)
		text := docx + strings.Repeat("x", 32<<10-len(docx)-cut) + "word/vbaProject.bin" + strings.Repeat("y", 70_000)
		_, err := s.Take(t.Context(), "order.docx", strings.NewReader(text))
		require.ErrorContains(t, err, "macros", cut)
	}
}

func TestNamesHaveNoFoldersAndNoHiddenCharacters(t *testing.T) {
	for given, want := range map[string]string{
		`C:\Users\x\order.pdf`: "order.pdf", "../../etc/passwd": "passwd", "a/b/": "", "order\x00.pdf": "order.pdf", "a\r\nSet-Cookie: x.pdf": "aSet-Cookie: x.pdf",
		"fdp.\u202Eexe": "fdp.exe", "\u2066statement\u2069.pdf": "statement.pdf", " .hidden.pdf ": "hidden.pdf", "Siân’s map.pdf": "Siân’s map.pdf", "..": "", "\xff.pdf": "pdf",
	} {
		require.Equal(t, want, files.Name(given), "%q", given)
	}
}

// clamd answers like ClamAV's daemon, by looking for the test file in what it is sent.
func clamd(t *testing.T, answer func(file []byte) string) files.Scanner {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close() //nolint:errcheck // the scanner has answered
				if file, ok := received(conn); ok {
					_, _ = conn.Write([]byte(answer(file)))
				}
			}()
		}
	}()
	return files.NewClamd(l.Addr().String())
}

func received(conn io.Reader) ([]byte, bool) {
	command := make([]byte, len("zINSTREAM\x00"))
	if _, err := io.ReadFull(conn, command); err != nil || string(command) != "zINSTREAM\x00" {
		return nil, false
	}
	var file []byte
	for {
		var n uint32
		if err := binary.Read(conn, binary.BigEndian, &n); err != nil {
			return nil, false
		}
		if n == 0 {
			return file, true
		}
		piece := make([]byte, n)
		if _, err := io.ReadFull(conn, piece); err != nil {
			return nil, false
		}
		file = append(file, piece...)
	}
}

func looking(file []byte) string {
	if bytes.Contains(file, []byte("EICAR-STANDARD-ANTIVIRUS-TEST-FILE")) {
		return "stream: Eicar-Test-Signature FOUND\x00"
	}
	return "stream: OK\x00"
}

func TestTheScannerIsAsked(t *testing.T) {
	s, dir := folder(t, func(c *files.Config) { c.Scanner = clamd(t, looking) })
	kept, err := s.Take(t.Context(), "order.pdf", strings.NewReader(pdf+strings.Repeat(" ", 200_000)))
	require.NoError(t, err)
	require.Equal(t, models.ScanClean, kept.Scan)
	require.NoError(t, s.Remove(t.Context(), kept.Blob))

	_, err = s.Take(t.Context(), "note.txt", strings.NewReader(eicar))
	var found files.Infected
	require.ErrorAs(t, err, &found)
	require.Equal(t, "Eicar-Test-Signature", found.Virus)
	require.Empty(t, names(t, dir))
}

// TestAScannerThatCannotLookLeavesTheFileWaiting: away, silent, out of bounds, or talking of something else.
func TestAScannerThatCannotLookLeavesTheFileWaiting(t *testing.T) {
	for name, scanner := range map[string]files.Scanner{
		"away":     files.NewClamd("127.0.0.1:1"),
		"silent":   clamd(t, func([]byte) string { return "" }),
		"limit":    clamd(t, func([]byte) string { return "INSTREAM size limit exceeded. ERROR\x00" }),
		"no sense": clamd(t, func([]byte) string { return "OKAY\x00" }),
	} {
		s, dir := folder(t, func(c *files.Config) { c.Scanner = scanner })
		kept, err := s.Take(t.Context(), "order.pdf", strings.NewReader(pdf))
		require.NoError(t, err, name)
		require.Equal(t, models.ScanWaiting, kept.Scan, name)
		require.Len(t, names(t, dir), 1, name)
	}
}

// rows is what a database says of files.
type rows struct {
	claimed map[string]bool
	waiting []models.Attachment
	scanned map[string]models.Scan
}

func (r *rows) Unclaimed(_ context.Context, keys []string, _ time.Time) (all []string, err error) {
	for _, k := range keys {
		if !r.claimed[k] {
			all = append(all, k)
		}
	}
	return all, nil
}

func (r *rows) Unscanned(context.Context, int) ([]models.Attachment, error) { return r.waiting, nil }

func (r *rows) Scanned(_ context.Context, file string, scan models.Scan) error {
	r.scanned[file] = scan
	return nil
}

// TestTheSweepTakesWhatNobodyNeeds: an upload that was killed leaves bytes, or the beginning of some.
func TestTheSweepTakesWhatNobodyNeeds(t *testing.T) {
	s, dir := folder(t, nil)
	mine, err := s.Take(t.Context(), "a.pdf", strings.NewReader(pdf))
	require.NoError(t, err)
	_, err = s.Take(t.Context(), "b.pdf", strings.NewReader(pdf))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "fileblob123"), []byte("%PDF"), 0o600))
	known := &rows{claimed: map[string]bool{mine.Blob: true}}

	gone, err := s.Sweep(t.Context(), known, time.Now().Add(-time.Hour))
	require.NoError(t, err)
	require.Zero(t, gone, "an upload may still be on its way")
	gone, err = s.Sweep(t.Context(), known, time.Now().Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, 2, gone)
	require.Equal(t, []string{mine.Blob}, names(t, dir))
}

func TestWhatWaitsIsScannedLater(t *testing.T) {
	verdict := "stream: OK\x00"
	s, dir := folder(t, func(c *files.Config) { c.Scanner = clamd(t, func([]byte) string { return verdict }) })
	first, err := s.Take(t.Context(), "a.pdf", strings.NewReader(pdf))
	require.NoError(t, err)
	second, err := s.Take(t.Context(), "b.pdf", strings.NewReader(pdf))
	require.NoError(t, err)
	known := &rows{scanned: map[string]models.Scan{}, waiting: []models.Attachment{{ID: "1", Blob: first.Blob}}}
	require.NoError(t, s.RescanAll(t.Context(), known))
	verdict = "stream: X FOUND\x00"
	known.waiting = []models.Attachment{{ID: "2", Blob: second.Blob}}
	require.NoError(t, s.RescanAll(t.Context(), known))
	require.Equal(t, map[string]models.Scan{"1": models.ScanClean, "2": models.ScanInfected}, known.scanned)
	require.Equal(t, []string{first.Blob}, names(t, dir), "the other is gone")
}

func TestAStorageIsOnePlace(t *testing.T) {
	_, err := files.Open(t.Context(), files.Config{Folder: t.TempDir(), URL: "s3://x"})
	require.ErrorContains(t, err, "not both")
	_, err = files.Open(t.Context(), files.Config{URL: "ftp://x"})
	require.Error(t, err)
	remote, err := files.Open(t.Context(), files.Config{URL: "s3://papers?region=eu-west-2&endpoint=http://127.0.0.1:1&use_path_style=true"})
	require.NoError(t, err, "as the runbook says it")
	require.NoError(t, remote.Close())
}
