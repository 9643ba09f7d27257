package ui

import (
	"html/template"
	"io"
	"time"

	"scpo.example/desk/api/ui/assets"
)

const (
	// ServiceName is what the program is called on its pages.
	ServiceName = "SCPO Desk"
	// DefaultMarking is the protective marking of a page that names no other.
	DefaultMarking = "OFFICIAL-SENSITIVE"
)

// Where the footer of every page links to.
const (
	HelpPath          = "/help"
	AccessibilityPath = "/accessibility-statement"
	FigurePath        = "/help/figure"
)

// AccountPath is where the name of the signed-in user links to.
const AccountPath = "/me"

// Page is a whole page. Its h1 belongs to the body.
type Page struct {
	Title     string // what the h1 says; Of, the name of the service and "Error: " are added to it
	Of        string // the application that the page is about, to distinguish two tabs; empty for none
	Marking   string // DefaultMarking if empty; shown at both ends of the screen and of every printed page
	Demo      bool   // a banner says that people and cases are fictional
	Emergency bool   // a banner says that the account is for emergencies

	UserName    string           // who is signed in; empty before sign-in
	SignOutPath string           // where the sign-out button posts to; no button if empty
	Navigation  []NavigationItem // service navigation; empty before sign-in

	Back   *BackLink // nil for none
	Errors Errors    // shown in the error summary; pass Errors.At(id) to the controls
	Alert  *Alert    // what has just happened

	Body template.HTML

	At time.Time // when the page was made, for printed pages
}

// Render writes the page. Nothing is written if it fails.
func Render(w io.Writer, p Page) error {
	p.Marking = or(p.Marking, DefaultMarking)
	html, err := execute("page", p)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, string(html))
	return err
}

// FullTitle is the title of the window.
func (p Page) FullTitle() string {
	return when(len(p.Errors) > 0, "Error: ") + when(p.Title != "", p.Title+" – ") + when(p.Of != "", p.Of+" – ") + ServiceName
}

// Script is the inline script.
func (p Page) Script() template.HTML { return inlineScript() }

// Asset is the address of an asset.
func (p Page) Asset(name string) string { return assets.Path(name) }

// Skip is the skip link.
func (p Page) Skip() Component {
	return SkipLink{Href: "#main-content", Text: "Skip to main content"}
}

// Summary is the error summary; nil if nothing is wrong.
func (p Page) Summary() Component {
	if len(p.Errors) == 0 {
		return nil
	}
	return p.Errors.in(p.Body).summary()
}

// Header is the GOV.UK generic header, as this service is not on gov.uk.
func (p Page) Header() Component { return GenericHeader{LogoText: ServiceName, URL: "/"} }

// Menu is the service navigation with who is signed in; nil before sign-in.
func (p Page) Menu() (Component, error) {
	if len(p.Navigation) == 0 && p.UserName == "" {
		return nil, nil
	}
	account, err := execute("account", p)
	if err != nil {
		return nil, err
	}
	return ServiceNavigation{Navigation: p.Navigation, Slots: Slots{NavigationEnd: account}}, nil
}

// Account is where the name of the signed-in user links to.
func (p Page) Account() string { return AccountPath }

// Footer is the same on every page.
func (p Page) Footer() Component {
	return Footer{Meta: FooterMeta{Items: []FooterLink{
		{Text: "Help", Href: HelpPath},
		{Text: "How the figures work", Href: FigurePath},
		{Text: "Accessibility statement", Href: AccessibilityPath},
	}}}
}
