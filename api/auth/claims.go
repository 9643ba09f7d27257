package auth

import (
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/reference"
)

// claims are what an ID token says of a person.
type claims map[string]any

// sid is the provider's name of its session; "" where it gives none.
func (c claims) sid() string {
	sid, _ := c["sid"].(string)
	return sid
}

// texts are the texts of a claim: none where it is missing or of another kind.
func (c claims) texts(name string) []string {
	var found any = map[string]any(c)
	steps := []string{name}
	if strings.HasPrefix(name, "/") {
		steps = strings.Split(name[1:], "/")
	}
	for _, step := range steps {
		object, ok := found.(map[string]any)
		if !ok {
			return nil
		}
		if strings.HasPrefix(name, "/") {
			step = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		}
		found = object[step]
	}
	switch v := found.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			if text, ok := item.(string); ok {
				all = append(all, text)
			}
		}
		return all
	}
	return nil
}

// meaning is what a claim comes to here, each once; what the rule does not know is left out.
func (r Rule) meaning(c claims, known func(string) bool) []string {
	var all []string
	for _, text := range c.texts(r.Claim) {
		code := text
		if r.Values != nil {
			code = r.Values[text]
		}
		if known(code) && !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	return all
}

// user makes the claims a user, without an id. It gives a *Problem where they do not say enough, or say too much.
func (m Mapping) user(c claims, l *reference.Lists) (models.User, error) {
	u := models.User{Username: m.text(c, m.Username), Name: m.text(c, m.Name), Email: m.address(c), Active: true}
	if misleading(u.Username) || compare.Blank(u.Name) {
		return u, refused("no-name", "Your account with the sign-in service has no username or no name that can be used. Ask your IT support to add it.")
	}
	roles := m.Role.meaning(c, func(code string) bool { return models.Role(code).Known() })
	switch len(roles) {
	case 0:
		return u, refused("no-role", "Your account has no role in this service. Ask your IT support to give you one.")
	case 1:
		u.Role = models.Role(roles[0])
	default:
		return u, refused("two-roles", "Your account has more than one role in this service, and you can have only one. Ask your IT support to correct it.")
	}
	return m.place(u, c, l)
}

// misleading says whether a username shows nothing, or is made to look like another.
func misleading(username string) bool {
	return compare.Blank(username) || compare.Visible(username) != username || !compare.OneScript(username)
}

// place finds the force or region that bounds what the role may see.
func (m Mapping) place(u models.User, c claims, l *reference.Lists) (models.User, error) {
	forces := m.Force.meaning(c, func(code string) bool { _, known := l.RegionOf(code); return known })
	regions := m.Region.meaning(c, func(code string) bool { _, known := l.Region(code); return known })
	if len(forces) > 1 || len(regions) > 1 {
		return u, refused("two-places", "Your account belongs to more than one force or region, and a person can belong to one only. Ask your IT support which it should be.")
	}
	var force, region string
	if len(forces) == 1 {
		force = forces[0]
		of, _ := l.RegionOf(force)
		region = of.Code
	}
	if len(regions) == 1 {
		if force != "" && region != regions[0] {
			return u, refused("two-places", "Your account names a force and a region that do not belong together. Ask your IT support to correct it.")
		}
		region = regions[0]
	}
	u.Force, u.Region = force, region
	if u.Role == models.CPS {
		var err error
		if u.Area, err = m.area(c, l); err != nil {
			return u, err
		}
	}
	u.Settle()
	switch u.Lacks() {
	case models.LacksForce:
		return u, refused("no-force", "Your account does not say which police force you belong to, or names one that this service does not know. Ask your IT support to correct it.")
	case models.LacksRegion, models.LacksEither:
		return u, refused("no-region", "Your account does not say which region you belong to, or names one that this service does not know. Ask your IT support to correct it.")
	}
	return u, nil
}

// area finds the CPS area whose submissions a reviewer sees; "" where no claim says it, or for all.
func (m Mapping) area(c claims, l *reference.Lists) (string, error) {
	if m.Area.Claim == "" {
		return "", nil
	}
	areas := m.Area.meaning(c, func(code string) bool { _, known := l.CPSArea(code); return known || code == allAreas })
	switch {
	case len(areas) == 0:
		return "", refused("no-area", "Your account does not say which CPS area you belong to, or names one that this service does not know. Ask your IT support to correct it.")
	case len(areas) > 1:
		return "", refused("two-places", "Your account belongs to more than one CPS area, and a person can belong to one only. Ask your IT support which it should be.")
	case areas[0] == allAreas:
		return "", nil
	}
	return areas[0], nil
}

// text is the one text of a claim that is fit to be shown; "" otherwise.
func (m Mapping) text(c claims, name string) string {
	all := c.texts(name)
	if len(all) != 1 {
		return ""
	}
	text := strings.TrimSpace(all[0])
	if len(text) > nameLimit || !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl) {
		return ""
	}
	return text
}

// address is the email address that letters can go to; "" where there is none, or the provider says that it is not
// known to be the person's.
func (m Mapping) address(c claims) string {
	text := m.text(c, m.Email)
	if verified, said := c["email_verified"].(bool); said && !verified {
		return ""
	}
	if parsed, err := mail.ParseAddress(text); err != nil || parsed.Address != text {
		return ""
	}
	return text
}
