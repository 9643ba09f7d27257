// Package pgtest gives a test its own empty PostgreSQL database, on a server that it finds, starts or installs.
//
// Where SCPO_TEST_POSTGRES holds the URL of a maintenance database (postgres://user:password@host:5432/postgres),
// that server is used and must let its user create databases. Otherwise one server is started for the test
// process, in a temporary folder, and stopped with it.
//
// A package whose tests call DSN has:
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }
package pgtest
