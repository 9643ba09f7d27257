package drafting_test

import (
	"os"
	"testing"
	"time"

	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
)

func TestZZShot(t *testing.T) {
	if os.Getenv("P1SHOT") == "" {
		t.Skip()
	}
	a, b := desk.CaseAt(t, pagestest.Drafted), desk.CaseAt(t, pagestest.Returned)
	s := desk.CaseAt(t, pagestest.Sent)
	desk.CaseAt(t, pagestest.Decided)
	_ = models.Withdraw
	_ = os.WriteFile("/tmp/p1shot.txt", []byte(desk.URL+" "+a+" "+b+" "+s), 0o600)
	for range 1500 {
		if _, err := os.Stat("/tmp/p1stop"); err == nil {
			return
		}
		time.Sleep(time.Second)
	}
}
