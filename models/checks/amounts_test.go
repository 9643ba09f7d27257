package checks

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAmountsAreReadAsThePatternSays compares the reader with the pattern that says what it reads.
func TestAmountsAreReadAsThePatternSays(t *testing.T) {
	pattern := regexp.MustCompile(`(?i)(£\s?)?\b(` + numberWord + `)\b((?:\s+[a-z]+){0,3})`)
	pieces := []string{"two", "Twelve", "twenty-four", "twenty", "-four", " ", "  ", "\n", "£", "£ ", "1", "12", "1234", "1234567", ",000", ",00", ",1234",
		"accounts", " of", "x", "_", "’s", ".", "12th", " phones", "5kg", "é", "20:00", ", "}
	texts := []string{"two of three accounts", "£12,000 of cocaine in 3 bags", "between 2 and 12,345,678 euro", "1,2345 and 12,34", "7"}
	for i := range pieces {
		for k := range pieces {
			for m := range pieces {
				texts = append(texts, pieces[i]+pieces[k]+pieces[m], pieces[m]+" "+pieces[i]+" "+pieces[k]+pieces[m])
			}
		}
	}
	for _, text := range texts {
		var want, got []string
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			want = append(want, fmt.Sprint(m[2], m[1] != "", strings.Fields(strings.ToLower(m[3]))))
		}
		for _, a := range amountsIn(text) {
			got = append(got, fmt.Sprint(a.number, a.pounds, a.after))
		}
		require.Equal(t, want, got, "%q", text)
	}
}

// TestThingsAreReadAsThePatternSays does the same for what numbers count.
func TestThingsAreReadAsThePatternSays(t *testing.T) {
	pattern := regexp.MustCompile(`(?i)\b(` + numberWord + `|` + strings.Join(teens, "|") + `)\s+((?:[a-z]+\s+)??)(handsets|phones|workers|tenants|firms|` +
		`companies|accounts|cars|vehicles|addresses|properties|cards|passports|invoices|staff|employees|runners|weapons|firearms|pistols|parcels|flights|loads)\b`)
	pieces := []string{"two ", "Seventeen\n", "twenty-four ", "twenty", "-one ", " ", "1 ", "1,000 ", "1234567 ", "1,2345 ", ".5 ", "cars", "Company accounts", "company ",
		"cars’", "cars_", "phones2", "five six cars ", "of the ", "x", "é", ", ", "20"}
	for i := range pieces {
		for k := range pieces {
			for m := range pieces {
				text := pieces[i] + pieces[k] + pieces[m]
				want := map[string][]int{}
				for _, found := range pattern.FindAllStringSubmatch(text, -1) {
					if n, ok := numberOf(found[1]); ok {
						thing := strings.ToLower(found[2] + found[3])
						want[thing] = append(want[thing], n)
					}
				}
				require.Equal(t, want, things(text), "%q", text)
			}
		}
	}
}
