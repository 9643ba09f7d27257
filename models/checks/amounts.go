package checks

import "strings"

// amount is a number in a text, in digits or words, whether it is of pounds, and up to three words after it.
type amount struct {
	number string
	pounds bool
	after  []string
}

// amountsIn reads the numbers of a text. What follows one is read with it, and not looked at again: in "two of three accounts" it is
// the two that may count accounts.
func amountsIn(text string) (all []amount) {
	for i := wordStart(text, 0); i < len(text); i = wordStart(text, i) {
		end := numberEnd(text, i)
		if end == i {
			i = wordEnd(text, i)
			continue
		}
		a := amount{number: text[i:end], pounds: ofPounds(text[:i])}
		for i = end; len(a.after) < 3; {
			from := spacesEnd(text, i)
			to := lettersEnd(text, from)
			if from == i || to == from {
				break
			}
			a.after, i = append(a.after, strings.ToLower(text[from:to])), to
		}
		i = wordEnd(text, i) // of a word with a digit in it
		all = append(all, a)
	}
	return all
}

// ofPounds says whether a text ends with a pound sign, and perhaps one space.
func ofPounds(before string) bool {
	if n := len(before); n > 0 && spaceByte(before[n-1]) {
		before = before[:n-1]
	}
	return strings.HasSuffix(before, "£")
}

// numberEnd is the end of the number that begins at i, where a word begins, or i where none does.
func numberEnd(text string, i int) int {
	end := wordEnd(text, i)
	word := text[i:end]
	if '0' <= word[0] && word[0] <= '9' {
		return digitsEnd(text, i, end)
	}
	const hyphenated = "twenty-four"
	if last := i + len(hyphenated); last <= len(text) && strings.EqualFold(text[i:last], hyphenated) && (last == len(text) || !wordByte(text[last])) {
		return last
	}
	if len(word) <= len("eleven") && wordSetHas(counted[1:], word) {
		return end
	}
	return i
}

// digitsEnd is the end of the number in digits that begins at i and whose word ends at end, with its commas: "12,000". A number of
// more than six digits is a number of something else.
func digitsEnd(text string, i, end int) int {
	if strings.Trim(text[i:end], "0123456789") != "" {
		return i
	}
	if end-i <= 3 {
		grouped := 0
		for k := end; k+4 <= len(text) && text[k] == ',' && strings.Trim(text[k+1:k+4], "0123456789") == ""; k += 4 {
			if k+4 == len(text) || !wordByte(text[k+4]) {
				grouped = k + 4
			}
		}
		if grouped > 0 {
			return grouped
		}
	}
	if end-i > 6 {
		return i
	}
	return end
}

func letterByte(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func wordByte(b byte) bool { return letterByte(b) || '0' <= b && b <= '9' || b == '_' }

func spaceByte(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f' }
