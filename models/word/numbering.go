package word

const levels = 9

// numbering is the part that says how lists are numbered.
type numbering struct {
	Abstract []struct {
		ID     string  `xml:"abstractNumId,attr"`
		Levels []level `xml:"lvl"`
		Link   value   `xml:"numStyleLink"`
		Style  value   `xml:"styleLink"`
	} `xml:"abstractNum"`
	Nums []struct {
		ID        string `xml:"numId,attr"`
		Abstract  value  `xml:"abstractNumId"`
		Overrides []struct {
			Level string `xml:"ilvl,attr"`
			Start *value `xml:"startOverride"`
			As    *level `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

type level struct {
	Level   string `xml:"ilvl,attr"`
	Start   *value `xml:"start"`
	Format  value  `xml:"numFmt"`
	Text    value  `xml:"lvlText"`
	Restart *value `xml:"lvlRestart"`
	Style   value  `xml:"pStyle"`
	Legal   *value `xml:"isLgl"`
}

// list is one list: its levels, and the counts that it shares with the lists of the same kind.
type list struct {
	levels   [levels]level
	restarts [levels]*value // where this list begins again
	counts   *[levels]int
	begun    bool
}

// counter counts the paragraphs of all lists, by their number in the file.
type counter map[int]*list

func (n numbering) counter() counter {
	kinds, links := map[string]*list{}, map[string]string{}
	for _, a := range n.Abstract {
		if kinds[a.ID] == nil {
			kinds[a.ID] = &list{counts: &[levels]int{}}
		}
		l := kinds[a.ID]
		for _, one := range a.Levels {
			l.put(one.Level, one)
		}
		if a.Style.Val != "" {
			links[a.Style.Val] = a.ID
		}
	}
	for _, a := range n.Abstract {
		if to, known := links[a.Link.Val]; known && a.Link.Val != "" {
			kinds[a.ID].levels = kinds[to].levels
		}
	}
	c := counter{}
	for _, num := range n.Nums {
		kind := kinds[num.Abstract.Val]
		id := (&value{num.ID}).number(0)
		if kind == nil || id == 0 {
			continue
		}
		one := *kind
		for _, o := range num.Overrides {
			if o.As != nil {
				one.put(o.Level, *o.As)
			}
			if at := (&value{o.Level}).number(levels); at >= 0 && at < levels {
				one.restarts[at] = o.Start
			}
		}
		c[id] = &one
	}
	return c
}

func (l *list) put(at string, one level) {
	if n := (&value{at}).number(levels); n >= 0 && n < levels {
		l.levels[n] = one
	}
}

// level finds the level of a list that belongs to a style.
func (c counter) level(num int, style string) int {
	if l := c[num]; l != nil && style != "" {
		for i := range l.levels {
			if l.levels[i].Style.Val == style {
				return i
			}
		}
	}
	return 0
}

// next counts one more paragraph and gives its label. listed is false where the file has no such list.
func (c counter) next(num, at int) (label string, listed bool) {
	l := c[num]
	if l == nil || at < 0 || at >= levels {
		return "", false
	}
	l.begin()
	for i := range at {
		if l.counts[i] == 0 {
			l.counts[i] = l.start(i)
		}
	}
	if l.counts[at] == 0 {
		l.counts[at] = l.start(at)
	} else {
		l.counts[at]++
	}
	for i := at + 1; i < levels; i++ {
		if r := l.levels[i].Restart.number(i); r > at { // 0 never restarts; 2 restarts after the second level and those above
			l.counts[i] = 0
		}
	}
	return l.label(at), true
}

// begin has a list that starts again forget what lists of its kind counted.
func (l *list) begin() {
	if l.begun {
		return
	}
	l.begun = true
	for i, r := range l.restarts {
		if r != nil {
			l.counts[i] = 0
		}
	}
}

func (l *list) start(at int) int {
	return max(1, l.restarts[at].number(l.levels[at].Start.number(1)))
}
