package lint_test

import (
	"strings"
	"testing"

	"scpo.example/desk/models/checks/lint"
)

// Forty terms of 400 characters through every recogniser must take less than 2 ms.
func BenchmarkFortyTerms(b *testing.B) {
	terms := fortyTerms(b)
	each := map[string]func(text string){
		"vague":      func(text string) { lint.Vague(text, []string{"weapon", "excluded area"}) },
		"oral":       func(text string) { lint.OralAnswers(text) },
		"privileged": func(text string) { lint.Privileged(text) },
		"information": func(text string) {
			lint.Information(text, "constable", "in writing, by email or letter", "within 3 days", true)
		},
		"associates":   func(text string) { lint.NamedAssociates(text) },
		"jurisdiction": func(text string) { lint.OtherJurisdiction(text) },
		"boilerplate":  func(text string) { lint.Boilerplate(text) },
		"print":        func(text string) { lint.Fingerprint(text) },
	}
	for name, look := range each {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, t := range terms {
					look(t.Text)
				}
			}
		})
	}
	b.Run("contradictions", func(b *testing.B) {
		for b.Loop() {
			lint.Contradictions(terms)
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			for _, t := range terms {
				for _, look := range each {
					look(t.Text)
				}
			}
			lint.Contradictions(terms)
		}
	})
}

// Forty terms against forty others, as for a library or an earlier application.
func BenchmarkSimilar(b *testing.B) {
	var prints []lint.Print
	for _, t := range fortyTerms(b) {
		prints = append(prints, lint.Fingerprint(t.Text))
	}
	for b.Loop() {
		for _, x := range prints {
			for _, y := range prints {
				x.Similar(y)
			}
		}
	}
}

// fortyTerms are made of the kept phrases, sound and unsound alike, 400 characters each.
func fortyTerms(b *testing.B) []lint.Term {
	data := lines(b, "testdata/vague.txt", "|")
	data = append(data, lines(b, "testdata/oral.txt", "|")...)
	data = append(data, lines(b, "testdata/privileged.txt", "|")...)
	data = append(data, lines(b, "testdata/associates.txt", "|")...)
	terms := make([]lint.Term, 40)
	for i, k := 0, 0; i < len(terms); i++ {
		var text strings.Builder
		for text.Len() < 400 {
			text.WriteString(data[k%len(data)].fields[0] + " ")
			k += 7
		}
		terms[i].Text = text.String()[:400]
	}
	return terms
}
