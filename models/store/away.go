package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// passing are the result codes of SQLite for what ends without a change to the program: no room, no permission to write,
// a disk that fails, a lock that another holds.
var passing = []int{sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

// passingStates are those of PostgreSQL: classes 08 (connection), 53 (resources), 57 (operator), 58 (system), a lock that
// was not given in time, a transaction that was idle for too long, and a server that only reads.
var (
	passingClasses = []string{"08", "53", "57", "58"}
	passingStates  = []string{"55P03", "25P03", "25006"}
)

// Away reports whether the database could not do it for the moment: it does not answer, has no room, or only reads. Asking
// again later is right; nothing was written.
func Away(err error) bool {
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		return slices.Contains(passing, lite.Code()&0xff) // without the detail of an extended code
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return slices.Contains(passingClasses, pg.Code[:2]) || slices.Contains(passingStates, pg.Code)
	}
	var connecting *pgconn.ConnectError
	var network *net.OpError
	return errors.As(err, &connecting) || errors.As(err, &network) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.ErrUnexpectedEOF)
}

// Writable reports why nothing can be written now; nil if something can. It writes, because only that tells: SQLite keeps a
// number in the file that no one reads, and PostgreSQL gives the transaction a number of its own.
func (s *Store) Writable(ctx context.Context) error {
	probe := "PRAGMA user_version = 1"
	if s.postgres {
		probe = "SELECT pg_current_xact_id()"
	}
	if err := s.write.WithContext(ctx).Exec(probe).Error; err != nil {
		return fmt.Errorf("write to the database: %w", err)
	}
	return nil
}
