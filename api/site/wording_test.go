package site_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// avoided is a way to say something that users are not to read.
type avoided struct {
	words   string // a pattern, whatever the case
	why     string
	instead string
	except  map[string]string // by file: a pattern of what is allowed there, in the same text
}

const (
	translated = "nobody in a police force says it"
	vague      = "it does not say who"
	oneWord    = "one thing has one word"
)

// library is where the terms of orders are, with advice on writing them. Its advice tells a writer what to say in a
// term.
const library = "models/library/wordings.json"

var guidance = map[string]string{library: ``}

// namesakes has words that follow a name in a text.
const namesakes = "models/checks/copied_namesakes.go"

// avoidedWords are looked for in every text that the program shows. A term of an order and the Act itself may use any word:
// where a file quotes them, the pattern in except says so.
var avoidedWords = []avoided{
	{words: `\bmend(s|ed|ing)?\b`, why: translated, instead: "fix, correct"},
	{words: `\breckon`, why: translated, instead: "calculate"},
	{words: `\b(anew|afresh)\b`, why: translated, instead: "again"},
	{words: `\bwhoever\b`, why: vague, instead: "the user who, or their role"},
	{words: `\bsome(body)\b`, why: oneWord, instead: "someone, or better who"},
	{words: `\bnobody\b`, why: oneWord, instead: "no one, or say it of the thing: not assigned"},
	{words: `\beverybody\b`, why: oneWord, instead: "everyone, or better who"},
	{words: `\bheld against\b`, why: translated, instead: "checked against"},
	{words: `\bthat there (is|are) not\b`, why: translated, instead: "missing, unknown"},
	{words: `\b(take|takes|took|taken) (it |them |the \w+ )?back\b`, why: oneWord, instead: "recall, cancel, remove"},
	{words: `\b(pass|passes|passed) (it )?over\b`, why: translated, instead: "assign",
		except: map[string]string{library: `over the internet`}},
	{words: `\b(hand|hands|handed) (it )?(over|to another)\b`, why: oneWord, instead: "assign"},
	{words: `\bput (it )?back in the queue\b`, why: oneWord, instead: "unassign"},
	{words: `\b(go|goes|going|went) on\b`, why: translated, instead: "continue",
		except: map[string]string{"api/pages/desk/templates/covers.gohtml": `go on leave`}},
	{words: `\bspeaks? of\b`, why: translated, instead: "say, be about"},
	{words: `\b(has|have) to say\b`, why: translated, instead: "finds"},
	{words: `\bmay not\b`, why: "it reads as might not and as is not allowed to", instead: "cannot, must not"},
	{words: `\bplease\b`, why: "an instruction needs none", instead: "leave it out",
		except: map[string]string{namesakes: `please`}},
	{words: `\binvalid\b`, why: "it does not say what to do", instead: "say what to enter"},
	{words: `^Choose\b`, why: oneWord, instead: "Select", except: guidance},
	{words: `^Say (what|whether|why|how|which|who)\b`, why: "errors say what to do with the field", instead: "Enter, Select, Explain", except: guidance},
	{words: `\be-mail`, why: oneWord, instead: "email"},
	{words: `\b(e\.g|i\.e)\.|\betc\b`, why: "no Latin", instead: "for example, that is, and say the rest",
		except: map[string]string{"models/reference/offences.json": `etc`}},
	{words: `\blatest safe (date|day)\b`, why: oneWord, instead: "last safe date to submit"},
	{words: `\boverdue\b`, why: oneWord, instead: "late"},
	{words: `\bfingerprint`, why: oneWord, instead: "hash"},
	{words: `\bfrozen version`, why: oneWord, instead: "submitted version"},
	{words: `\bwhere it stands\b`, why: oneWord, instead: "status"},
	{words: `\bas it (now )?stands\b`, why: translated, instead: "current",
		except: map[string]string{library: `^Must give a list`}},
	{words: `\brests? on\b`, why: oneWord, instead: "source"},
	{words: `\b(to be|is|are|was) bound\b`, why: oneWord, instead: "subject, applies to"},
	{words: `\bdefendant\b`, why: oneWord, instead: "subject",
		except: map[string]string{"api/openapi.json": `The defendant has died`, namesakes: `defendant`}},
	{words: `\bforbid`, why: "the Act says prohibit", instead: "prohibit, prevent"},
	{words: `\b(points? |the points )in preparation\b`, why: oneWord, instead: "draft point"},
	{words: `\b(settled|met) point|\bpoints? (is|are) (settled|met)\b`, why: oneWord, instead: "resolved"},
	{words: `\bheld by (you|an? |… )`, why: oneWord, instead: "assigned to"},
	{words: `\bholds? (this|the|an) application\b`, why: oneWord, instead: "is assigned the application"},
	{words: `\b(hurdle|in the way)\b`, why: oneWord, instead: "must fix"},
	{words: `\bthe (machine|program)\b`, why: oneWord, instead: "the automatic check, the service"},
	{words: `\b(is|are|was|were|been) told\b`, why: oneWord, instead: "notified"},
	{words: `\bdrafter\b`, why: oneWord, instead: "force applicant"},
	{words: `\bwho asks\b|\bunit that asks\b`, why: oneWord, instead: "requesting force, requesting unit"},
	{words: `\bthis request\b|\bthe request (names|rests)\b`, why: oneWord, instead: "application"},
	{words: `\bin regional quality assurance\b|\bbeing drafted\b`, why: "a status has one name, in models/state_words.go", instead: "with the region, a draft"},
	{words: `\bany (state|status)\b`, why: oneWord, instead: "all statuses"},
	{words: `\bCrimPR \d`, why: "rules are cited by their Part until the 2025 Rules are checked", instead: "CrimPR Part 31"},
	{words: `\d pounds\b`, why: "amounts are written with the sign", instead: "£10,000",
		except: map[string]string{library: `^[\d,]+ pounds$`}},
	{words: `\bwas not there\b|\bis no longer there\b`, why: translated, instead: "not in this version"},
	{words: `\b(at fault|fault of ours)\b`, why: translated, instead: "wrong"},
	{words: `\bdeeds?\b`, why: translated, instead: "action"},
}

// TestUsersReadPlainWords looks at templates, at the texts in Go and in the page's script, and at the data that pages show.
func TestUsersReadPlainWords(t *testing.T) {
	root := os.DirFS("../..")
	read := 0
	for _, s := range shownTexts(t, root) {
		read++
		for _, a := range avoidedWords {
			pattern := regexp.MustCompile("(?i)" + a.words)
			if !pattern.MatchString(s.text) {
				continue
			}
			if allowed, is := a.except[s.file]; is && regexp.MustCompile(allowed).MatchString(s.text) {
				continue
			}
			t.Errorf("%s:%d: %q in %q: %s. Write: %s", s.file, s.line, pattern.FindString(s.text), s.text, a.why, a.instead)
		}
	}
	require.Greater(t, read, 2000, "texts are found")
}

// shown is one text that users may read.
type shown struct {
	file string
	line int
	text string
}

// quoting are the places whose texts quote others: phrases that the checks look for in what a force wrote, and samples.
var quoting = []string{
	"models/checks/lint/", "models/checks/testdata/", "models/checks/recognise/", "models/reference/samples/", "api/ui/testdata/", "api/ui/assets/files/govuk", "api/internal/",
	"models/store/", "api/pages/pagestest/", "models/compare/unfinished_words.go", "models/checks/copied_words.go",
}

func shownTexts(t *testing.T, root fs.FS) []shown {
	t.Helper()
	var all []shown
	for _, dir := range []string{"api", "models", "activities"} {
		require.NoError(t, fs.WalkDir(root, dir, func(path string, d fs.DirEntry, err error) error {
			skip := func(prefix string) bool { return strings.HasPrefix(path, prefix) }
			if err != nil || d.IsDir() || slices.ContainsFunc(quoting, skip) || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := fs.ReadFile(root, path)
			if err != nil {
				return err
			}
			switch {
			case strings.HasSuffix(path, ".gohtml"):
				all = append(all, ofTemplate(path, string(text))...)
			case strings.HasSuffix(path, ".go"):
				all = append(all, ofGo(t, path, text)...)
			case strings.HasSuffix(path, ".json"), filepath.Base(path) == "app.js":
				all = append(all, quoted(path, string(text))...)
			}
			return nil
		}))
	}
	return all
}

var (
	actions = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	inCode  = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|` + "`[^`]*`")
)

// ofTemplate are the lines of a template without its actions, and the texts inside its actions.
func ofTemplate(path, text string) []shown {
	var all []shown
	for i, line := range strings.Split(text, "\n") {
		words := actions.ReplaceAllStringFunc(line, func(action string) string {
			for _, s := range inCode.FindAllString(action, -1) {
				all = append(all, shown{path, i + 1, strings.Trim(s, "\"`")})
			}
			return " … "
		})
		all = append(all, shown{path, i + 1, strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(words, " ")), " ")})
		for _, attribute := range regexp.MustCompile(`(?:aria-label|alt|placeholder)="([^"]*)"`).FindAllStringSubmatch(words, -1) {
			all = append(all, shown{path, i + 1, attribute[1]})
		}
	}
	return all
}

// quoted are the texts between quotation marks.
func quoted(path, text string) []shown {
	var all []shown
	for i, line := range strings.Split(text, "\n") {
		for _, s := range inCode.FindAllString(line, -1) {
			if strings.Contains(s, " ") {
				all = append(all, shown{path, i + 1, strings.Trim(s, "\"`")})
			}
		}
	}
	return all
}

// forOperators are calls whose texts go to a log or to a developer.
var forOperators = []string{"Errorf", "New", "Warn", "Info", "Error", "Debug", "panic", "MustCompile", "Exec", "Raw", "Where", "Describe"}

// ofGo are the texts of a Go file that have more than one word: not those for a log, for other errors, and for a struct tag.
func ofGo(t *testing.T, path string, text []byte) []shown {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, text, parser.SkipObjectResolution)
	require.NoError(t, err)
	var all []shown
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			return n.Tag == nil
		case *ast.CallExpr:
			return !slices.Contains(forOperators, calledName(n.Fun))
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && strings.Contains(strings.TrimSpace(s), " ") {
				all = append(all, shown{path, files.Position(n.Pos()).Line, s})
			}
		}
		return true
	})
	return all
}

func calledName(f ast.Expr) string {
	switch f := f.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
