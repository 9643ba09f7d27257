package content

// CopySection is into with a section of from in place of its own, and says of what refers to the replaced items what
// follows. Copied items have no ids yet: Decode gives them ids that into never used. Their references to items of from are
// left out, because into does not have those items.
func CopySection(into, from Content, section string) (Content, []string) {
	after := into
	switch section {
	case "evidence":
		after.Evidence = fresh(from.Evidence, func(e *Evidence) { e.ID = "" })
	case "risk":
		after.Risk = Risk{Statement: from.Risk.Statement, Factors: fresh(from.Risk.Factors, func(f *RiskFactor) {
			f.ID, f.EvidenceRefs = "", List[string]{}
		})}
	case "schedules":
		after.Schedules = fresh(from.Schedules, func(s *Schedule) { s.ID, s.AttachmentRef = "", nil })
	case TermSection:
		after.Terms = freshTerms(from.Terms)
	case "thirdParties":
		after.ThirdParties = from.ThirdParties
		after.ThirdParties.Items = fresh(from.ThirdParties.Items, func(p *ThirdParty) { p.ID = "" })
	case "humanRights":
		after.HumanRights = from.HumanRights
	case "alternatives":
		after.Alternatives = from.Alternatives
	case "conflicts":
		after.Conflicts = from.Conflicts
	case "outsideEnglandWales":
		after.OutsideEnglandWales = from.OutsideEnglandWales
	case "monitoringPlan":
		after.MonitoringPlan = from.MonitoringPlan
	}
	return Unrefer(into, after)
}

func freshTerms(terms List[Term]) List[Term] {
	number := 0
	return fresh(terms, func(t *Term) {
		number++
		t.ID, t.Number = "", number
		t.AppliesTo, t.RiskAddressed, t.EvidenceRefs, t.ScheduleRefs = List[string]{}, List[string]{}, List[string]{}, List[string]{}
	})
}

// fresh is a list of the same items, each changed; from is not changed.
func fresh[T any](items List[T], change func(*T)) List[T] {
	all := make(List[T], len(items))
	copy(all, items)
	for i := range all {
		change(&all[i])
	}
	return all
}
