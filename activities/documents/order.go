package documents

import (
	"cmp"
	"regexp"
	"strings"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reading"
)

// draftOrder is the order as the court is asked to make it. It is served, so that the entries of a restricted schedule are
// not in it.
func draftOrder(in Input) []papers.Block {
	b := open(in.Content, in.Lists)
	c := in.Content
	blocks := []papers.Block{facts(
		[]string{label("/court/name"), c.Court.Name},
		[]string{label("/court/indictment"), content.Text(c.Court.Indictment)},
		[]string{"Application by", b.says("/applicantAuthority" + reading.Whole)},
		[]string{"Made under", b.says("/route" + reading.Whole)},
	)}
	for i := range c.Subjects {
		blocks = append(blocks, papers.Heading{Level: 2, Text: "Against"}, b.subject(i))
	}
	blocks = append(blocks, papers.Heading{Level: 2, Text: "Start and end"}, facts(
		[]string{label("/order/start/kind"), b.says("/order/start")},
		[]string{label("/order/end/kind"), b.says("/order/end")},
	))
	if len(c.Order.Definitions) > 0 {
		t := papers.Table{Columns: columns("/order/definitions", column{"term", 1}, column{"meaning", 3}), RowHeads: true}
		for _, d := range c.Order.Definitions {
			t.Rows = append(t.Rows, []string{d.Term, d.Meaning})
		}
		blocks = append(blocks, papers.Heading{Level: 2, Text: label("/order/definitions")}, papers.Paragraph{Text: "In this order:"}, t)
	}
	blocks = append(blocks, papers.Heading{Level: 2, Text: label("/terms")}, b.terms())
	if len(c.Order.Savings) > 0 {
		blocks = append(blocks, papers.Heading{Level: 2, Text: label("/order/savings")}, papers.Bullets(c.Order.Savings...))
	}
	if unit := c.Order.NamedUnit; unit.Name != "" {
		blocks = append(blocks, papers.Heading{Level: 2, Text: label("/order/namedUnit")}, facts(
			[]string{label("/order/namedUnit/name"), unit.Name},
			[]string{label("/order/namedUnit/email"), unit.Email},
			[]string{label("/order/namedUnit/address"), unit.Address},
		))
	}
	blocks = append(blocks, b.schedules()...)
	return append(blocks,
		papers.Heading{Level: 2, Text: "If the order is not complied with"},
		papers.Paragraph{Text: "A person who, without reasonable excuse, does not comply with a serious crime prevention order commits an offence (Serious Crime Act 2007, section 25)."},
		papers.Heading{Level: 2, Text: "For the court"},
		papers.Table{Columns: []papers.Column{{Width: 1}, {Width: 3}}, RowHeads: true, Rows: [][]string{{"Judge", ""}, {"Date of the order", ""}}},
	)
}

// subject is the person or body that the order would bind.
func (b book) subject(i int) papers.Table {
	at := reading.Item{}
	if items := b.section("subjects").Items; i < len(items) {
		at = items[i]
	}
	s := b.content.Subjects[i]
	all := [][]string{{"Name", cmp.Or(s.Name(), at.Title)}}
	for _, key := range []string{"aliases", "dateOfBirth", "bodyNumber", "address"} {
		all = append(all, []string{label("/subjects/*/" + key), b.says(place("/subjects", i, key))})
	}
	return facts(all...)
}

// terms are numbered as they are printed; a term that starts or ends apart from the order says so.
func (b book) terms() papers.Block {
	if len(b.content.Terms) == 0 {
		return papers.Paragraph{Text: "None"}
	}
	var l papers.List
	for i, t := range b.content.Terms {
		item := papers.Item{Label: termLabel(t, i)}
		item.Paras, item.Items = parts(t.Text)
		if apart := b.apart(t, i); apart != "" {
			item.Items = append(item.Items, papers.Item{Label: papers.Bullet, Paras: []string{apart}})
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// apart says for whom and for how long a term is, where that is not as for the whole order.
func (b book) apart(t content.Term, i int) string {
	var says []string
	if len(b.content.Subjects) > 1 {
		says = append(says, label("/terms/*/appliesTo")+": "+strings.ReplaceAll(b.says(place("/terms", i, "appliesTo")), "\n", "; "))
	}
	if t.Start != nil && t.Start.Kind != content.StartAsOrder {
		says = append(says, label("/terms/*/start/kind")+": "+b.says(place("/terms", i, "start")))
	}
	if t.End != nil && t.End.Kind != content.EndAsOrder {
		says = append(says, label("/terms/*/end/kind")+": "+b.says(place("/terms", i, "end")))
	}
	return strings.Join(says, ". ")
}

// lettered begins a part of a term, such as (a) or (ii).
var lettered = regexp.MustCompile(`^\s*(\([a-z]{1,4}\)|\([0-9]{1,2}\))\s+(.+)$`)

// parts divides a term into its paragraphs and the lettered parts that follow. What comes after a part is part of it.
func parts(text string) (paras []string, items []papers.Item) {
	for _, para := range papers.Paras(text) {
		own := ""
		for line := range strings.SplitSeq(para, "\n") {
			found := lettered.FindStringSubmatch(line)
			switch {
			case found != nil:
				items = append(items, papers.Item{Label: found[1], Paras: []string{found[2]}})
			case len(items) > 0:
				last := &items[len(items)-1]
				last.Paras = append(last.Paras, line)
			case own == "":
				own = line
			default:
				own += "\n" + line
			}
		}
		if own != "" {
			paras = append(paras, own)
		}
	}
	return paras, items
}

// schedules are printed with the order, but what is restricted.
func (b book) schedules() []papers.Block {
	var blocks []papers.Block
	for i, s := range b.content.Schedules {
		if i == 0 {
			blocks = append(blocks, papers.Heading{Level: 2, Text: content.SectionName("schedules")})
		}
		blocks = append(blocks, papers.Heading{Level: 3, Text: s.Title})
		if s.Restricted {
			blocks = append(blocks, papers.Note{Text: "This schedule is restricted. Its entries are not printed here: they are in the request."})
			continue
		}
		if document := b.says(place("/schedules", i, "attachmentRef")); document != "" {
			blocks = append(blocks, papers.Paragraph{Text: label("/schedules/*/attachmentRef") + ": " + document})
		}
		if len(s.Entries) > 0 {
			blocks = append(blocks, entries(s))
		}
	}
	return blocks
}

// entries are the people, accounts or places of a schedule, with a day of birth where any has one.
func entries(s content.Schedule) papers.Block {
	t := papers.Table{Columns: columns("/schedules/*/entries", column{"name", 3})}
	for _, e := range s.Entries {
		t.Rows = append(t.Rows, []string{e.Name})
		if e.DateOfBirth != nil && len(t.Columns) == 1 {
			t.Columns = columns("/schedules/*/entries", column{"name", 3}, column{"dateOfBirth", 2})
		}
	}
	for i, e := range s.Entries {
		if len(t.Columns) == 1 {
			break
		}
		born := ""
		if e.DateOfBirth != nil {
			born = e.DateOfBirth.Words()
		}
		t.Rows[i] = append(t.Rows[i], born)
	}
	return t
}
