package demo

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/google/uuid"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/sync/errgroup"

	"scpo.example/desk/models"
	"scpo.example/desk/models/store"
)

// passwordCost is low: these people do not exist, and a first start should not keep users waiting.
const passwordCost = 8

// addUsers adds the accounts that are not there yet and gives all of them by username.
func addUsers(ctx context.Context, s *store.Store, dir string) (map[string]models.User, error) {
	all, err := accounts(dir)
	if err != nil {
		return nil, err
	}
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, a := range all {
		group.Go(func() error { return a.add(within, s) })
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	users := map[string]models.User{}
	for _, a := range all {
		if users[a.Username], err = a.user(ctx, s); err != nil {
			return nil, err
		}
	}
	return users, nil
}

// add adds the user; one who is there already is left alone.
func (a account) add(ctx context.Context, s *store.Store) error {
	if _, err := s.UserByName(ctx, a.Username); !errors.Is(err, models.ErrNotFound) {
		return err
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(a.Password), passwordCost)
	if err != nil {
		return fmt.Errorf("hash the password of %s: %w", a.Username, err)
	}
	userID, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("draw an id: %w", err)
	}
	err = s.AddUser(ctx, store.NewUser{
		User: models.User{
			ID: userID.String(), Username: a.Username, Name: a.Name, Role: a.Role, Force: a.Force, Region: a.Region, Active: true,
		},
		PasswordHash: string(hash), TokenHash: models.HashOf([]byte(a.Token)),
	})
	if errors.Is(err, models.ErrExists) {
		return nil
	}
	return err
}

// user finds the account in the database by its token, so that file and database are known to agree.
func (a account) user(ctx context.Context, s *store.Store) (models.User, error) {
	u, _, err := s.UserByToken(ctx, models.HashOf([]byte(a.Token)))
	if errors.Is(err, models.ErrNotFound) {
		return u, fmt.Errorf("there is another user %s than the one in %s: the demonstration wants a data folder of its own", a.Username, accountsFile)
	}
	return u, err
}
