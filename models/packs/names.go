package packs

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxName is the longest name of a file in a pack, in characters. Some systems of receivers bound the whole path, and
// none says how they read letters beyond ASCII.
const MaxName = 80

// The names of the files that list the others.
const (
	IndexFile    = "00-index.txt"
	ManifestFile = "00-manifest.json"
)

// attachmentsFrom is the number of the first attachment: the documents come before it in every order by name.
const attachmentsFrom = 101

// DocumentName is the name in a pack of the n-th document, from 1.
func DocumentName(n int, name, format string) string {
	return fmt.Sprintf("%02d-%s.%s", n, name, format)
}

// AttachmentName is the name in a pack of the n-th attachment, from 0, by the name that its owner gave it.
func AttachmentName(n int, original string) string {
	ending := path.Ext(original)
	stem := plain(strings.TrimSuffix(original, ending))
	ending = "." + strings.ToLower(plain(strings.TrimPrefix(ending, ".")))
	prefix := fmt.Sprintf("%d-", attachmentsFrom+n)
	if len(ending) > 10 || ending == "." {
		ending = ""
	}
	if over := len(prefix) + len(stem) + len(ending) - MaxName; over > 0 {
		stem = strings.TrimRight(stem[:len(stem)-over], "-")
	}
	if stem == "" {
		stem = "file"
	}
	return prefix + stem + ending
}

// ZipName is the name of a pack as one file.
func ZipName(reference string, round int) string { return FolderName(reference, round) + ".zip" }

// FolderName is the name of a pack as a folder.
func FolderName(reference string, round int) string {
	return fmt.Sprintf("%s-round-%d", plain(reference), round)
}

// plain keeps letters and digits of ASCII, the letters below their accents, and one hyphen for whatever else is between.
func plain(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r): // an accent
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}
