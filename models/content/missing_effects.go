package content

func (c Content) missingEffects(section string, g *gaps) {
	switch section {
	case "thirdParties":
		c.ThirdParties.missing(g)
	case "alternatives":
		missingAlternatives(c.Alternatives, g)
	case "conflicts":
		g.text(c.Conflicts, "", "Enter conflicts with other orders or a licence, or say that there are none.")
	case "existingScpo":
		c.ExistingSCPO.missing(g)
	case "outsideEnglandWales":
		g.unless(c.OutsideEnglandWales.Scotland != nil, "scotland", "Say whether there was conduct in Scotland.")
		g.unless(c.OutsideEnglandWales.NorthernIreland != nil, "northernIreland",
			"Say whether there was conduct in Northern Ireland.")
	case "humanRights":
		g.unless(len(c.HumanRights) > 0, "", "Add each Convention right that the order touches.")
		for i, h := range c.HumanRights {
			g.item(i).text(h.Article, "article", "Enter the article.")
			g.item(i).text(h.Interference, "interference", "Enter how the order interferes with the right.")
			g.item(i).text(h.Justification, "justification", "Enter why the interference is justified.")
		}
	}
}

func (t ThirdParties) missing(g *gaps) {
	g.unless(t.NoneDeclared || len(t.Items) > 0, "", "Add each third party affected, or declare that there are none.")
	for i, p := range t.Items {
		at := g.in("items").item(i)
		at.text(p.Name, "name", "Enter the name of the third party.")
		at.text(p.Effect, "effect", "Enter the effect on the third party.")
		at.text(Text(p.SignificantAdverseEffect), "significantAdverseEffect", "Say how likely a significant adverse effect is.")
		at.text(p.NoticePlan, "noticePlan", "Enter how the third party is given notice.")
	}
}

func missingAlternatives(given []Alternative, g *gaps) {
	answers := map[AlternativeKind]bool{}
	for i, a := range given {
		answers[a.Kind] = true
		g.item(i).unless(a.Kind != "", "kind", "Choose the alternative.")
		g.item(i).unless(a.Considered, "considered", "Consider this alternative.")
		g.item(i).text(a.Reason, "reason", "Enter why the alternative is not enough, or does not apply.")
	}
	for _, k := range AlternativesToAnswer() {
		g.unless(answers[k], "", "Add an answer for the alternative "+string(k)+".")
	}
}

func (e ExistingSCPO) missing(g *gaps) {
	g.unless(e.Answer != "", "answer", "Say whether the subject is already bound by an order.")
	g.unless(e.CheckedOn != nil, "checkedOn", "Enter the date on which this was checked.")
	g.text(Text(e.Source), "source", "Enter where this was checked.")
	if e.Answer == AnswerYes {
		g.unless(e.DischargeSought != nil, "dischargeSought", "Say whether discharge of the existing order is asked for.")
	}
}

func (c Content) missingHandling(section string, g *gaps) {
	switch section {
	case "monitoringPlan":
		c.MonitoringPlan.missing(g)
	case "hmppsConsultation":
		c.HMPPSConsultation.missing(g)
	case "sensitiveMaterial":
		g.unless(c.SensitiveMaterial.Held != nil, "held", "Say whether sensitive material is held. Do not enter it here.")
	case "declarations":
		c.Declarations.Applicant.missing(g.in("applicant"), "the applicant")
		c.Declarations.Supervisor.missing(g.in("supervisor"), "the supervisor")
	case "attachments":
		g.unless(len(c.Attachments) > 0, "", "Add the documents that go with the request.")
		for i, a := range c.Attachments {
			g.item(i).unless(a.Kind != "", "kind", "Choose the kind of document.")
			g.item(i).text(a.Title, "title", "Enter the title of the document.")
			g.item(i).unless(a.Dated != nil, "dated", "Enter the date of the document.")
			g.item(i).unless(a.Marking != "", "marking", "Choose the protective marking of the document.")
		}
	case "pack":
		g.unless(c.Pack.DraftOrderFromTerms, "draftOrderFromTerms", "Confirm that the draft order was made from these terms.")
		g.unless(c.Pack.RedactionChecked, "redactionChecked", "Confirm that redaction was checked.")
	}
}

func (m *MonitoringPlan) missing(g *gaps) {
	if m == nil {
		g.unless(false, "", "Enter the monitoring plan.")
		return
	}
	g.text(m.Unit, "unit", "Enter the unit that monitors the order.")
	g.text(m.Role, "role", "Enter the role of the person who monitors.")
	g.unless(len(m.Frequency) > 0, "frequency", "Enter how often the terms are checked.")
	g.text(m.Resources, "resources", "Enter how the monitoring is resourced.")
	g.text(Text(m.ResidentForce), "residentForce", "Choose the force where the subject lives.")
	agreement := g.in("residentForceAgreement")
	agreement.unless(m.ResidentForceAgreement.Needed != nil, "needed", "Say whether another force has to agree.")
	if IsYes(m.ResidentForceAgreement.Needed) {
		agreement.unless(m.ResidentForceAgreement.AgreedOn != nil, "agreedOn", "Enter the date on which that force agreed.")
	}
}

func (h HMPPSConsultation) missing(g *gaps) {
	g.unless(h.Applicable != nil, "applicable", "Say whether prison or probation has to be consulted.")
	if IsNo(h.Applicable) {
		g.text(Text(h.Reason), "reason", "Enter why no consultation is needed.")
	}
	if IsYes(h.Applicable) {
		g.unless(h.ConsultedOn != nil, "consultedOn", "Enter the date of the consultation.")
		g.text(Text(h.ContactRole), "contactRole", "Enter the role of the person consulted.")
		g.text(Text(h.Views), "views", "Enter what they said.")
	}
}

func (d *Declaration) missing(g *gaps, who string) {
	g.unless(d != nil && !blank(d.By) && d.On != nil, "", "Enter the name of "+who+" and the date of the declaration.")
}
