package admin_test

import (
	"os"
	"testing"

	"scpo.example/desk/api/pages/admin"
	"scpo.example/desk/api/pages/pagestest"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, admin.Routes())) }
