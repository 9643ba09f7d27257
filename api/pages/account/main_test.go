package account_test

import (
	"os"
	"testing"

	"scpo.example/desk/api/pages/account"
	"scpo.example/desk/api/pages/pagestest"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, account.Routes())) }
