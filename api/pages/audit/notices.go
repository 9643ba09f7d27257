package audit

import (
	"encoding/json"
	"net/url"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

var noticeWords = map[models.AuditNoticeKind]string{
	models.RightsAsked: "Change of access asked for", models.RightsChanged: "Access changed", models.RightsRefused: "Change of access refused",
	models.EmergencyAsked: "Emergency access asked for", models.EmergencyGiven: "Emergency access given", models.EmergencyRefused: "Emergency access refused",
	models.UnusualReading: "Unusual reading",
}

// noticeView is one notice as auditors read it.
type noticeView struct {
	answers.AuditNotice
	What, Detail string
	Log          string // the lines of the access log behind it
	Seen         string // where the button posts to
	Key          string
}

func showNotices(v *pages.Visit) error {
	ask := v.Given("before")
	v.Detail = ask.Encode()
	var got answers.AuditNotices
	if err := v.Get("/audit-notices?"+ask.Encode(), &got); err != nil {
		return err
	}
	data := struct {
		Unseen int
		Items  []noticeView
		Next   ui.Component
	}{Unseen: got.Unseen}
	for _, n := range got.Items {
		data.Items = append(data.Items, noticeOf(v, n))
	}
	if len(got.Items) == perPage {
		more := url.Values{"before": {got.Items[perPage-1].At.Format("2006-01-02T15:04:05.999999Z")}}
		data.Next = ui.Pagination{Next: ui.PaginationLink{Href: "/audit/notices?" + more.Encode(), Text: "Next page"}}
	}
	return v.Show(templates, "notices", ui.Page{Title: "Notices for auditors", Back: &ui.BackLink{Href: "/audit", Text: "Back to the access log"}}, data)
}

func noticeOf(v *pages.Visit, n answers.AuditNotice) noticeView {
	shown := noticeView{AuditNotice: n, What: noticeWords[n.Kind], Seen: "/audit/notices/" + url.PathEscape(n.ID) + "/seen", Key: v.Key()}
	about := "about"
	var d answers.AuditDetail
	if json.Unmarshal(n.Detail, &d) == nil {
		shown.Detail = d.Words
		if d.Before != nil && d.After != nil {
			shown.Detail = "From " + v.RightsWords(*d.Before, "closed") + " to " + v.RightsWords(*d.After, "closed") + "."
		}
	}
	if n.Kind == models.UnusualReading {
		about = "by"
	}
	if n.Of.Username != "" {
		ask := url.Values{about: {n.Of.Username}}
		if d.Day != "" {
			ask.Set("day", d.Day)
		}
		shown.Log = "/audit?" + ask.Encode()
	}
	return shown
}

func seeNotice(v *pages.Visit) error {
	if err := v.Post("/audit-notices/"+url.PathEscape(v.Path("notice"))+"/seen", nil, nil); err != nil {
		return err
	}
	return v.Done("/audit/notices", "Notice marked as seen.")
}
