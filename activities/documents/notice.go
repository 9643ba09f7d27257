package documents

import (
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/papers"
	"scpo.example/desk/models/reading"
)

// notice tells the defendant what the court will be asked for, and on what: CrimPR Part 31 wants the facts, the evidence and the order.
func notice(in Input) []papers.Block {
	b := open(in.Content, in.Lists)
	c := in.Content
	var blocks []papers.Block
	for i, s := range c.Subjects {
		table := b.subject(i)
		if at := b.says(place("/subjects", i, "serviceAddress")); at != "" && at != s.Address {
			table.Rows = append(table.Rows, []string{label("/subjects/*/serviceAddress"), at})
		}
		blocks = append(blocks, papers.Heading{Level: 2, Text: "To"}, table)
	}
	blocks = append(blocks, papers.Heading{Level: 2, Text: "The case"}, facts(
		[]string{label("/court/name"), c.Court.Name},
		[]string{label("/court/indictment"), content.Text(c.Court.Indictment)},
		[]string{label("/offences"), b.offences()},
		[]string{label("/court/expectedOrderDate"), b.says("/court/expectedOrderDate")},
		[]string{label("/notice/plannedBy"), b.says("/notice/plannedBy")},
		[]string{label("/notice/servedOn"), b.says("/notice/servedOn")},
	))
	blocks = append(blocks,
		papers.Heading{Level: 2, Text: "What the court will be asked for"},
		papers.Paragraph{Text: "An application will be made for a serious crime prevention order against you, under this power: " +
			b.says("/route"+reading.Whole) + "."},
		facts(
			[]string{"Application by", b.says("/applicantAuthority" + reading.Whole)},
			[]string{label("/order/start/kind"), b.says("/order/start")},
			[]string{label("/order/end/kind"), b.says("/order/end")},
		),
		papers.Heading{Level: 3, Text: label("/terms")}, b.terms(),
		papers.Paragraph{Text: "The definitions, the exceptions and the schedules are in the draft order, which goes with this notice."},
		papers.Heading{Level: 2, Text: content.SectionName("facts")})
	blocks = append(blocks, prose(c.Facts)...)
	blocks = append(blocks, papers.Heading{Level: 2, Text: content.SectionName("evidence")})
	return append(blocks, b.evidence(column{"reference", 2}, column{"title", 6}, column{"form", 2}, column{"dated", 2}, column{"served", 2}))
}

func (b book) offences() string {
	lines := ""
	for _, o := range b.content.Offences {
		if lines != "" {
			lines += "\n"
		}
		lines += o.Title
		if o.Statute != "" {
			lines += " (" + o.Statute + ")"
		}
	}
	return lines
}
