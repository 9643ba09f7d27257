package desk

import (
	"net/http"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/packs"
)

const sendingRoot = caseRoot + "/submissions/{round}/sending"

func sendingRoutes() []pages.Route {
	readers := models.RolesWho(models.Opens)
	return []pages.Route{
		{Method: http.MethodGet, Path: sendingRoot, Roles: readers, Log: "view", Handle: func(v *pages.Visit) error { return showSending(v, nil) }},
		{Method: http.MethodPost, Path: sendingRoot, Roles: models.RolesFor(models.RecordSending), Log: "view", Handle: recordSending},
		{Method: http.MethodPost, Path: sendingRoot + "/acknowledgement", Roles: models.RolesFor(models.RecordReceipt), Log: "view", Handle: recordReceipt},
	}
}

// sendingPage is what helps to send the papers of a round, what is recorded of that, and the form for what comes next.
type sendingPage struct {
	Case     pages.Application
	Round    string
	Title    string
	Papers   []answers.Paper
	Records  answers.Sendings
	Rooms    []string // what to know before a channel is chosen
	Email    []ui.Component
	Sending  []ui.Component // nil for who cannot record
	Receipt  []ui.Component
	About    int // event of the record that is corrected or acknowledged; 0 for none
	Corrects int // event of the acknowledgement that is corrected
	Key      string
	CanSend  bool
	CanTake  bool // an acknowledgement
}

// number is a number in the address or the form; 0 for none.
func number(v *pages.Visit, name string) int {
	text := v.Query(name)
	if v.Form(name) != "" {
		text = v.Form(name)
	}
	n, _ := strconv.Atoi(text)
	return n
}

func showSending(v *pages.Visit, errs ui.Errors) error {
	a, err := v.Case()
	if err != nil {
		return err
	}
	p := sendingPage{Case: a, Round: v.Path("round"), Title: "Papers of round " + v.Path("round"), Key: v.Key()}
	if err := v.Get(v.CasePath("submissions", p.Round, "sendings"), &p.Records); err != nil {
		return err
	}
	var list answers.List[answers.Paper]
	if p.Records.Email != nil {
		if err := v.Get(v.CasePath("submissions", p.Round, "documents"), &list); err != nil {
			return err
		}
	}
	p.Papers, p.Rooms, p.Email = list.Items, roomWords(p.Records.Channels), emailFields(p.Records.Email)
	p.CanSend = a.State != models.Discarded && v.User.Role == models.Officer
	p.CanTake = p.CanSend || v.User.Role == models.CPS
	switch corrected, acknowledged := number(v, "replaces"), number(v, "acknowledge"); {
	case acknowledged > 0 && p.CanTake:
		p.About, p.Corrects, p.Receipt = acknowledged, corrected, receiptFields(v, corrected, errs)
	case p.CanSend:
		p.About, p.Sending = corrected, sendingFields(v, corrected, errs)
	}
	frame := page(a, p.Title, dated(errs, "on"))
	if len(errs) > 0 {
		return v.ShowInvalid(templates, "sending", frame, p)
	}
	return v.Show(templates, "sending", frame, p)
}

// roomWords warn before a channel's limit.
func roomWords(rooms []answers.ChannelRoom) []string {
	var all []string
	for _, r := range rooms {
		has, may := packs.Size(r.Bytes), packs.Size(r.Limit)
		switch {
		case r.Channel == models.ByEmail && r.Level == packs.Over:
			all = append(all, "The papers make an email of "+has+", and emails of more than "+may+" might be refused on the way. Send them in several emails, or in another way.")
		case r.Channel == models.ByEmail && r.Level == packs.Near:
			all = append(all, "The papers make an email of "+has+". That is near the limit of "+may+", so ask for an acknowledgement.")
		case r.Channel == models.ByPoliceSystem && r.Level != packs.Fits:
			all = append(all, "The largest file has "+has+". Court systems take documents of up to "+may+".")
		}
	}
	return all
}

func emailFields(e *packs.Email) []ui.Component {
	if e == nil {
		return nil
	}
	fixed := ui.Attributes{{Name: "readonly", Value: ""}}
	return []ui.Component{
		ui.Textarea{ID: "subject", Name: "subject", Value: e.Subject, Rows: 3, Label: ui.Label{Text: "Subject", Classes: "govuk-label--s"}, Attributes: fixed},
		ui.Textarea{ID: "body", Name: "body", Value: e.Body, Rows: 12, Label: ui.Label{Text: "Message", Classes: "govuk-label--s"}, Attributes: fixed,
			Hint: ui.Hint{Text: "It names no person. Check who will receive it before you add anything"}},
	}
}

func sendingFields(v *pages.Visit, corrects int, errs ui.Errors) []ui.Component {
	var ways []ui.Choice
	for _, c := range models.SendingChannels() {
		words := c.Words()
		ways = append(ways, ui.Choice{Value: string(c), Text: strings.ToUpper(words[:1]) + words[1:]})
	}
	fields := []ui.Component{
		ui.Radios{Name: "channel", IDPrefix: "channel", Value: v.Form("channel"), ErrorMessage: errs.At("channel"), Fieldset: ui.SmallLegend("How were the papers sent?"), Items: ways},
		input(v, "to", "To whom?", "For example, the CPS unit and its mailbox", errs),
		dateInput(v, "on", "Date on which they were sent", "For example, 27 3 2027", errs),
		input(v, "time", "Time (optional)", "For example, 14:25. An email that a court gets after 14:30 counts from the next working day", errs),
		textarea(v, "note", "Note (optional)", "", errs),
	}
	if corrects > 0 {
		fields = append([]ui.Component{
			textarea(v, "reason", "Why does the record change?", "The record from before is kept", errs),
			ui.Checkboxes{Name: "notSent", IDPrefix: "notSent", Values: v.Posted()["notSent"], ErrorMessage: errs.At("notSent"), Fieldset: ui.SmallLegend("Were they sent at all?"),
				Items: []ui.Choice{{Value: "yes", Text: "No, they were not sent. Leave the rest of the form blank"}}},
		}, fields...)
	}
	return fields
}

func receiptFields(v *pages.Visit, corrects int, errs ui.Errors) []ui.Component {
	fields := []ui.Component{
		input(v, "from", "Who acknowledged the papers?", "", errs),
		dateInput(v, "on", "Date of the acknowledgement", "For example, 27 3 2027", errs),
		input(v, "reference", "Their reference (optional)", "", errs),
		textarea(v, "note", "Note (optional)", "", errs),
	}
	if corrects > 0 {
		fields = append([]ui.Component{textarea(v, "reason", "Why does the record change?", "The record from before is kept", errs)}, fields...)
	}
	return fields
}

func recordSending(v *pages.Visit) error {
	on, noDays := dayOf(v, "on")
	body := &models.SendingBody{Channel: models.SendingChannel(v.Form("channel")), To: trimmed(v, "to"), On: on, Time: trimmed(v, "time"),
		Note: trimmed(v, "note"), NotSent: v.Form("notSent") != "", Replaces: number(v, "replaces"), Reason: trimmed(v, "reason")}
	return recorded(v, v.CasePath("submissions", v.Path("round"), "sendings"), body, noDays, "Sending recorded.")
}

func recordReceipt(v *pages.Visit) error {
	on, noDays := dayOf(v, "on")
	body := &models.ReceiptBody{On: on, From: trimmed(v, "from"), Reference: trimmed(v, "reference"), Note: trimmed(v, "note"),
		Replaces: number(v, "replaces"), Reason: trimmed(v, "reason")}
	path := v.CasePath("submissions", v.Path("round"), "sendings", strconv.Itoa(number(v, "acknowledge")), "acknowledgements")
	return recorded(v, path, body, noDays, "Acknowledgement recorded.")
}

func recorded(v *pages.Visit, path string, body models.Body, noDays []string, done string) error {
	err := v.Post(path, body, nil)
	if p, invalid := pages.Invalid(err); invalid {
		errs := p.Faults()
		for _, id := range noDays {
			errs = notADay(errs, id)
		}
		return showSending(v, errs)
	}
	if err != nil {
		return err
	}
	return v.Done(v.CasePath("submissions", v.Path("round"), "sending"), done)
}
