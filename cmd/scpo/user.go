package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/google/uuid"

	"scpo.example/desk/cmd/internal/lists"
	"scpo.example/desk/models"
	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/reference"
	"scpo.example/desk/models/store"
)

type userCommands struct {
	Add        userAddCommand        `cmd:"" help:"Add a user and print their API token once, if they need one."`
	BreakGlass userBreakGlassCommand `cmd:"" help:"Give an administrator a password for a few hours, for emergencies, and print it once."`
}

// roleNames gives the command line the names of the roles.
func roleNames() kong.Vars {
	var names []string
	for _, r := range models.Roles() {
		names = append(names, string(r))
	}
	return kong.Vars{"roles": strings.Join(names, ",")}
}

type userAddCommand struct {
	database
	lists.Flags
	Username string `arg:"" help:"Name to sign in with."`
	Name     string `help:"Name shown to other users." required:""`
	Role     string `help:"One of ${enum}." required:"" enum:"${roles}"`
	Force    string `help:"Code of the force, for applicants and managers of a force."`
	Region   string `help:"Code of the region, for officers and managers of a region."`
	Area     string `help:"Code of the CPS area, for CPS reviewers, who see its submissions. Without it they see those of all areas."`
	Email    string `help:"Email address for notifications. Leave out for none." placeholder:"ADDRESS"`
	Token    bool   `help:"Add and print an API token. Leave out with --no-token." default:"true" negatable:""`
}

// Run adds the user. The token is printed and not kept: only its hash is.
func (c *userAddCommand) Run(ctx context.Context) (err error) {
	set, err := c.Load()
	if err != nil {
		return err
	}
	user, err := c.user(set.Reference)
	if err != nil {
		return err
	}
	cases, err := c.open(ctx, lists.Set{}, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cases.Close()) }()
	if !c.Token {
		return cases.AddUser(ctx, store.NewUser{User: user})
	}
	token := rand.Text()
	if err := cases.AddUser(ctx, store.NewUser{User: user, TokenHash: models.HashOf([]byte(token))}); err != nil {
		return err
	}
	fmt.Println(token)
	return nil
}

// user checks that the role has the force or region that bounds what it may see.
func (c *userAddCommand) user(l *reference.Lists) (models.User, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return models.User{}, err
	}
	u := models.User{ID: id.String(), Username: c.Username, Name: c.Name, Role: models.Role(c.Role), Force: c.Force, Region: c.Region, Area: c.Area, Active: true, Email: c.Email}
	if problem := models.UsernameProblem(u.Username); problem != "" {
		return u, errors.New(strings.ToLower(problem[:1]) + problem[1:])
	}
	if compare.Blank(u.Name) {
		return u, errors.New("enter a name with --name")
	}
	if u.Email != "" && !models.ValidEmail(u.Email) {
		return u, fmt.Errorf("%q is not an email address", u.Email)
	}
	if u.Force != "" {
		region, known := l.RegionOf(u.Force)
		if !known {
			return u, fmt.Errorf("there is no force %q", u.Force)
		}
		u.Region = region.Code
	}
	if _, known := l.Region(u.Region); u.Region != "" && !known {
		return u, fmt.Errorf("there is no region %q", u.Region)
	}
	if _, known := l.CPSArea(u.Area); u.Area != "" && !known {
		return u, fmt.Errorf("there is no CPS area %q", u.Area)
	}
	u.Settle()
	switch u.Lacks() {
	case models.LacksForce:
		return u, errors.New("an applicant needs a force: use --force")
	case models.LacksRegion, models.LacksEither:
		return u, errors.New("this role needs a region: use --region (or, for a manager, --force)")
	}
	return u, nil
}
