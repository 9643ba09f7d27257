package admin

import (
	"fmt"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/reference"
)

// listWords are the lists as people call them.
var listWords = map[string]string{
	"forces": "Police forces", "regions": "Regions", "cps-areas": "CPS areas", "offences": "Schedule 1 offences", "courts": "Courts", "reasons": "Reason codes",
	"checks": "Checks", "term-categories": "Term categories", "deadlines": "Deadlines", "clock-stops": "Reasons to stop the clock",
	"bank-holidays": "Bank holidays", "wordings": "Standard wordings",
}

// provisionWords are the provisions of the Border Security, Asylum and Immigration Act 2025 by what they bring.
var provisionWords = map[checks.Provision]string{
	checks.ElectronicMonitoring: "Section 55: electronic monitoring", checks.InterimOrders: "Section 56: interim orders",
	checks.MoreApplicants: "Section 57: more bodies can apply", checks.Notification: "Section 58: notification",
	checks.Acquittals: "Section 59: orders after an acquittal",
}

type deadlineRow struct{ Region, Stage, Days, Remind, Escalate, CutOff, Lead string }

func settings(v *pages.Visit) error {
	var got answers.ServiceSettings
	if err := v.Get("/settings", &got); err != nil {
		return err
	}
	var deadlines answers.List[reference.Deadlines]
	if err := v.Get("/reference/deadlines", &deadlines); err != nil {
		return err
	}
	var switches answers.List[reference.Switch]
	if err := v.Get("/reference/switches", &switches); err != nil {
		return err
	}
	data := struct {
		answers.ServiceSettings
		Deadlines []deadlineRow
		Switches  []reference.Switch
		LawRead   calendar.Date // of the rules of today

		Idle, Longest string // of a session
		NoTokens      bool
	}{ServiceSettings: got, Switches: switches.Items, LawRead: checks.For(v.Today()).Read}
	idle, longest := v.Site().Auth.Lifetimes()
	data.Idle, data.Longest, data.NoTokens = ui.Lasting(idle), ui.Lasting(longest), v.Site().NoTokens
	for i, l := range data.Lists {
		if words, known := listWords[l.Name]; known {
			data.Lists[i].Name = words
		}
	}
	for i, s := range data.Switches {
		if words, known := provisionWords[checks.Provision(s.Code)]; known {
			data.Switches[i].Code = words
		}
	}
	for _, d := range deadlines.Items {
		data.Deadlines = append(data.Deadlines, rows(v, d)...)
	}
	return v.Show(templates, "settings", ui.Page{Title: "Settings"}, data)
}

// rows are the deadlines of one region. What it leaves out is that of all regions.
func rows(v *pages.Visit, d reference.Deadlines) []deadlineRow {
	region, cutOff, lead := "All regions", "", ""
	if d.Code != reference.DefaultRegion {
		region, cutOff, lead = v.RegionName(d.Code), "same as all regions", "same as all regions"
	}
	if d.CutOff != (reference.CutOff{}) {
		cutOff = d.CutOff.String()
	}
	if d.LeadDays > 0 {
		lead = ui.WorkingDays(d.LeadDays)
	}
	var out []deadlineRow
	for _, s := range d.Stages {
		out = append(out, deadlineRow{
			Region: region, Stage: pages.StateTag(s.Stage).Text, Days: ui.WorkingDays(s.Days),
			Remind: fmt.Sprintf("%s before", ui.WorkingDays(s.RemindBefore)), Escalate: fmt.Sprintf("%s after", ui.WorkingDays(s.EscalateAfter)),
			CutOff: cutOff, Lead: lead,
		})
	}
	if len(out) == 0 {
		out = append(out, deadlineRow{Region: region, Stage: "All stages", Days: "same as all regions", Remind: "same as all regions", Escalate: "same as all regions", CutOff: cutOff, Lead: lead})
	}
	return out
}
