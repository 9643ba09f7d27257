package forms

// word is how a part of the content is asked for.
type word struct {
	Label string
	Hint  string
	One   string // what one item of a list is called
	Short int    // width of a line in characters; 0 is the whole width
	Lines int    // of a text area
	Begin int    // how many empty items a list begins with
	Menu  bool   // a menu to type in, for choices too many to list
	Hide  bool   // kept, not shown
	None  string // what choosing nothing means, where that is an answer
}

// words are the words of every part of a content, by its pointer with "*" for places in lists.
var words = map[string]word{
	"/marking":            {Label: "Protective marking of the request", Hint: "Nothing marked higher than OFFICIAL-SENSITIVE may be entered."},
	"/route":              {Label: "Under which power is the court asked?"},
	"/applicantAuthority": {Label: "Who applies to the court?", Hint: "Section 8 of the Serious Crime Act 2007."},

	"/requester":                              {Label: "Requesting force"},
	"/requester/unit":                         {Label: "Unit that asks"},
	"/requester/officerInCase":                {Label: "Officer in the case"},
	"/requester/officerInCase/name":           contactName,
	"/requester/officerInCase/role":           contactRole,
	"/requester/officerInCase/unit":           contactUnit,
	"/requester/officerInCase/email":          contactEmail,
	"/requester/officerInCase/phone":          contactPhone,
	"/requester/leadResponsibleOfficer":       {Label: "Lead responsible officer"},
	"/requester/leadResponsibleOfficer/name":  contactName,
	"/requester/leadResponsibleOfficer/role":  contactRole,
	"/requester/leadResponsibleOfficer/unit":  contactUnit,
	"/requester/leadResponsibleOfficer/email": contactEmail,
	"/requester/leadResponsibleOfficer/phone": contactPhone,
	"/requester/supervisor":                   {Label: "Supervisor"},
	"/requester/supervisor/name":              contactName,
	"/requester/supervisor/role":              contactRole,
	"/requester/supervisor/unit":              contactUnit,
	"/requester/supervisor/email":             contactEmail,
	"/requester/supervisor/phone":             contactPhone,

	"/drafter":             {Label: "Who drafted the request"},
	"/drafter/username":    {Label: "Username", Hint: "Of the person who drafted it, in this service.", Short: 20},
	"/drafter/name":        contactName,
	"/drafter/role":        contactRole,
	"/drafter/unit":        contactUnit,
	"/drafter/email":       contactEmail,
	"/drafter/phone":       contactPhone,
	"/drafter/lineManager": {Label: "Line manager", Hint: "Their name. It shows whether the reviewing officer is independent."},

	"/subjects":                     {Label: "Subjects", One: "Subject", Begin: 1},
	"/subjects/*/type":              {Label: "Who is to be bound?"},
	"/subjects/*/familyName":        {Label: "Family name", Hint: "For an individual."},
	"/subjects/*/givenNames":        {Label: "Given names", Hint: "For an individual."},
	"/subjects/*/aliases":           {Label: "Other names used", One: "Name"},
	"/subjects/*/aliases/*":         {Label: "Name"},
	"/subjects/*/dateOfBirth":       {Label: "Date of birth", Hint: "Nobody under 18 may be bound. For example, 27 3 1986."},
	"/subjects/*/sex":               {Label: "Sex"},
	"/subjects/*/nationality":       {Label: "Nationality", Short: 20},
	"/subjects/*/language":          {Label: "Language", Hint: "The language that the person reads and speaks.", Short: 20},
	"/subjects/*/interpreterNeeded": {Label: "Is an interpreter needed?"},
	"/subjects/*/pncId":             {Label: "Police National Computer ID", Short: 20},
	"/subjects/*/prisonNumber":      {Label: "Prison number", Short: 20},
	"/subjects/*/address":           {Label: "Address", Lines: 3},
	"/subjects/*/bodyName":          {Label: "Name of the body", Hint: "For a company, partnership or association."},
	"/subjects/*/bodyNumber":        {Label: "Company number", Short: 20},
	"/subjects/*/serviceAddress":    {Label: "Address for service", Hint: "Where notice is to be served (section 10).", Lines: 3},

	"/court":                   {Label: "Court and hearing"},
	"/court/name":              {Label: "Court", Menu: true},
	"/court/urn":               {Label: "Unique reference number (URN)", Hint: "Of the police file.", Short: 20},
	"/court/indictment":        {Label: "Indictment number", Short: 20},
	"/court/expectedOrderDate": {Label: "When is the order expected to be made?"},
	"/court/hearings":          {Label: "Hearings", One: "Hearing", Begin: 1},
	"/court/hearings/*/kind":   {Label: "What is the hearing for?"},
	"/court/hearings/*/date":   {Label: "Date of the hearing"},
	"/court/hearings/*/note":   {Label: "Note", Lines: 2},

	"/notice":           {Label: "Notice of intention to apply"},
	"/notice/plannedBy": {Label: "By when will notice be served?", Hint: "As soon as practicable, without waiting for the verdict (CrimPR 31.3)."},
	"/notice/servedOn":  {Label: "When was it served?", Hint: "Leave empty until it is."},
	"/notice/note":      {Label: "Note", Lines: 3},

	"/offences":                            {Label: "Offences", One: "Offence", Begin: 1},
	"/offences/*/title":                    {Label: "Offence", Hint: "As charged or on the indictment."},
	"/offences/*/statute":                  {Label: "Statute and section", Hint: "For example, Misuse of Drugs Act 1971 s.4(3)."},
	"/offences/*/basis":                    {Label: "How does the subject stand to it?"},
	"/offences/*/schedule1":                {Label: "Place in Schedule 1"},
	"/offences/*/schedule1/category":       {Label: "Category", Hide: true},
	"/offences/*/schedule1/offence":        {Label: "Offence in Schedule 1", Hint: "Leave empty if it is not listed, and say below why it is serious enough.", Menu: true},
	"/offences/*/schedule1/para":           {Label: "Paragraph", Hide: true},
	"/offences/*/schedule1/inchoatePara":   {Label: "Was it inchoate?", None: "No"},
	"/offences/*/seriousnessJustification": {Label: "Why it is serious enough, if it is not listed", Hint: "Section 2(2)(b)."},
	"/offences/*/from":                     {Label: "When was it committed, or when did it begin?"},
	"/offences/*/to":                       {Label: "When did it end?", Hint: "Leave empty for a single day."},

	"/section1":                                {Label: "Section 1 grounds"},
	"/section1/limb":                           {Label: "Limb of section 2(1) relied on"},
	"/section1/statute":                        {Label: "Provision relied on", Hint: "For example, SCA 2007 s.2(1)(c).", Short: 30},
	"/section1/allegesCommission":              {Label: "Is it alleged that the subject committed an offence?", Hint: "Without a conviction it may not be (section 4(1))."},
	"/section1/allegations":                    {Label: "Allegations"},
	"/section1/reasonablenessConsidered":       {Label: "How it was considered whether the acts were reasonable", Hint: "Section 4(2) and (3)."},
	"/section1/procedure":                      {Label: "Procedure"},
	"/section1/handlingUnit":                   {Label: "Unit of the CPS that handles it"},
	"/section1/attorneyGeneralReferral":        {Label: "Referral to the Attorney General"},
	"/section1/attorneyGeneralReferral/needed": {Label: "Is a referral needed?"},
	"/section1/attorneyGeneralReferral/plan":   {Label: "Plan for the referral", Lines: 3},
	"/section1/attorneyGeneralReferral/doneOn": {Label: "When was it made?"},

	"/conviction":        {Label: "Conviction"},
	"/conviction/status": {Label: "How far has the prosecution come?"},
	"/conviction/on":     {Label: "Date", Hint: "Of the conviction, or of the charge."},
	"/conviction/how":    {Label: "Plea or verdict"},
	"/conviction/court":  {Label: "Court", Menu: true},

	"/disposal":                 {Label: "Disposal"},
	"/disposal/kind":            {Label: "Sentence or discharge"},
	"/disposal/status":          {Label: "Is it expected or imposed?"},
	"/disposal/on":              {Label: "Date of sentence"},
	"/disposal/length":          {Label: "Length", Hint: "For example, 9 years.", Short: 20},
	"/disposal/expectedRelease": {Label: "Expected date of release"},
	"/disposal/releaseSource":   {Label: "Who gave the date of release, and when"},
	"/disposal/licenceEnds":     {Label: "When does the licence end?"},

	"/facts":       {Label: "Summary of the relevant facts", Hint: "What was done, and the subject's part in it (CrimPR 31.3(3)(a)).", Lines: 15},
	"/antecedents": {Label: "Antecedents", Hint: "Earlier convictions and orders, how they were kept to, and conduct in prison. Say so if there are none.", Lines: 12},

	"/risk":                        {Label: "Risk"},
	"/risk/statement":              {Label: "Why there is a real risk of further serious crime", Hint: "A real risk, not merely a possible one.", Lines: 8},
	"/risk/factors":                {Label: "Risks", One: "Risk", Begin: 1},
	"/risk/factors/*/text":         {Label: "The risk", Lines: 3},
	"/risk/factors/*/evidenceRefs": {Label: "Evidence that shows it"},
	"/risk/factors/*/latestOn":     {Label: "Newest date that this evidence speaks of"},

	"/evidence":                   {Label: "Evidence", One: "Item of evidence", Begin: 1},
	"/evidence/*/reference":       {Label: "Exhibit reference", Short: 20},
	"/evidence/*/title":           {Label: "What it is"},
	"/evidence/*/form":            {Label: "Form"},
	"/evidence/*/dated":           {Label: "Date of the item"},
	"/evidence/*/served":          {Label: "It has been served on the defence"},
	"/evidence/*/attached":        {Label: "It is attached to this request", Hint: "A statement that has not been served must be."},
	"/evidence/*/hearsay":         {Label: "Is it hearsay?"},
	"/evidence/*/hearsayNoticeBy": {Label: "By when is notice of hearsay to be given?"},

	"/order":                       {Label: "The order"},
	"/order/start":                 {Label: "Start of the order"},
	"/order/start/kind":            startKind,
	"/order/start/on":              startOn,
	"/order/start/event":           startEvent,
	"/order/start/expectedOn":      startExpected,
	"/order/start/text":            startText,
	"/order/end":                   {Label: "End of the order"},
	"/order/end/kind":              {Label: "When does it end?", Hint: "At most 5 years after it starts (section 16)."},
	"/order/end/on":                endOn,
	"/order/end/years":             endYears,
	"/order/end/months":            endMonths,
	"/order/end/days":              endDays,
	"/order/lengthReason":          {Label: "Why it lasts as long as that"},
	"/order/namedUnit":             {Label: "Police unit named in the order"},
	"/order/namedUnit/name":        {Label: "Name of the unit"},
	"/order/namedUnit/email":       contactEmail,
	"/order/namedUnit/address":     {Label: "Address", Lines: 3},
	"/order/definitions":           {Label: "Definitions", One: "Definition"},
	"/order/definitions/*/term":    {Label: "Word"},
	"/order/definitions/*/meaning": {Label: "What it means in the order", Lines: 2},
	"/order/savings":               {Label: "Savings", Hint: "What no term forbids.", One: "Saving"},
	"/order/savings/*":             {Label: "Saving", Lines: 2},

	"/terms":                         {Label: "Terms", One: "Term"},
	"/terms/*/number":                {Label: "Number as printed", Hide: true},
	"/terms/*/appliesTo":             {Label: "Whom it binds"},
	"/terms/*/type":                  {Label: "Kind of term"},
	"/terms/*/category":              {Label: "What it is about", Menu: true},
	"/terms/*/text":                  {Label: "Text of the term", Hint: "As it is to stand in the order.", Lines: 6},
	"/terms/*/riskAddressed":         {Label: "Risks that it meets"},
	"/terms/*/evidenceRefs":          {Label: "Evidence for it"},
	"/terms/*/necessity":             {Label: "Why it is needed", Lines: 4},
	"/terms/*/proportionality":       {Label: "Why it goes no further than it must", Lines: 4},
	"/terms/*/breachProof":           {Label: "How a breach would be found and proved", Lines: 4},
	"/terms/*/monitoredBy":           {Label: "Who monitors it"},
	"/terms/*/start":                 {Label: "Start of the term"},
	"/terms/*/start/kind":            startKind,
	"/terms/*/start/on":              startOn,
	"/terms/*/start/event":           startEvent,
	"/terms/*/start/expectedOn":      startExpected,
	"/terms/*/start/text":            startText,
	"/terms/*/end":                   {Label: "End of the term"},
	"/terms/*/end/kind":              {Label: "When does it end?"},
	"/terms/*/end/on":                endOn,
	"/terms/*/end/years":             endYears,
	"/terms/*/end/months":            endMonths,
	"/terms/*/end/days":              endDays,
	"/terms/*/scheduleRefs":          {Label: "Schedules and maps that it refers to"},
	"/terms/*/information":           {Label: "Information that it calls for", Hint: "Leave empty if it calls for none."},
	"/terms/*/information/recipient": {Label: "Who receives the information?"},
	"/terms/*/information/manner":    {Label: "In what manner", Lines: 2},
	"/terms/*/information/deadline":  {Label: "By when", Lines: 2},
	"/terms/*/tailoringNote":         {Label: "Why wording used in other cases fits this one", Lines: 3},

	"/schedules":                         {Label: "Schedules", One: "Schedule"},
	"/schedules/*/kind":                  {Label: "What does it list?"},
	"/schedules/*/title":                 {Label: "Title"},
	"/schedules/*/restricted":            {Label: "It is not to be shown to everybody who sees the order"},
	"/schedules/*/attachmentRef":         {Label: "Attached map or document", Menu: true},
	"/schedules/*/entries":               {Label: "Entries", One: "Entry"},
	"/schedules/*/entries/*/name":        {Label: "Name, account or place"},
	"/schedules/*/entries/*/dateOfBirth": {Label: "Date of birth", Hint: "For a person."},

	"/thirdParties":                                  {Label: "Third parties"},
	"/thirdParties/noneDeclared":                     {Label: "Nobody else is likely to suffer a significant adverse effect", Hint: "Section 9: such people must be heard."},
	"/thirdParties/items":                            {Label: "People and bodies affected", One: "Third party"},
	"/thirdParties/items/*/name":                     {Label: "Name"},
	"/thirdParties/items/*/relationship":             {Label: "Relationship to the subject"},
	"/thirdParties/items/*/effect":                   {Label: "Effect on them", Lines: 3},
	"/thirdParties/items/*/significantAdverseEffect": {Label: "How likely is a significant adverse effect?"},
	"/thirdParties/items/*/consultedOn":              {Label: "When were they consulted?"},
	"/thirdParties/items/*/response":                 {Label: "What they said", Lines: 3},
	"/thirdParties/items/*/noticePlan":               {Label: "How they are given notice", Lines: 3},

	"/alternatives":              {Label: "Alternatives", One: "Alternative", Begin: 1},
	"/alternatives/*/kind":       {Label: "Alternative"},
	"/alternatives/*/considered": {Label: "It has been considered"},
	"/alternatives/*/reason":     {Label: "Why it is not enough, or does not apply", Lines: 3},

	"/conflicts": {Label: "Conflicts with other orders or a licence", Hint: "Say so if there are none.", Lines: 8},

	"/existingScpo":                 {Label: "Existing order"},
	"/existingScpo/answer":          {Label: "Is the subject already bound by a serious crime prevention order?"},
	"/existingScpo/checkedOn":       {Label: "When was this checked?"},
	"/existingScpo/source":          {Label: "Where was it checked?"},
	"/existingScpo/dischargeSought": {Label: "Is discharge of the existing order asked for?", Hint: "A new order must discharge the old one (section 19(2A))."},

	"/outsideEnglandWales":                 {Label: "Outside England and Wales"},
	"/outsideEnglandWales/scotland":        {Label: "Was there conduct in Scotland?"},
	"/outsideEnglandWales/northernIreland": {Label: "Was there conduct in Northern Ireland?"},
	"/outsideEnglandWales/note":            {Label: "Note", Lines: 3},

	"/humanRights":                 {Label: "Human rights", One: "Right", Begin: 1},
	"/humanRights/*/article":       {Label: "Convention right"},
	"/humanRights/*/interference":  {Label: "How the order interferes with it", Lines: 3},
	"/humanRights/*/justification": {Label: "Why that is justified", Lines: 3},

	"/monitoringPlan":                                 {Label: "Monitoring plan"},
	"/monitoringPlan/unit":                            {Label: "Unit that monitors"},
	"/monitoringPlan/role":                            {Label: "Role of the person who monitors"},
	"/monitoringPlan/frequency":                       {Label: "How often the terms are checked", One: "Kind of check", Begin: 1},
	"/monitoringPlan/frequency/*":                     {Label: "What, and how often", Hint: "For example, monthly visit."},
	"/monitoringPlan/resources":                       {Label: "How it is resourced", Lines: 3},
	"/monitoringPlan/residentForce":                   {Label: "Force where the subject lives", Menu: true},
	"/monitoringPlan/residentForceAgreement":          {Label: "Agreement of that force"},
	"/monitoringPlan/residentForceAgreement/needed":   {Label: "Does another force have to agree?"},
	"/monitoringPlan/residentForceAgreement/agreedOn": {Label: "When did it agree?"},

	"/hmppsConsultation":             {Label: "Prison and probation"},
	"/hmppsConsultation/applicable":  {Label: "Does prison or probation have to be consulted?"},
	"/hmppsConsultation/consultedOn": {Label: "When were they consulted?"},
	"/hmppsConsultation/prison":      {Label: "Prison"},
	"/hmppsConsultation/contactRole": {Label: "Role of the person consulted"},
	"/hmppsConsultation/views":       {Label: "What they said", Lines: 4},
	"/hmppsConsultation/reason":      {Label: "Why no consultation is needed", Hint: "Only where it is not.", Lines: 3},

	"/sensitiveMaterial":      {Label: "Sensitive material"},
	"/sensitiveMaterial/held": {Label: "Is sensitive material held?", Hint: "Material that must not be served. Never enter it here."},
	"/sensitiveMaterial/note": {Label: "Who to ask about it", Hint: "Only whom to ask. Never what the material is.", Lines: 2},

	"/declarations":               {Label: "Declarations"},
	"/declarations/applicant":     {Label: "Applicant's declaration"},
	"/declarations/applicant/by":  {Label: "Name"},
	"/declarations/applicant/on":  {Label: "Date of the declaration"},
	"/declarations/supervisor":    {Label: "Supervisor's declaration"},
	"/declarations/supervisor/by": {Label: "Name"},
	"/declarations/supervisor/on": {Label: "Date of the declaration"},

	"/attachments":            {Label: "Attachments", One: "Document", Begin: 1},
	"/attachments/*/kind":     {Label: "Kind of document"},
	"/attachments/*/title":    {Label: "Title"},
	"/attachments/*/dated":    {Label: "Date of the document"},
	"/attachments/*/redacted": {Label: "It is redacted"},
	"/attachments/*/marking":  {Label: "Protective marking"},

	"/pack":                     {Label: "The papers as a whole"},
	"/pack/draftOrderFromTerms": {Label: "The draft order was made from the terms given here"},
	"/pack/redactionChecked":    {Label: "Redaction was checked"},

	"/futureProvisions":                                        {Label: "Provisions not yet in force"},
	"/futureProvisions/notificationRecipient":                  {Label: "Who receives notifications"},
	"/futureProvisions/notificationRecipient/name":             {Label: "Name"},
	"/futureProvisions/notificationRecipient/body":             {Label: "Force or other body"},
	"/futureProvisions/notificationRecipient/manner":           {Label: "In what manner", Lines: 2},
	"/futureProvisions/electronicMonitoring":                   {Label: "Electronic monitoring"},
	"/futureProvisions/electronicMonitoring/responsiblePerson": {Label: "Responsible person"},
	"/futureProvisions/electronicMonitoring/months":            {Label: "Months", Hint: "At most 12.", Short: 4},
	"/futureProvisions/electronicMonitoring/areaAvailable":     {Label: "Is monitoring available in the area?"},
	"/futureProvisions/electronicMonitoring/consentsGiven":     {Label: "Has everybody whose co-operation is needed agreed?"},
}

// Words that come in several places.
var (
	contactName   = word{Label: "Name"}
	contactRole   = word{Label: "Rank and role"}
	contactUnit   = word{Label: "Unit"}
	contactEmail  = word{Label: "Email address"}
	contactPhone  = word{Label: "Telephone number", Short: 20}
	startKind     = word{Label: "When does it start?"}
	startOn       = word{Label: "Date on which it starts"}
	startEvent    = word{Label: "Event on which it starts"}
	startExpected = word{Label: "When is the event expected?"}
	startText     = word{Label: "About the event", Hint: "Needed for another event.", Lines: 2}
	endOn         = word{Label: "Date on which it ends"}
	endYears      = word{Label: "Years", Short: 4}
	endMonths     = word{Label: "Months", Short: 4}
	endDays       = word{Label: "Days", Short: 4}
)
