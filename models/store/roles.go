package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
)

// Roles are PostgreSQL roles that sign in to nothing themselves: the accounts of the programs, and of people who may read, are made
// members of them. The owner of the tables is the account that migrates.
type Roles struct {
	Service string // serve, worker, and commands that change something
	Reader  string // reads what the records hold, but nothing that opens a door
}

// ErrMayNotMakeRoles says that a role is missing and the account may not make it.
var ErrMayNotMakeRoles = errors.New("the account may not make roles")

// secret are tables that a reader has no business in: sign-ins, tokens, and answers and forms kept for one person.
var secret = []string{"sessions", "tokens", "idempotency_keys", "unsent_forms"}

// readableUser are the columns of users without the hash of the password.
const readableUser = "column_name <> 'password_hash'"

// GrantRoles makes the roles that are missing and gives each what it needs on every table, and nothing else. What the service may
// change follows from the triggers: a table that refuses updates or deletions gives no right to them, so that the service cannot
// get round a trigger by switching it off either. To call it again is safe, and needed after each migration.
func (s *Store) GrantRoles(ctx context.Context, r Roles) error {
	if !s.postgres {
		return errors.New("only PostgreSQL has roles")
	}
	for _, role := range []string{r.Service, r.Reader} {
		if err := s.makeRole(ctx, role); err != nil {
			return err
		}
	}
	err := s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		tables, err := tablesAndRights(tx)
		if err != nil {
			return err
		}
		return grantEach(tx, tables, r)
	})
	if err != nil {
		return fmt.Errorf("give the roles their rights: %w", err)
	}
	return nil
}

func (s *Store) makeRole(ctx context.Context, role string) error {
	var there int64
	db := s.write.WithContext(ctx)
	if err := db.Raw("SELECT count(*) FROM pg_roles WHERE rolname = ?", role).Scan(&there).Error; err != nil {
		return fmt.Errorf("look for the role %s: %w", role, err)
	}
	if there > 0 {
		return nil
	}
	err := db.Exec("CREATE ROLE " + quoted(role) + " NOLOGIN").Error
	var refused *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refused) && refused.Code == "42501": // insufficient_privilege
		return ErrMayNotMakeRoles
	case errors.As(err, &refused) && (refused.Code == "42710" || refused.Code == "23505"): // another program made it meanwhile
		return nil
	}
	return fmt.Errorf("make the role %s: %w", role, err)
}

// tableRights is what the triggers of a table leave to the service.
type tableRights struct {
	Name              string
	Updates, Deletion bool
}

func tablesAndRights(tx *gorm.DB) (all []tableRights, err error) {
	// tgtype has a bit for each kind of statement: 8 DELETE, 16 UPDATE.
	err = tx.Raw(`SELECT c.relname AS name,
			coalesce(bool_and(t.tgtype & 16 = 0), true) AS updates, coalesce(bool_and(t.tgtype & 8 = 0), true) AS deletion
		FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgfoid = 'append_only'::regproc
		WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace GROUP BY c.relname ORDER BY c.relname`).Scan(&all).Error
	return all, err
}

func grantEach(tx *gorm.DB, tables []tableRights, r Roles) error {
	service, reader := quoted(r.Service), quoted(r.Reader)
	statements := []string{fmt.Sprintf(`DO $$ BEGIN
		EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %%I FROM %[1]s, %[2]s', current_schema());
		EXECUTE format('GRANT USAGE ON SCHEMA %%I TO %[1]s, %[2]s', current_schema());
		EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %%I TO %[1]s', current_schema());
	END $$`, service, reader)}
	for _, t := range tables {
		table := quoted(t.Name)
		statements = append(statements, "GRANT SELECT ON "+table+" TO "+service)
		if t.Name == "goose_db_version" {
			continue
		}
		statements = append(statements, "GRANT INSERT ON "+table+" TO "+service)
		if t.Updates {
			statements = append(statements, "GRANT UPDATE ON "+table+" TO "+service)
		}
		if t.Deletion {
			statements = append(statements, "GRANT DELETE ON "+table+" TO "+service)
		}
		switch {
		case slices.Contains(secret, t.Name):
		case t.Name == "users":
			statements = append(statements, `DO $$ BEGIN EXECUTE (SELECT format('GRANT SELECT (%s) ON users TO `+reader+`', string_agg(quote_ident(column_name), ', '))
				FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'users' AND `+readableUser+`); END $$`)
		default:
			statements = append(statements, "GRANT SELECT ON "+table+" TO "+reader)
		}
	}
	for _, statement := range statements {
		if err := tx.Exec(statement).Error; err != nil {
			return err
		}
	}
	return nil
}

func quoted(name string) string { return pgx.Identifier{name}.Sanitize() }
