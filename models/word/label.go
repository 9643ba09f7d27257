package word

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// label is the number beside the paragraph that was counted last at a level.
func (l *list) label(at int) string {
	own := l.levels[at]
	if own.Format.Val == "bullet" {
		return bullet(own.Text.Val)
	}
	legal := own.Legal != nil && own.Legal.Val != "0" && own.Legal.Val != "false"
	text := own.Text.Val
	for i := levels - 1; i >= 0; i-- {
		place := fmt.Sprintf("%%%d", i+1)
		if !strings.Contains(text, place) {
			continue
		}
		format := l.levels[i].Format.Val
		if legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, place, Numeral(max(1, l.counts[i]), format))
	}
	return strings.TrimSpace(text)
}

// bullet is a mark that every font has. Word keeps its own as places in symbol fonts.
func bullet(text string) string {
	if text == "o" {
		return "◦"
	}
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Co, r) && !unicode.IsSpace(r) }) {
		return text
	}
	return "•"
}

// Numeral is a number as a list shows it, in one of the formats that Word names, such as lowerLetter.
func Numeral(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return roman(n)
	case "upperRoman":
		return strings.ToUpper(roman(n))
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "none":
		return ""
	case "ordinal":
		return strconv.Itoa(n) + ending(n)
	}
	return strconv.Itoa(n)
}

// letters count a to z, then aa to zz: as Word does, and not as a spreadsheet.
func letters(n int) string {
	const alphabet, most = 26, 780
	n = min(n, most)
	return strings.Repeat(string(rune('a'+(n-1)%alphabet)), (n-1)/alphabet+1)
}

func roman(n int) string {
	const most = 3999
	if n > most {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

func ending(n int) string {
	if n/10%10 != 1 { //nolint:mnd // 11th, 12th, 13th
		switch n % 10 { //nolint:mnd // the last digit
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}
