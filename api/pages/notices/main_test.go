package notices_test

import (
	"os"
	"testing"

	"scpo.example/desk/api/pages/notices"
	"scpo.example/desk/api/pages/pagestest"
)

var desk *pagestest.Desk

func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, notices.Routes())) }
