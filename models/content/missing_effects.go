package content

func (c Content) missingEffects(section string, g *gaps) {
	switch section {
	case "thirdParties":
		c.ThirdParties.missing(g)
	case "alternatives":
		missingAlternatives(c.Alternatives, g)
	case "conflicts":
		g.text(c.Conflicts, "", "Enter conflicts with other orders or a licence, or “None”")
	case "existingScpo":
		c.ExistingSCPO.missing(g)
	case "outsideEnglandWales":
		g.unless(c.OutsideEnglandWales.Scotland != nil, "scotland", "Select whether there was conduct in Scotland")
		g.unless(c.OutsideEnglandWales.NorthernIreland != nil, "northernIreland",
			"Select whether there was conduct in Northern Ireland")
	case "humanRights":
		g.unless(len(c.HumanRights) > 0, "", "Add each Convention right the order interferes with")
		for i, h := range c.HumanRights {
			g.item(i).text(h.Article, "article", "Select the Convention right")
			g.item(i).text(h.Interference, "interference", "Enter the interference")
			g.item(i).text(h.Justification, "justification", "Enter the justification")
		}
	}
}

func (t ThirdParties) missing(g *gaps) {
	g.unless(t.NoneDeclared || len(t.Items) > 0, "", "Add each third party affected, or confirm that there are none")
	for i, p := range t.Items {
		at := g.in("items").item(i)
		at.text(p.Name, "name", "Enter the name of the third party")
		at.text(p.Effect, "effect", "Enter the effect on the third party")
		at.text(Text(p.SignificantAdverseEffect), "significantAdverseEffect", "Select how likely a significant adverse effect is")
		at.text(p.NoticePlan, "noticePlan", "Enter how notice will be given")
	}
}

func missingAlternatives(given []Alternative, g *gaps) {
	answers := map[AlternativeKind]bool{}
	for i, a := range given {
		answers[a.Kind] = true
		g.item(i).unless(a.Kind != "", "kind", "Select the alternative")
		g.item(i).unless(a.Considered, "considered", "Confirm that this alternative has been considered")
		g.item(i).text(a.Reason, "reason", "Explain why the alternative is not enough or not available")
	}
	for _, k := range AlternativesToAnswer() {
		g.unless(answers[k], "", "Add “"+k.Label()+"”")
	}
}

func (e ExistingSCPO) missing(g *gaps) {
	g.unless(e.Answer != "", "answer", "Select whether there is an existing SCPO")
	g.unless(e.CheckedOn != nil, "checkedOn", "Enter the date checked")
	g.text(Text(e.Source), "source", "Enter the source checked")
	if e.Answer == AnswerYes {
		g.unless(e.DischargeSought != nil, "dischargeSought", "Select whether the application asks for the existing order to be discharged")
	}
}

func (c Content) missingHandling(section string, g *gaps) {
	switch section {
	case "monitoringPlan":
		c.MonitoringPlan.missing(g)
	case "hmppsConsultation":
		c.HMPPSConsultation.missing(g)
	case "sensitiveMaterial":
		g.unless(c.SensitiveMaterial.Held != nil, "held", "Select whether sensitive material is held")
	case "declarations":
		c.Declarations.Applicant.missing(g.in("applicant"), "the force applicant")
		c.Declarations.Supervisor.missing(g.in("supervisor"), "the supervisor")
	case "attachments":
		g.unless(len(c.Attachments) > 0, "", "Add the documents that support the application")
		for i, a := range c.Attachments {
			g.item(i).unless(a.Kind != "", "kind", "Select the type of document")
			g.item(i).text(a.Title, "title", "Enter the title of the document")
			g.item(i).unless(a.Dated != nil, "dated", "Enter the date of the document")
			g.item(i).unless(a.Marking != "", "marking", "Select the protective marking of the document")
		}
	case "pack":
		g.unless(c.Pack.DraftOrderFromTerms, "draftOrderFromTerms", "Confirm that the draft order matches the terms")
		g.unless(c.Pack.RedactionChecked, "redactionChecked", "Confirm that all documents have been checked for redaction")
	}
}

func (m *MonitoringPlan) missing(g *gaps) {
	if m == nil {
		g.unless(false, "", "Enter the monitoring plan")
		return
	}
	g.text(m.Unit, "unit", "Enter the monitoring unit")
	g.text(m.Role, "role", "Enter the role responsible for monitoring")
	g.unless(len(m.Frequency) > 0, "frequency", "Add the monitoring activity")
	g.text(m.Resources, "resources", "Enter the resources for monitoring")
	g.text(Text(m.ResidentForce), "residentForce", "Select the force where the subject lives")
	agreement := g.in("residentForceAgreement")
	agreement.unless(m.ResidentForceAgreement.Needed != nil, "needed", "Select whether another force needs to agree")
	if IsYes(m.ResidentForceAgreement.Needed) {
		agreement.unless(m.ResidentForceAgreement.AgreedOn != nil, "agreedOn", "Enter the date it agreed")
	}
}

func (h HMPPSConsultation) missing(g *gaps) {
	g.unless(h.Applicable != nil, "applicable", "Select whether consultation with HMPPS is needed")
	if IsNo(h.Applicable) {
		g.text(Text(h.Reason), "reason", "Explain why no consultation is needed")
	}
	if IsYes(h.Applicable) {
		g.unless(h.ConsultedOn != nil, "consultedOn", "Enter the date consulted")
		g.text(Text(h.ContactRole), "contactRole", "Enter the role of the person consulted")
		g.text(Text(h.Views), "views", "Enter their views")
	}
}

func (d *Declaration) missing(g *gaps, who string) {
	g.unless(d != nil && !blank(d.By) && d.On != nil, "", "Enter the name of "+who+" and the date of the declaration")
}
