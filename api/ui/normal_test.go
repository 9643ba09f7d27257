package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// normal is HTML in one form for all ways of writing the same: one line to an element or a text, attributes in order,
// white space only where a reader would see it.
func normal(t *testing.T, written string) string {
	t.Helper()
	document, err := goquery.NewDocumentFromReader(strings.NewReader("<body>" + written))
	require.NoError(t, err)
	var b strings.Builder
	for _, node := range document.Find("body").Contents().Nodes {
		write(&b, node, 0)
	}
	return b.String()
}

func write(b *strings.Builder, n *html.Node, depth int) {
	indent := strings.Repeat("  ", depth)
	switch n.Type { //nolint:exhaustive // a page is made of these two
	case html.TextNode:
		text := n.Data
		if n.Parent.Data != "textarea" {
			text = words(n)
		}
		if text != "" {
			fmt.Fprintf(b, "%s%q\n", indent, text)
		}
	case html.ElementNode:
		fmt.Fprintf(b, "%s<%s", indent, n.Data)
		slices.SortFunc(n.Attr, func(x, y html.Attribute) int { return strings.Compare(x.Key, y.Key) })
		for _, a := range n.Attr {
			value := a.Val
			if a.Key == "class" {
				value = strings.Join(strings.Fields(value), " ")
			}
			fmt.Fprintf(b, " %s=%q", a.Key, value)
		}
		b.WriteString(">\n")
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			write(b, child, depth+1)
		}
	}
}

// words is a text with its white space made single, and dropped at the edges unless something in the same line is there.
func words(n *html.Node) string {
	text := strings.Join(strings.Fields(n.Data), " ")
	if text == "" {
		if inLine(n.PrevSibling) && inLine(n.NextSibling) {
			return " "
		}
		return ""
	}
	if inLine(n.PrevSibling) && strings.TrimLeft(n.Data, " \n\t\r") != n.Data {
		text = " " + text
	}
	if inLine(n.NextSibling) && strings.TrimRight(n.Data, " \n\t\r") != n.Data {
		text += " "
	}
	return text
}

func inLine(n *html.Node) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains([]string{"a", "em", "span", "strong", "ins", "del"}, n.Data)
}

// expected is what a component must be: GOV.UK's own HTML, without what only gov.uk may show.
func expected(t *testing.T, component, written string) string {
	t.Helper()
	if component != "footer" {
		return written
	}
	document, err := goquery.NewDocumentFromReader(strings.NewReader("<body>" + written))
	require.NoError(t, err)
	document.Find("svg.govuk-footer__crown, svg.govuk-footer__licence-logo, .govuk-footer__licence-description").Remove()
	document.Find(".govuk-footer__copyright-logo").Parent().Remove()
	out, err := document.Find("body").Html()
	require.NoError(t, err)
	return out
}
