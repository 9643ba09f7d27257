// Package store keeps applications, their history and everything that belongs to them. All gorm and SQL code is here.
// SQLite and PostgreSQL give the same answers, and one test suite checks both.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"gorm.io/driver/postgres"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"
	_ "modernc.org/sqlite" // the one SQLite driver of the program, without cgo

	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/deadlines"
	"scpo.example/desk/models/library"
)

// Store is a database. It is safe for concurrent use.
type Store struct {
	write    *gorm.DB
	read     *gorm.DB
	postgres bool
	now      func() time.Time
	wordings *library.Library
	policy   deadlines.Policy
	letters  bool
	drops    bool // see QueueDrops
	keys     *audit.Keyring

	tokensUsed *sync.Map // hashes of tokens whose use was noted, with when
}

// Config says which database. Exactly one of SQLite and Postgres is set.
type Config struct {
	SQLite   string           // path of the file
	Postgres string           // URL; of a database on another machine with sslmode=verify-full, which is added where it says nothing
	Password string           // of the database, in the place of one in the URL; "" for none
	Now      func() time.Time // the one clock; nil means time.Now
	Wordings *library.Library // for recognising terms; nil means those that ship
	Policy   deadlines.Policy // for calculating deadlines; its zero value is what ships
	Keys     *audit.Keyring   // for sealing records; nil leaves the seals unsigned
	Reads    bool             // nothing will be written
	Letters  bool             // email is configured: notices are also sent as letters
}

// Pragmas of the file: readers alongside one writer, and every commit on the disk before it is answered (see ahead). The engine's
// own file is set also, so that a power cut cannot lose the tail of one.
const sqlitePragmas = "_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=foreign_keys(on)"

// Open connects and checks the schema: an older or missing one is an error that names the
// migrate command unless Migrate is called first through OpenAndMigrate; a newer one always is.
func Open(ctx context.Context, c Config) (*Store, error) {
	s, err := connect(c)
	if err != nil {
		return nil, err
	}
	if err := s.checkSchema(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if c.Reads {
		return s, nil
	}
	if err := s.begin(ctx, false); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Migrate brings the schema up to this program's and seals nothing. A database from a newer version is refused and left as
// it is.
func Migrate(ctx context.Context, c Config) error {
	s, err := migrated(ctx, c)
	if err != nil {
		return err
	}
	return s.Close()
}

func migrated(ctx context.Context, c Config) (*Store, error) {
	s, err := connect(c)
	if err != nil {
		return nil, err
	}
	if err := s.alone(ctx, func() error { return s.migrate(ctx) }); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// OpenAndMigrate does what Migrate does, then opens.
func OpenAndMigrate(ctx context.Context, c Config) (*Store, error) {
	s, err := migrated(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := s.begin(ctx, true); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func connect(c Config) (*Store, error) {
	now := c.Now
	if now == nil {
		now = time.Now
	}
	s := &Store{postgres: c.Postgres != "", now: now, wordings: c.Wordings, policy: c.Policy, letters: c.Letters, keys: c.Keys, tokensUsed: &sync.Map{}}
	if s.wordings == nil {
		s.wordings = library.Embedded()
	}
	var err error
	if s.postgres {
		address, err := verified(c.Postgres, c.Password)
		if err == nil {
			address, err = bounded(address)
		}
		if err != nil {
			return nil, err
		}
		s.write, err = open(postgres.Open(address), 16)
		s.read = s.write
		if err == nil {
			err = watchWrites(s.write)
		}
		return s, err
	}
	if err := private(c.SQLite); err != nil {
		return nil, err
	}
	// SQLite has one writer; queueing for it here is fairer than its busy timeout.
	if s.write, err = open(sqliteDialector(fileURI(c.SQLite)+"?_txlock=immediate&"+sqlitePragmas), 1); err != nil {
		return nil, err
	}
	if s.read, err = open(sqliteDialector(fileURI(c.SQLite)+"?_pragma=query_only(on)&"+sqlitePragmas), 4); err != nil {
		return nil, errors.Join(err, closeDB(s.write))
	}
	return s, watchWrites(s.write)
}

// fileURI names the file whatever its folder is called: these three mean something in a URI.
func fileURI(path string) string {
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

// private makes the file, if it is missing, for its owner only: SQLite would let everyone read it, and gives the files
// that belong to it the same mode.
func private(path string) error {
	// A file that is there is not opened: closing it would undo the locks of this process on it.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // the operator's own path
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return fmt.Errorf("make the database file: %w", err)
	}
	return nil
}

func sqliteDialector(dsn string) gorm.Dialector {
	return sqlite.New(sqlite.Config{DriverName: "sqlite", DSN: dsn})
}

func open(d gorm.Dialector, conns int) (*gorm.DB, error) {
	db, err := gorm.Open(d, &gorm.Config{
		SkipDefaultTransaction: true, // transactions are opened by name, where they matter
		// gorm's own cache of prepared statements stays off: with one writing connection, a first
		// use outside a transaction and a first use inside one wait for each other.
		PrepareStmt: false,
		Logger:      logger.Discard, // errors are returned; statements hold case text
	})
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	pool, err := db.DB()
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	pool.SetMaxOpenConns(conns)
	pool.SetMaxIdleConns(conns)
	return db, traceStatements(db)
}

// Close ends all connections.
func (s *Store) Close() error {
	err := closeDB(s.write)
	if s.read != s.write {
		err = errors.Join(err, closeDB(s.read))
	}
	return err
}

func closeDB(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	pool, err := s.read.DB()
	if err != nil {
		return err
	}
	return pool.PingContext(ctx)
}

// Now is the service's clock, in UTC and to the microsecond that every database keeps.
func (s *Store) Now() time.Time { return s.now().UTC().Truncate(time.Microsecond) }

func (s *Store) sqlDB() (*sql.DB, error) { return s.write.DB() }

// locked makes the next read of tx hold its row until the transaction ends. SQLite's immediate
// transactions hold the whole file already.
func (s *Store) locked(tx *gorm.DB) *gorm.DB {
	if s.postgres {
		return tx.Clauses(clause.Locking{Strength: "UPDATE"})
	}
	return tx
}
