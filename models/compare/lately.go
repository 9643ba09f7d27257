package compare

import "sync"

// judgement is what was found of a text.
type judgement struct {
	gaps []Gap
	none bool // it is not an answer
}

// lately keeps what was found of texts: a draft is checked at every save, and one save changes one text.
var lately = struct {
	sync.Mutex
	texts map[string]judgement
}{texts: map[string]judgement{}}

// most is how many texts are kept: those of some twenty drafts, a few megabytes.
const most = 8192

func judged(text string) judgement {
	lately.Lock()
	known, ok := lately.texts[text]
	lately.Unlock()
	if ok {
		return known
	}
	read, at := text, []int(nil)
	if !plain(text) {
		read, at = asRead(text)
	}
	known.gaps = unfinished(read)
	known.none = noAnswer(read, known.gaps)
	if read != text {
		for i, g := range known.gaps {
			known.gaps[i].From, known.gaps[i].To = at[g.From], at[g.To]
		}
	}
	lately.Lock()
	defer lately.Unlock()
	if len(lately.texts) >= most {
		clear(lately.texts)
	}
	lately.texts[text] = known
	return known
}
