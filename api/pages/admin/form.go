package admin

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// typed is what is in the form of a user.
type typed struct {
	Username, Name, Role, Force, Region, Area, Email, Active string
}

func typedIn(v *pages.Visit) typed {
	return typed{
		Username: strings.TrimSpace(v.Form("username")), Name: v.Form("name"), Role: v.Form("role"), Force: v.Form("force"),
		Region: v.Form("region"), Area: v.Form("area"), Email: strings.TrimSpace(v.Form("email")), Active: v.Form("active"),
	}
}

func typedOf(u user) typed {
	t := typed{Username: u.Username, Name: u.Name, Role: string(u.Role), Active: "no"}
	if u.Active {
		t.Active = "yes"
	}
	for _, f := range []struct {
		into *string
		from *string
	}{{&t.Force, u.Force}, {&t.Region, u.Region}, {&t.Area, u.Area}, {&t.Email, u.Email}} {
		if f.from != nil {
			*f.into = *f.from
		}
	}
	return t
}

// form is the page of one user.
type form struct {
	Heading                                          string
	Key                                              string
	Version                                          string // of the user, as they were read
	Clash                                            bool   // someone else changed them meanwhile
	Now                                              []now  // how they are, where that is not as typed
	User                                             user   // zero for a new one
	Own                                              bool
	Username, Name, Role, Force, Region, Area, Email ui.Component
	Acts, Save, SignOut, Issuer, Subject, Link       ui.Component
	Tokens                                           []answers.Token
}

func formOf(v *pages.Visit, t typed, errs ui.Errors) form {
	f := form{
		Heading: "Add a user", Key: v.Key(), Save: ui.Button{Text: "Save", PreventDoubleClick: true},
		Username: ui.Input{Name: "username", Value: t.Username, Label: ui.Label{Text: "Username"}, ErrorMessage: errs.At("username"), Spellcheck: "false",
			Hint: ui.Hint{Text: "You cannot change this later"}, Classes: "govuk-input--width-20"},
		Name:  ui.Input{Name: "name", Value: t.Name, Label: ui.Label{Text: "Name"}, Hint: ui.Hint{Text: "As other users will see it"}, ErrorMessage: errs.At("name")},
		Email: ui.Input{Name: "email", Type: "email", Value: t.Email, Label: ui.Label{Text: "Email address for notifications (optional)"}, ErrorMessage: errs.At("email"), Autocomplete: "off"},
	}
	roles := ui.Radios{Name: "role", Value: t.Role, ErrorMessage: errs.At("role"), Fieldset: ui.SmallLegend("Role")}
	for _, r := range models.Roles() {
		roles.Items = append(roles.Items, ui.Choice{Value: string(r), Text: ui.Capital(r.Words()), Hint: ui.Hint{Text: pages.PartOf(r).Does}})
	}
	f.Role = roles
	lists := v.Site().Lists
	forces, regions := []ui.Option{{Text: "None"}}, []ui.Option{{Text: "None"}}
	for _, force := range lists.Forces().Items {
		if force.Current(v.Today()) || force.Code == t.Force {
			forces = append(forces, ui.Option{Value: force.Code, Text: force.Name})
		}
	}
	for _, region := range lists.Regions().Items {
		if region.Current(v.Today()) || region.Code == t.Region {
			regions = append(regions, ui.Option{Value: region.Code, Text: region.Name})
		}
	}
	f.Force = ui.Select{Name: "force", Items: forces, Value: t.Force, Label: ui.Label{Text: "Force"}, ErrorMessage: errs.At("force"), Hint: ui.Hint{Text: "For force applicants and force managers"}}
	f.Region = ui.Select{Name: "region", Items: regions, Value: t.Region, Label: ui.Label{Text: "Region"}, ErrorMessage: errs.At("region"), Hint: ui.Hint{Text: "For regional SCPO officers and regional managers. Set automatically from the force"}}
	areas := []ui.Option{{Text: "None: sees all submissions"}}
	for _, area := range lists.CPSAreas().Items {
		if area.Current(v.Today()) || area.Code == t.Area {
			areas = append(areas, ui.Option{Value: area.Code, Text: area.Name})
		}
	}
	f.Area = ui.Select{Name: "area", Items: areas, Value: t.Area, Label: ui.Label{Text: "CPS area"}, ErrorMessage: errs.At("area"), Hint: ui.Hint{Text: "For CPS reviewers. They see the submissions of the forces of the area. Select none for a casework division that works for the whole country"}}
	f.Acts = ui.Radios{Name: "active", Value: t.Active, Classes: "govuk-radios--inline", ErrorMessage: errs.At("active"),
		Hint:     ui.Hint{Text: "Closing an account signs the user out everywhere. Their work is kept"},
		Fieldset: ui.SmallLegend("Is the account active?"),
		Items:    []ui.Choice{{Value: "yes", Text: "Yes"}, {Value: "no", Text: "No"}}}
	return f
}

func askNew(v *pages.Visit) error {
	return v.Show(templates, "user", ui.Page{Title: "Add a user", Back: back()}, formOf(v, typed{}, nil))
}

func back() *ui.BackLink { return &ui.BackLink{Text: "Back to users", Href: "/users"} }

func add(v *pages.Visit) error {
	t := typedIn(v)
	var made user
	err := v.Post("/users", answers.NewUser{
		Username: t.Username, Name: t.Name, Role: models.Role(t.Role), Force: t.Force, Region: t.Region, Area: t.Area, Email: t.Email,
	}, &made)
	if p, is := pages.Invalid(err); is {
		errs := p.Faults()
		return v.ShowInvalid(templates, "user", ui.Page{Title: "Add a user", Back: back(), Errors: errs}, formOf(v, t, errs))
	}
	if err != nil {
		return err
	}
	if made.Waiting {
		return v.Done("/users", made.Name+" was added. The account stays closed until another administrator confirms it.")
	}
	return v.Done("/users", made.Name+" was added.")
}

// read gives the user whom the address names, and their version.
func read(v *pages.Visit) (user, string, error) {
	var u user
	version, err := v.GetTagged("/users/"+url.PathEscape(v.Path("user")), &u)
	return u, version, err
}

func show(v *pages.Visit) error {
	u, version, err := read(v)
	if err != nil {
		return err
	}
	return v.Show(templates, "user", ui.Page{Title: u.Name + " – Users", Back: back()}, existing(v, u, version, typedOf(u), nil))
}

// existing is the page of someone who is there already.
func existing(v *pages.Visit, u user, version string, t typed, errs ui.Errors) form {
	f := formOf(v, t, errs)
	f.Tokens = tokens(v)
	f.Heading, f.User, f.Version, f.Own = u.Name, u, version, u.ID == v.User.ID
	f.Issuer = ui.Input{Name: "issuer", Value: v.Form("issuer"), Label: ui.Label{Text: "Provider address (issuer)"}, ErrorMessage: errs.At("issuer"), Spellcheck: "false",
		Hint: ui.Hint{Text: "For example, https://sign-in.example"}}
	f.Subject = ui.Input{Name: "subject", Value: v.Form("subject"), Label: ui.Label{Text: "Provider’s identifier for the user"}, ErrorMessage: errs.At("subject"), Spellcheck: "false",
		Hint: ui.Hint{Text: "Ask the provider’s administrator"}, Classes: "govuk-input--width-20"}
	f.Link = ui.Button{Text: "Link account", Classes: "govuk-button--secondary", PreventDoubleClick: true}
	f.SignOut = ui.Button{Text: "Sign out everywhere", Classes: "govuk-button--secondary", PreventDoubleClick: true}
	return f
}

func change(v *pages.Visit) error {
	u, version, err := read(v)
	if err != nil {
		return err
	}
	t := typedIn(v)
	body := answers.ChangedUser{Name: t.Name, Role: models.Role(t.Role), Force: t.Force, Region: t.Region, Area: &t.Area, Email: t.Email}
	if active := t.Active == "yes"; t.Active != "" {
		body.Active = &active
	}
	err = v.PutTagged("/users/"+url.PathEscape(v.Path("user")), v.Form("version"), body, &u)
	if pages.Is(err, http.StatusPreconditionFailed) {
		return clash(v, t)
	}
	if p, is := pages.Invalid(err); is {
		errs := p.Faults()
		// What was read first stays what is compared: someone who fixes a field has seen no other change.
		return v.ShowInvalid(templates, "user", ui.Page{Title: u.Name + " – Users", Back: back(), Errors: errs}, existing(v, u, cmp.Or(v.Form("version"), version), t, errs))
	}
	if err != nil {
		return err
	}
	if u.Waiting {
		return v.Told(u.path(), "Nothing has changed yet. Another administrator must confirm the change under Requests.")
	}
	return v.Done(u.path(), "User saved")
}

func signOut(v *pages.Visit) error {
	u, _, err := read(v)
	if err == nil {
		err = v.Post("/users/"+url.PathEscape(v.Path("user"))+"/sign-out", nil, nil)
	}
	if err != nil {
		return err
	}
	return v.Done(u.path(), u.Name+" was signed out everywhere.")
}

// link lets someone who was added here in through the provider.
func link(v *pages.Visit) error {
	u, version, err := read(v)
	if err != nil {
		return err
	}
	err = v.Post("/users/"+url.PathEscape(v.Path("user"))+"/identities", answers.NewIdentity{Issuer: v.Form("issuer"), Subject: v.Form("subject")}, nil)
	if p, is := pages.Invalid(err); is {
		errs := p.Faults()
		return v.ShowInvalid(templates, "user", ui.Page{Title: u.Name + " – Users", Back: back(), Errors: errs}, existing(v, u, version, typedOf(u), errs))
	}
	if err != nil {
		return err
	}
	return v.Done(u.path(), u.Name+" was linked to the provider account")
}

// tokens are the API tokens of the user whom the address names. Where they cannot be read, the page is there without.
func tokens(v *pages.Visit) []answers.Token {
	var got answers.List[answers.Token]
	if err := v.Get("/users/"+url.PathEscape(v.Path("user"))+"/tokens", &got); err != nil {
		return nil
	}
	return got.Items
}

func endToken(v *pages.Visit) error {
	at := "/users/" + url.PathEscape(v.Path("user"))
	if err := v.Post(at+"/tokens/"+url.PathEscape(v.Path("token"))+"/revoke", nil, nil); err != nil {
		return err
	}
	return v.Done(at, "API token ended")
}
