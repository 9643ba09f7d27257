package pdf_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents/pdf"
	"scpo.example/desk/models/papers"
)

// structured is a file with its structure: what belongs to which element, and the text in the order of the elements.
type structured struct {
	opened
	pages    []int
	contents map[int]content // by the object of the page
	text     strings.Builder
	tags     []string
	seen     map[[2]int]int // page and marked content, to the element
}

var (
	kidOf = regexp.MustCompile(`<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|(\d+) 0 R`)
	tagOf = regexp.MustCompile(`/S/(\w+)`)
)

func structure(t *testing.T, data []byte) *structured {
	s := &structured{opened: open(t, data), contents: map[int]content{}, seen: map[[2]int]int{}}
	s.pages = s.of("Page")
	for _, p := range s.pages {
		s.contents[p] = s.content(p)
	}
	s.walk(s.refs(s.of("StructTreeRoot")[0], "K")[0])
	return s
}

func (s *structured) walk(n int) {
	tag := tagOf.FindStringSubmatch(s.objects[n])[1]
	s.tags = append(s.tags, tag)
	_, kids, _ := strings.Cut(s.objects[n], "/K[")
	for _, k := range kidOf.FindAllStringSubmatch(kids, -1) {
		if k[3] != "" {
			s.walk(number(k[3]))
			continue
		}
		at := [2]int{number(k[1]), number(k[2])}
		require.Zero(s.t, s.seen[at], "one content belongs to one element")
		s.seen[at] = n
		s.text.WriteString(s.contents[at[0]].texts[at[1]])
	}
	if tag != "Span" && tag != "Document" {
		s.text.WriteString(" ")
	}
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// Conditions of the Matterhorn Protocol that a program can check; the numbers are its own.
func TestConformsToTheMatterhornProtocol(t *testing.T) {
	data, err := pdf.Write(paper())
	require.NoError(t, err)
	s := structure(t, data)
	catalog := s.objects[s.of("Catalog")[0]]

	t.Run("01: all content is marked, as content or as artifact, and neither is in the other", func(t *testing.T) {
		for _, p := range s.pages {
			require.Empty(t, s.contents[p].outside)
			require.False(t, s.contents[p].nested)
			for id := range s.contents[p].texts {
				require.NotZero(t, s.seen[[2]int{p, id}], "in the structure")
			}
		}
	})
	t.Run("06, 07, 11: marked, titled, in a language, and said to be PDF/UA", func(t *testing.T) {
		require.Contains(t, catalog, "/MarkInfo<</Marked true>>")
		require.Contains(t, catalog, "/ViewerPreferences<</DisplayDocTitle true>>")
		require.Contains(t, catalog, "/Lang(en-GB)")
		xmp := s.streams[s.refs(s.of("Catalog")[0], "Metadata")[0]]
		require.Contains(t, xmp, "<pdfuaid:part>1</pdfuaid:part>")
		require.Contains(t, xmp, "Draft Serious Crime Prevention Order, SCPO-2026-0001</rdf:li>")
	})
	t.Run("09: what is in what", func(t *testing.T) {
		inside := map[string]string{
			"TR": "TBody THead", "TH": "TR", "TD": "TR", "THead": "Table", "TBody": "Table", "LI": "L", "Lbl": "LI", "LBody": "LI",
			"Span": "P TD TH H1 H2 H3 Lbl",
		}
		for _, n := range s.of("StructElem") {
			tag := tagOf.FindStringSubmatch(s.objects[n])[1]
			if parents := inside[tag]; parents != "" {
				require.Contains(t, strings.Fields(parents), tagOf.FindStringSubmatch(s.objects[s.refs(n, "P")[0]])[1], tag)
			}
		}
	})
	t.Run("10, 31: every glyph leads to a character, and every font is in the file", func(t *testing.T) {
		for _, p := range s.pages {
			require.Empty(t, s.contents[p].loose)
		}
		for _, n := range s.of("FontDescriptor") {
			require.Len(t, s.refs(n, "FontFile2"), 1)
		}
		require.Len(t, s.of("FontDescriptor"), 2)
	})
	t.Run("14: headings begin with level 1 and leave none out", func(t *testing.T) {
		level := 0
		for _, tag := range s.tags {
			if strings.HasPrefix(tag, "H") {
				require.LessOrEqual(t, int(tag[1]-'0'), level+1)
				level = int(tag[1] - '0')
			}
		}
		require.NotZero(t, level)
	})
	t.Run("15: every cell that is a header says of what", func(t *testing.T) {
		scopes := map[string]bool{}
		for _, n := range s.of("StructElem") {
			if found := regexp.MustCompile(`/S/TH\b.*/O/Table/Scope/(\w+)`).FindStringSubmatch(s.objects[n]); found != nil {
				scopes[found[1]] = true
			} else {
				require.NotContains(t, s.objects[n], "/S/TH/")
			}
		}
		require.Equal(t, map[string]bool{"Row": true, "Column": true}, scopes)
	})
	t.Run("16: lists say how they are numbered", func(t *testing.T) {
		for _, n := range s.of("StructElem") {
			if strings.Contains(s.objects[n], "/S/L/") {
				require.Regexp(t, `/ListNumbering/(Decimal|LowerAlpha|Disc)`, s.objects[n])
			}
		}
	})
	t.Run("28: the tab key follows the structure; the parent tree names the element of each content", func(t *testing.T) {
		_, tree, _ := strings.Cut(s.objects[s.of("StructTreeRoot")[0]], "/Nums[")
		rows := regexp.MustCompile(`(\d+)\[([^\]]*)\]`).FindAllStringSubmatch(tree, -1)
		require.Len(t, rows, len(s.pages))
		named := 0
		for i, p := range s.pages {
			require.Contains(t, s.objects[p], "/Tabs/S")
			require.Regexp(t, `/StructParents `+rows[i][1]+`\b`, s.objects[p])
			for id, owner := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(rows[i][2], -1) {
				require.Equal(t, s.seen[[2]int{p, id}], number(owner[1]))
				named++
			}
		}
		require.Equal(t, len(s.seen), named)
	})
}

func TestTheTextIsThatOfThePaper(t *testing.T) {
	for name, d := range map[string]papers.Document{"full": paper(), "empty": {Title: "Nothing", Language: papers.English}} {
		t.Run(name, func(t *testing.T) {
			data, err := pdf.Write(d)
			require.NoError(t, err)
			require.Equal(t, squeezed(d.Text()), squeezed(structure(t, data).text.String()))
		})
	}
}
