package content

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scpo.example/desk/models/compare"
)

// SubjectMatch says by what two applications are seen to be about the same subject. The names are schema.
type SubjectMatch string

// The ways in which subjects match.
const (
	SamePNC    SubjectMatch = "pnc-id"
	SamePerson SubjectMatch = "name-and-birth"
	SameBody   SubjectMatch = "company-number"
	// SameInitial is kept for a person whose given name is known: it is met by an entry with an initial alone, and then shown as
	// SamePerson. Two given names that begin alike do not meet.
	SameInitial SubjectMatch = "initial-and-birth"
)

// Words is how people read the match, after "the same".
func (m SubjectMatch) Words() string {
	switch m {
	case SamePNC:
		return "PNC ID"
	case SamePerson, SameInitial:
		return "name and date of birth"
	case SameBody:
		return "registered number"
	}
	return string(m)
}

// MatchWords is how people read several matches, after "the same".
func MatchWords(matches []SubjectMatch) string {
	words := make([]string, len(matches))
	for i, m := range matches {
		words[i] = m.Words()
	}
	return strings.Join(words, " and the same ")
}

// SubjectKey is one thing that identifies a subject: a hash, so that an index of keys holds no names.
type SubjectKey struct {
	Match SubjectMatch
	Hash  string // SHA-256, in hexadecimal
}

// SubjectKeysVersion grows when the keys are made in another way, so that those that are stored are made again.
const SubjectKeysVersion = 2

// Meets says whether two keys show the same subject.
func (k SubjectKey) Meets(o SubjectKey) bool {
	return k.Hash == o.Hash && (k.Match != SameInitial || o.Match != SameInitial)
}

// SubjectKeys are the keys of all subjects, each once. Case, accents, spaces, hyphens, titles and the order of names are
// forgiven, and an initial may be any given name that begins with it.
func (c Content) SubjectKeys() []SubjectKey {
	var keys []SubjectKey
	put := func(m SubjectMatch, text string) {
		sum := sha256.Sum256([]byte(text))
		if k := (SubjectKey{m, hex.EncodeToString(sum[:])}); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	add := func(m SubjectMatch, text string) { put(m, string(m)+"\x00"+text) }
	for _, s := range c.Subjects {
		if id := pncKey(Text(s.PNCID)); id != "" {
			add(SamePNC, id)
		}
		if number := letters(Text(s.BodyNumber)); s.IsBody() && number != "" {
			add(SameBody, strings.TrimLeft(number, "0"))
		}
		if s.DateOfBirth == nil || s.IsBody() {
			continue
		}
		for _, name := range s.knownAs() {
			add(SamePerson, inAnyOrder(name)+" "+s.DateOfBirth.String())
		}
		if initial, match := s.initial(); initial != "" {
			put(match, string(SameInitial)+"\x00"+initial+" "+s.DateOfBirth.String())
		}
	}
	return keys
}

// knownAs are the names under which a person may be entered elsewhere: the whole name, the family name with the first
// given name, and each alias of two names or more.
func (s Subject) knownAs() []string {
	family, given := compare.Family(Text(s.FamilyName)), compare.Given(Text(s.GivenNames))
	var names []string
	if family != "" && len(given) > 0 {
		names = append(names, family+" "+strings.Join(given, " "), family+" "+given[0])
	} else if whole := family + strings.Join(given, " "); strings.Contains(whole, " ") {
		names = append(names, whole)
	}
	for _, alias := range s.Aliases {
		if name := compare.Name(alias); strings.Contains(name, " ") {
			names = append(names, name)
		}
	}
	return names
}

// initial is the family name with the first letter of the given names, and what it shows: little of a person whose given
// name is known, and all there is of one entered with an initial.
func (s Subject) initial() (text string, match SubjectMatch) {
	family, given := letters(compare.Family(Text(s.FamilyName))), compare.Given(Text(s.GivenNames))
	if family == "" || len(given) == 0 {
		return "", ""
	}
	first, _ := utf8.DecodeRuneInString(given[0])
	match = SameInitial
	if compare.Initial(given[0]) {
		match = SamePerson
	}
	return family + " " + string(first), match
}

// inAnyOrder is a name by its letters alone: "De la Cruz, Ana", "Ana Delacruz" and a family name in the box of the
// given names are one person. With the same day of birth as well, another name of the same letters is unlikely.
func inAnyOrder(name string) string {
	all := []rune(letters(name))
	slices.Sort(all)
	return string(all)
}

// letters is what a text is compared by without spaces and punctuation.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, compare.Name(text))
}

// A PNC ID is written with or without the century, leading zeros and the slash.
var (
	slashedPNC = regexp.MustCompile(`^(?:\d\d)?(\d\d)\D+(\d{1,7})([a-z])$`)
	joinedPNC  = regexp.MustCompile(`^(?:\d\d)?(\d\d)(\d{6,7})([a-z])$`)
)

func pncKey(id string) string {
	if compare.NoAnswer(id) {
		return ""
	}
	joined := letters(id)
	for text, form := range map[string]*regexp.Regexp{strings.ReplaceAll(compare.Text(id), " ", ""): slashedPNC, joined: joinedPNC} {
		if p := form.FindStringSubmatch(text); p != nil {
			return p[1] + "/" + strings.TrimLeft(p[2], "0") + p[3]
		}
	}
	return joined
}
