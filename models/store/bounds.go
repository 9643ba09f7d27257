package store

import (
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
)

// Bounds on a transaction of PostgreSQL, in milliseconds. A transaction of the program takes some 20; a program that was
// stopped in one, or whose machine is gone, would keep its locks for as long as the server likes.
var bounds = [][2]string{
	{"lock_timeout", "4000"}, // below what a person waits for a command
	{"idle_in_transaction_session_timeout", "5000"},
	{"tcp_user_timeout", "10000"}, // of the server's side of the connection
}

// bounded adds the bounds to the address of a database, unless the operator has chosen them.
func bounded(address string) (string, error) {
	c, err := pgconn.ParseConfig(address)
	if err != nil {
		return "", fmt.Errorf("read the database URL: %w", err)
	}
	for _, b := range bounds {
		if _, chosen := c.RuntimeParams[b[0]]; !chosen {
			address = withSetting(address, b[0], b[1])
		}
	}
	return address, nil
}
