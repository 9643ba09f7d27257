package casefile

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

func paperRoutes() []pages.Route {
	const papers, round = caseRoot + "/papers", caseRoot + "/submissions/{round}"
	readers := models.RolesWho(models.Opens)
	return []pages.Route{
		{Method: http.MethodGet, Path: papers, Roles: readers, Log: "view", Handle: showPapers},
		{Method: http.MethodGet, Path: papers + "/{document}", Roles: readers, Log: "export", Handle: sendDraft},
		{Method: http.MethodGet, Path: caseRoot + "/versions/{n}", Roles: readers, Log: "view", Handle: showVersion},
		{Method: http.MethodGet, Path: round + "/pack", Roles: readers, Log: "export", Handle: sendPack},
		{Method: http.MethodGet, Path: round + "/pack.zip", Roles: readers, Log: "export", Handle: sendZip},
		{Method: http.MethodGet, Path: round + "/documents/{document}", Roles: readers, Log: "export", Handle: sendPaper},
		{Method: http.MethodGet, Path: round + "/check", Roles: readers, Log: "view", Handle: func(v *pages.Visit) error { return showCheck(v, nil, nil) }},
		{Method: http.MethodPost, Path: round + "/check", Roles: readers, Log: "view", Handle: check, Uploads: true},
		// The addresses of before, which people have kept.
		{Method: http.MethodGet, Path: caseRoot + "/documents", Roles: readers, Handle: func(v *pages.Visit) error { return v.Go(v.CasePath("papers")) }},
		{Method: http.MethodGet, Path: caseRoot + "/documents/{n}", Roles: readers, Handle: func(v *pages.Visit) error { return v.Go(v.CasePath("versions", v.Path("n"))) }},
	}
}

// paper is one of the list, with its files.
type paper struct {
	answers.Document
	Links []paperLink
}

type paperLink struct{ Href, Text, Name, SHA256 string }

// sent is one submission, with the addresses of what went with it.
type sent struct {
	answers.Submission
	Pack     string
	Root     string // of the addresses of its papers
	Decision string
}

type papersPage struct {
	Head     template.HTML
	Case     pages.Application
	Papers   []paper
	Draft    bool
	Round    int
	Sent     []sent    // the newest first
	Versions []version // likewise
}

func showPapers(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p := papersPage{Case: a}
	for _, read := range []func(*pages.Visit) error{p.readPapers, p.readSent, p.readVersions} {
		if err := read(v); err != nil {
			return err
		}
	}
	if p.Head, err = v.Head(a, pages.TabPapers); err != nil {
		return err
	}
	return v.Show(templates, "papers", ui.Page{Title: "Papers"}, p)
}

// readPapers reads those of the text as it is now, or of the last submission where that is what the visitor may read.
func (p *papersPage) readPapers(v *pages.Visit) error {
	var list answers.List[answers.Document]
	if err := v.Get(v.CasePath("documents"), &list); err != nil {
		return err
	}
	for _, d := range list.Items {
		one := paper{Document: d}
		for _, f := range d.Files {
			one.Links = append(one.Links, paperLink{p.Case.Path("/papers/" + d.Name + "." + f.Format), formatWords(f.Format), f.Name, f.SHA256})
		}
		p.Papers, p.Draft, p.Round = append(p.Papers, one), d.Draft, d.Round
	}
	return nil
}

func (p *papersPage) readSent(v *pages.Visit) error {
	rounds, err := submissionsOf(v)
	for _, r := range slices.Backward(rounds) {
		line := sent{Submission: r, Pack: packPath(p.Case, r.Round), Root: p.Case.Path("/submissions/" + strconv.Itoa(r.Round)), Decision: "No decision yet"}
		if r.Decision != nil && r.DecidedOn != nil {
			line.Decision = DecisionWords(*r.Decision) + ", " + ui.Date(*r.DecidedOn)
		}
		p.Sent = append(p.Sent, line)
	}
	return err
}

func (p *papersPage) readVersions(v *pages.Visit) error {
	var versions answers.List[version]
	err := v.Get(v.CasePath("versions"), &versions)
	p.Versions = versions.Items
	slices.Reverse(p.Versions)
	return err
}

// formatWords is what people call a format.
func formatWords(format string) string {
	if format == "docx" {
		return "Word"
	}
	return strings.ToUpper(format)
}

func sendDraft(v *pages.Visit) error { return v.Download(v.CasePath("documents", v.Path("document"))) }

func sendZip(v *pages.Visit) error {
	v.Detail = "round " + v.Path("round")
	return v.Download(v.CasePath("submissions", v.Path("round"), "pack.zip"))
}

func sendPaper(v *pages.Visit) error {
	v.Detail = "round " + v.Path("round") + " " + v.Path("document")
	return v.Download(v.CasePath("submissions", v.Path("round"), "documents", v.Path("document")))
}

// sendPack gives the file that the CPS received in a round.
func sendPack(v *pages.Visit) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	round := v.Path("round")
	if _, err := strconv.Atoi(round); err != nil {
		return pages.NotFound()
	}
	data, err := v.Fetch(v.CasePath("submissions", round, "pack"))
	if pages.Is(err, http.StatusNotFound) {
		return pages.NotFound()
	}
	if err != nil {
		return err
	}
	name := strings.ReplaceAll(a.Reference, "/", "-") + "-round-" + url.PathEscape(round) + ".json"
	v.Detail = "round " + round
	return v.Send(name, "application/json", data)
}

// sentFact says of the last submission whether its papers are recorded as sent; nothing before the first.
func sentFact(v *pages.Visit) ([]ui.SummaryRow, error) {
	rounds, err := submissionsOf(v)
	if err != nil || len(rounds) == 0 {
		return nil, err
	}
	last := rounds[len(rounds)-1]
	words := "Round " + ui.Number(last.Round) + ": not recorded as sent yet"
	if s := last.Sent; s != nil {
		words = "Round " + ui.Number(last.Round) + ": recorded as sent " + s.Channel.Words()
		if s.On != nil {
			words += ", " + ui.Date(*s.On)
		}
		if s.Acknowledged {
			words += ", acknowledged"
		}
	}
	return []ui.SummaryRow{fact("Papers", words)}, nil
}
