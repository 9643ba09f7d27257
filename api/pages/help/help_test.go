package help_test

import (
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/activities/documents"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/pagestest"
	"scpo.example/desk/models"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// TestWhoMayDoWhatIsWhatTheCodeSays holds every cell of the matrix to the table that decides.
func TestWhoMayDoWhatIsWhatTheCodeSays(t *testing.T) {
	page := desk.As(t, pagestest.Officer).Open("/help/who-may-do-what").Want(http.StatusOK)
	cells := page.Doc.Find("#matrix td")
	states := append([]models.State{models.None}, models.States()...)
	require.Equal(t, len(states)*len(models.Actions()), cells.Length())
	cells.Each(func(_ int, cell *goquery.Selection) {
		state, action := models.State(cell.AttrOr("data-state", "?")), models.Action(cell.AttrOr("data-action", ""))
		var who, to []string
		for _, r := range models.Roles() {
			if answer := models.Ask(state, action, r); answer.Allowed {
				who, to = append(who, r.Words()), nil
				for _, s := range answer.To {
					if s != state {
						to = append(to, pages.StateTag(s).Text)
					}
				}
			}
		}
		want := strings.Join(who, ", ")
		if len(to) > 0 {
			want += ". Leads to: " + strings.Join(to, " or ")
		}
		if len(who) == 0 {
			want = "–no one"
		}
		require.Equal(t, want, strings.TrimSpace(cell.Text()), "%s while %s", action, state)
	})
}

func TestEveryCheckIsExplained(t *testing.T) {
	officer := desk.As(t, pagestest.Officer)
	list := officer.Open("/help/checks").Want(http.StatusOK)
	sets := checks.RuleSets()
	all := sets[len(sets)-1].Checks
	require.Equal(t, len(all), list.Doc.Find("tbody tr").Length())
	for i, c := range all {
		require.Contains(t, strings.Join(strings.Fields(list.Doc.Find("tbody tr").Eq(i).Text()), " "), c.ID+": "+strings.Join(strings.Fields(c.Title), " "))
	}
	for _, c := range []checks.Check{all[0], all[15], all[len(all)-1]} {
		said := officer.Open("/help/checks/" + c.ID).Want(http.StatusOK).Text("main")
		for _, words := range []string{c.Title, c.Rule, c.Message, c.Question, c.Source, c.Code} {
			require.Contains(t, said, strings.Join(strings.Fields(words), " "))
		}
	}
	officer.Open("/help/checks/Q99").Want(http.StatusNotFound)
}

func TestTheFigureIsExplainedWithItsOwnNumbers(t *testing.T) {
	page := desk.As(t, pagestest.Lead).Open("/help/figure").Want(http.StatusOK)
	require.Equal(t, "85%, 95% interval 64% to 95%", page.Text("#of20"))
	require.Equal(t, "100%, 95% interval 85% to 100%", page.Text("#all22"))
	require.Contains(t, page.Text("main"), "With fewer than 5 decisions")
	require.Contains(t, page.Text("main"), "The target is 85%")
}

func TestEveryReasonIsExplained(t *testing.T) {
	page := desk.As(t, pagestest.Applicant).Open("/help/points").Want(http.StatusOK)
	for _, r := range reference.Reasons().Items {
		require.Contains(t, page.Text("main"), strings.Join(strings.Fields(r.Meaning), " "))
	}
}

func TestHelpIsForEveryRole(t *testing.T) {
	for _, who := range []string{
		pagestest.Applicant, pagestest.Officer, pagestest.Manager, pagestest.Lead, pagestest.CPS, pagestest.Auditor, pagestest.Admin,
	} {
		visitor := desk.As(t, who)
		visitor.Open("/help").Want(http.StatusOK)
		role := desk.Users[who].Role
		first := visitor.Open("/help/working").Want(http.StatusOK).Doc.Find("h2").First().Text()
		require.Equal(t, role.Words()+" (your role)", strings.Replace(first, first[:1], role.Words()[:1], 1))
	}
}

func TestTheAccessibilityStatementIsOpen(t *testing.T) {
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	for path, want := range map[string]string{"/accessibility-statement": "/accessibility-statement", "/help": "/sign-in"} {
		response, err := (&http.Client{Jar: jar}).Get(desk.URL + path)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusOK, response.StatusCode)
		require.Equal(t, want, response.Request.URL.Path)
	}
}

// TestEveryPaperIsExplained also one that is made in later rounds alone.
func TestEveryPaperIsExplained(t *testing.T) {
	page := desk.As(t, pagestest.CPS).Open("/help/papers").Want(http.StatusOK)
	rows := page.Doc.Find("tbody tr")
	require.Equal(t, len(documents.Names(9)), rows.Length())
	rows.Find("td").Each(func(_ int, cell *goquery.Selection) { require.NotEmpty(t, cell.Text()) })
}
