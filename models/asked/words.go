package asked

// Word is the wording of the question for a part of the content.
type Word struct {
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
var words = map[string]Word{
	"/marking":            {Label: "Protective marking of the application", Hint: "Do not enter anything marked higher than OFFICIAL-SENSITIVE"},
	"/route":              {Label: "Which power is the application made under?"},
	"/applicantAuthority": {Label: "Who will apply to the court?", Hint: "For a police application, the Director of Public Prosecutions (section 8)"},

	"/requester":                              {Label: "Requesting force"},
	"/requester/unit":                         {Label: "Requesting unit"},
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

	"/drafter":             {Label: "Force applicant", Hint: "The person who wrote this application"},
	"/drafter/username":    {Label: "Username", Hint: "Their username in this service", Short: 20},
	"/drafter/name":        contactName,
	"/drafter/role":        contactRole,
	"/drafter/unit":        contactUnit,
	"/drafter/email":       contactEmail,
	"/drafter/phone":       contactPhone,
	"/drafter/lineManager": {Label: "Line manager", Hint: "Used to check that the regional SCPO officer is independent"},

	"/subjects":                     {Label: "Subject", One: "Subject", Begin: 1},
	"/subjects/*/type":              {Label: "Type of subject"},
	"/subjects/*/familyName":        {Label: "Family name", Hint: "Leave blank for a body"},
	"/subjects/*/givenNames":        {Label: "Given names", Hint: "Leave blank for a body"},
	"/subjects/*/aliases":           {Label: "Other names or aliases", One: "Name"},
	"/subjects/*/aliases/*":         {Label: "Name"},
	"/subjects/*/dateOfBirth":       {Label: "Date of birth", Hint: "The subject must be 18 or over. For example, 27 3 1986"},
	"/subjects/*/sex":               {Label: "Sex"},
	"/subjects/*/nationality":       {Label: "Nationality", Short: 20},
	"/subjects/*/language":          {Label: "Language", Hint: "The language the subject reads and speaks", Short: 20},
	"/subjects/*/interpreterNeeded": {Label: "Is an interpreter needed?"},
	"/subjects/*/pncId":             {Label: "Police National Computer ID", Short: 20},
	"/subjects/*/prisonNumber":      {Label: "Prison number", Short: 20},
	"/subjects/*/address":           {Label: "Address", Lines: 3},
	"/subjects/*/bodyName":          {Label: "Registered or usual name", Hint: "Leave blank for an individual"},
	"/subjects/*/bodyNumber":        {Label: "Company number", Short: 20},
	"/subjects/*/serviceAddress":    {Label: "Address for service", Hint: "Where notice will be served (section 10)", Lines: 3},

	"/court":                   {Label: "Court and hearings"},
	"/court/name":              {Label: "Court", Menu: true},
	"/court/urn":               {Label: "Unique reference number (URN)", Hint: "From the police case file", Short: 20},
	"/court/indictment":        {Label: "Indictment number", Short: 20},
	"/court/expectedOrderDate": {Label: "Expected date of the order"},
	"/court/hearings":          {Label: "Hearings", One: "Hearing", Begin: 1},
	"/court/hearings/*/kind":   {Label: "Type of hearing"},
	"/court/hearings/*/date":   {Label: "Hearing date"},
	"/court/hearings/*/note":   {Label: "Note", Lines: 2},

	"/notice":           {Label: "Notice of intention to apply"},
	"/notice/plannedBy": {Label: "Notice to be served by", Hint: "Serve notice as soon as practicable, without waiting for the verdict (CrimPR Part 31)"},
	"/notice/servedOn":  {Label: "Date notice was served", Hint: "Leave blank if notice has not been served"},
	"/notice/note":      {Label: "Note", Lines: 3},

	"/offences":                            {Label: "Offences", One: "Offence", Begin: 1},
	"/offences/*/title":                    {Label: "Offence", Hint: "As charged or as on the indictment"},
	"/offences/*/statute":                  {Label: "Statute and section", Hint: "For example, Misuse of Drugs Act 1971 s.4(3)"},
	"/offences/*/basis":                    {Label: "On what basis is this offence relied on?"},
	"/offences/*/schedule1":                {Label: "Schedule 1 paragraph"},
	"/offences/*/schedule1/category":       {Label: "Category", Hide: true},
	"/offences/*/schedule1/offence":        {Label: "Schedule 1 offence", Hint: "Leave blank if the offence is not listed", Menu: true},
	"/offences/*/schedule1/para":           {Label: "Paragraph", Hide: true},
	"/offences/*/schedule1/inchoatePara":   {Label: "Is it an attempt, a conspiracy, or encouraging or assisting?", None: "No"},
	"/offences/*/seriousnessJustification": {Label: "If not listed, why the court should treat it as serious enough", Hint: "Section 2(2)(b)"},
	"/offences/*/from":                     {Label: "Date of the offence, or date it started"},
	"/offences/*/to":                       {Label: "Date it ended", Hint: "Leave blank if it was on one day"},

	"/section1":                                {Label: "Grounds under section 1"},
	"/section1/limb":                           {Label: "Limb of section 2(1) relied on"},
	"/section1/statute":                        {Label: "Provision relied on", Hint: "For example, SCA 2007 s.2(1)(c)", Short: 30},
	"/section1/allegesCommission":              {Label: "Does the application allege that the subject committed an offence?", Hint: "It cannot, without a conviction (section 4(1))"},
	"/section1/allegations":                    {Label: "Allegations"},
	"/section1/reasonablenessConsidered":       {Label: "How the reasonableness of the acts was considered", Hint: "Section 4(2) and (3)"},
	"/section1/procedure":                      {Label: "Procedure"},
	"/section1/handlingUnit":                   {Label: "CPS unit"},
	"/section1/attorneyGeneralReferral":        {Label: "Referral to the Attorney General"},
	"/section1/attorneyGeneralReferral/needed": {Label: "Is a referral to the Attorney General needed?"},
	"/section1/attorneyGeneralReferral/plan":   {Label: "How and when it will be referred", Lines: 3},
	"/section1/attorneyGeneralReferral/doneOn": {Label: "Date of the referral"},

	"/conviction":        {Label: "Conviction or charge"},
	"/conviction/status": {Label: "Stage of proceedings"},
	"/conviction/on":     {Label: "Date", Hint: "Date of the conviction or charge"},
	"/conviction/how":    {Label: "Plea or verdict"},
	"/conviction/court":  {Label: "Court", Menu: true},

	"/disposal":                 {Label: "Sentence or discharge"},
	"/disposal/kind":            {Label: "Type of sentence or discharge"},
	"/disposal/status":          {Label: "Has sentence been passed?"},
	"/disposal/on":              {Label: "Date of sentence"},
	"/disposal/length":          {Label: "Length", Hint: "For example, 9 years", Short: 20},
	"/disposal/expectedRelease": {Label: "Expected release date"},
	"/disposal/releaseSource":   {Label: "Source and date of the release information"},
	"/disposal/licenceEnds":     {Label: "Licence end date"},

	"/facts":       {Label: "Summary of facts", Hint: "What happened and the subject's role (CrimPR Part 31)", Lines: 15},
	"/antecedents": {Label: "Antecedents", Hint: "Previous convictions and orders, compliance with them, and conduct in custody. Enter “None” if there are none", Lines: 12},

	"/risk":                        {Label: "Risk"},
	"/risk/statement":              {Label: "Why there is a real risk of further serious crime", Hint: "A real or significant risk, not a bare possibility", Lines: 8},
	"/risk/factors":                {Label: "Risks", One: "Risk", Begin: 1},
	"/risk/factors/*/text":         {Label: "Description of the risk", Lines: 3},
	"/risk/factors/*/evidenceRefs": {Label: "Evidence of this risk"},
	"/risk/factors/*/latestOn":     {Label: "Date of the most recent evidence of this risk"},

	"/evidence":                   {Label: "Evidence", One: "Evidence item", Begin: 1},
	"/evidence/*/reference":       {Label: "Exhibit reference", Short: 20},
	"/evidence/*/title":           {Label: "Description"},
	"/evidence/*/form":            {Label: "Type of evidence"},
	"/evidence/*/dated":           {Label: "Date"},
	"/evidence/*/served":          {Label: "Served on the defence"},
	"/evidence/*/attached":        {Label: "Attached to this application", Hint: "Attach any statement not already served"},
	"/evidence/*/hearsay":         {Label: "Is it hearsay evidence?"},
	"/evidence/*/hearsayNoticeBy": {Label: "Hearsay notice to be served by"},

	"/order":                       {Label: "Order details"},
	"/order/start":                 {Label: "Start of the order"},
	"/order/start/kind":            startKind,
	"/order/start/on":              startOn,
	"/order/start/event":           startEvent,
	"/order/start/expectedOn":      startExpected,
	"/order/start/text":            startText,
	"/order/end":                   {Label: "End of the order"},
	"/order/end/kind":              {Label: "Ends", Hint: "An order lasts no more than 5 years (section 16)"},
	"/order/end/on":                endOn,
	"/order/end/years":             endYears,
	"/order/end/months":            endMonths,
	"/order/end/days":              endDays,
	"/order/lengthReason":          {Label: "Reasons for the length of the order"},
	"/order/namedUnit":             {Label: "Police unit to be named in the order"},
	"/order/namedUnit/name":        {Label: "Name of the unit"},
	"/order/namedUnit/email":       contactEmail,
	"/order/namedUnit/address":     {Label: "Address", Lines: 3},
	"/order/definitions":           {Label: "Definitions", One: "Definition"},
	"/order/definitions/*/term":    {Label: "Word or phrase"},
	"/order/definitions/*/meaning": {Label: "Meaning", Lines: 2},
	"/order/savings":               {Label: "Exceptions", Hint: "What the order does not prevent", One: "Exception"},
	"/order/savings/*":             {Label: "Exception", Lines: 2},

	"/terms":                         {Label: "Terms", One: "Term"},
	"/terms/*/number":                {Label: "Number as printed", Hide: true},
	"/terms/*/appliesTo":             {Label: "Applies to"},
	"/terms/*/type":                  {Label: "Type of term"},
	"/terms/*/category":              {Label: "Category", Menu: true},
	"/terms/*/text":                  {Label: "Text of the term", Hint: "Exactly as it should appear in the order", Lines: 6},
	"/terms/*/riskAddressed":         {Label: "Risk addressed"},
	"/terms/*/evidenceRefs":          {Label: "Supporting evidence"},
	"/terms/*/necessity":             {Label: "Necessity", Hint: "Why this term is needed in this case", Lines: 4},
	"/terms/*/proportionality":       {Label: "Proportionality", Hint: "Effect on work, family, health, phones and banking, and what remains allowed", Lines: 4},
	"/terms/*/breachProof":           {Label: "How a breach would be detected and proved", Lines: 4},
	"/terms/*/monitoredBy":           {Label: "Monitored by"},
	"/terms/*/start":                 {Label: "Start of the term"},
	"/terms/*/start/kind":            startKind,
	"/terms/*/start/on":              startOn,
	"/terms/*/start/event":           startEvent,
	"/terms/*/start/expectedOn":      startExpected,
	"/terms/*/start/text":            startText,
	"/terms/*/end":                   {Label: "End of the term"},
	"/terms/*/end/kind":              {Label: "Ends"},
	"/terms/*/end/on":                endOn,
	"/terms/*/end/years":             endYears,
	"/terms/*/end/months":            endMonths,
	"/terms/*/end/days":              endDays,
	"/terms/*/scheduleRefs":          {Label: "Schedules and maps it refers to"},
	"/terms/*/asks":                  {Label: "What the subject must give"},
	"/terms/*/asks/gives":            {Label: "Must the subject give information, documents or access?"},
	"/terms/*/asks/manner":           {Label: "How must it be given?", Hint: "An order cannot require oral answers or information (section 11)"},
	"/terms/*/asks/papers":           {Label: "Whose papers or information?", Hint: "An order cannot require legally privileged or excluded material (sections 12 and 13)"},
	"/terms/*/names":                 {Label: "People, places and words in the term"},
	"/terms/*/names/people":          {Label: "How are the people in the term named?"},
	"/terms/*/names/places":          {Label: "How are the places in the term named?"},
	"/terms/*/names/undefined":       {Label: "Words that need a definition", Hint: "Define each one under Order details", One: "Word"},
	"/terms/*/names/undefined/*":     {Label: "Word"},
	"/terms/*/information":           {Label: "Information to be provided", Hint: "Leave blank if this term does not require any"},
	"/terms/*/information/recipient": {Label: "Who receives the information?"},
	"/terms/*/information/manner":    {Label: "How it must be provided", Lines: 2},
	"/terms/*/information/deadline":  {Label: "Deadline", Lines: 2},
	"/terms/*/tailoringNote":         {Label: "Tailoring note", Hint: "Why this wording is right for this case", Lines: 3},

	"/schedules":                         {Label: "Schedules to the order", One: "Schedule"},
	"/schedules/*/kind":                  {Label: "Type of schedule"},
	"/schedules/*/title":                 {Label: "Title"},
	"/schedules/*/restricted":            {Label: "Restricted: not for everyone who sees the order"},
	"/schedules/*/attachmentRef":         {Label: "Map or document", Menu: true},
	"/schedules/*/entries":               {Label: "Entries", One: "Entry"},
	"/schedules/*/entries/*/name":        {Label: "Name, account or place"},
	"/schedules/*/entries/*/dateOfBirth": {Label: "Date of birth", Hint: "For a person"},

	"/thirdParties":                                  {Label: "Third parties"},
	"/thirdParties/noneDeclared":                     {Label: "No third party is likely to suffer a significant adverse effect", Hint: "Anyone likely to suffer one must be heard (section 9)"},
	"/thirdParties/items":                            {Label: "Third parties affected", One: "Third party"},
	"/thirdParties/items/*/name":                     {Label: "Name"},
	"/thirdParties/items/*/relationship":             {Label: "Relationship to the subject"},
	"/thirdParties/items/*/effect":                   {Label: "Effect on them", Lines: 3},
	"/thirdParties/items/*/significantAdverseEffect": {Label: "How likely is a significant adverse effect?"},
	"/thirdParties/items/*/consultedOn":              {Label: "Date consulted"},
	"/thirdParties/items/*/response":                 {Label: "Their response", Lines: 3},
	"/thirdParties/items/*/noticePlan":               {Label: "How notice will be given", Lines: 3},

	"/alternatives":              {Label: "Alternatives considered", Hint: "Answer for each of the 6 listed", One: "Alternative", Begin: 1},
	"/alternatives/*/kind":       {Label: "Alternative"},
	"/alternatives/*/considered": {Label: "Considered"},
	"/alternatives/*/reason":     {Label: "Why it is not enough or not available", Lines: 3},

	"/conflicts": {Label: "Conflicts with other orders or a licence", Hint: "Enter “None” if there are none", Lines: 8},

	"/existingScpo":                 {Label: "Existing SCPO"},
	"/existingScpo/answer":          {Label: "Is there an existing SCPO against the subject?"},
	"/existingScpo/checkedOn":       {Label: "Date checked"},
	"/existingScpo/source":          {Label: "Source checked", Hint: "For example, Police National Computer"},
	"/existingScpo/dischargeSought": {Label: "Does the application ask for the existing order to be discharged?", Hint: "A new Crown Court order must discharge the existing one (section 19(2A))"},

	"/outsideEnglandWales":                 {Label: "Scotland and Northern Ireland"},
	"/outsideEnglandWales/scotland":        {Label: "Was there conduct in Scotland?"},
	"/outsideEnglandWales/northernIreland": {Label: "Was there conduct in Northern Ireland?"},
	"/outsideEnglandWales/note":            {Label: "Note", Lines: 3},

	"/humanRights":                 {Label: "Human rights", One: "Right", Begin: 1},
	"/humanRights/*/article":       {Label: "Convention right"},
	"/humanRights/*/interference":  {Label: "Interference", Lines: 3},
	"/humanRights/*/justification": {Label: "Justification", Lines: 3},

	"/monitoringPlan":                                 {Label: "Monitoring plan"},
	"/monitoringPlan/unit":                            {Label: "Monitoring unit"},
	"/monitoringPlan/role":                            {Label: "Role responsible for monitoring"},
	"/monitoringPlan/frequency":                       {Label: "Monitoring activity", One: "Activity", Begin: 1},
	"/monitoringPlan/frequency/*":                     {Label: "Activity and frequency", Hint: "For example, monthly visit"},
	"/monitoringPlan/resources":                       {Label: "Resources", Lines: 3},
	"/monitoringPlan/residentForce":                   {Label: "Force where the subject lives", Menu: true},
	"/monitoringPlan/residentForceAgreement":          {Label: "Agreement of that force, if it is not yours"},
	"/monitoringPlan/residentForceAgreement/needed":   {Label: "Does another force need to agree?"},
	"/monitoringPlan/residentForceAgreement/agreedOn": {Label: "Date it agreed"},

	"/hmppsConsultation":             {Label: "Prison and probation (HMPPS)"},
	"/hmppsConsultation/applicable":  {Label: "Is consultation with prison or probation (HMPPS) needed?"},
	"/hmppsConsultation/consultedOn": {Label: "Date consulted"},
	"/hmppsConsultation/prison":      {Label: "Prison"},
	"/hmppsConsultation/contactRole": {Label: "Role of the person consulted"},
	"/hmppsConsultation/views":       {Label: "Their views", Lines: 4},
	"/hmppsConsultation/reason":      {Label: "Why no consultation is needed", Hint: "Leave blank if it is needed", Lines: 3},

	"/sensitiveMaterial":      {Label: "Sensitive material"},
	"/sensitiveMaterial/held": {Label: "Is sensitive material held?", Hint: "Do not enter or describe the material here"},
	"/sensitiveMaterial/note": {Label: "Contact for sensitive material", Hint: "Name and unit only", Lines: 2},

	"/declarations":               {Label: "Declarations"},
	"/declarations/applicant":     {Label: "Force applicant's declaration", Hint: "I confirm that this application is complete and true to the best of my knowledge and belief"},
	"/declarations/applicant/by":  {Label: "Name"},
	"/declarations/applicant/on":  {Label: "Date of the declaration"},
	"/declarations/supervisor":    {Label: "Supervisor's declaration", Hint: "I have read this application and authorise its submission"},
	"/declarations/supervisor/by": {Label: "Name"},
	"/declarations/supervisor/on": {Label: "Date of the declaration"},

	"/attachments":            {Label: "Attachments", One: "Document", Begin: 1},
	"/attachments/*/kind":     {Label: "Type of document"},
	"/attachments/*/title":    {Label: "Title"},
	"/attachments/*/dated":    {Label: "Date"},
	"/attachments/*/redacted": {Label: "Redacted, or redaction not needed"},
	"/attachments/*/marking":  {Label: "Protective marking"},

	"/pack":                     {Label: "Draft order and redaction"},
	"/pack/draftOrderFromTerms": {Label: "The draft order matches the terms in this application"},
	"/pack/redactionChecked":    {Label: "All documents have been checked for redaction"},

	"/futureProvisions":                                        {Label: "Notifications and electronic monitoring (2025 Act)"},
	"/futureProvisions/notificationRecipient":                  {Label: "Who receives the subject's notifications"},
	"/futureProvisions/notificationRecipient/name":             {Label: "Name"},
	"/futureProvisions/notificationRecipient/body":             {Label: "Force or other body"},
	"/futureProvisions/notificationRecipient/manner":           {Label: "How", Lines: 2},
	"/futureProvisions/electronicMonitoring":                   {Label: "Electronic monitoring"},
	"/futureProvisions/electronicMonitoring/responsiblePerson": {Label: "Responsible person"},
	"/futureProvisions/electronicMonitoring/months":            {Label: "Months", Hint: "No more than 12", Short: 4},
	"/futureProvisions/electronicMonitoring/areaAvailable":     {Label: "Is monitoring available in the area?"},
	"/futureProvisions/electronicMonitoring/consentsGiven":     {Label: "Has everyone whose co-operation is needed consented?"},
}

// Words that come in several places.
var (
	contactName   = Word{Label: "Name"}
	contactRole   = Word{Label: "Rank and role"}
	contactUnit   = Word{Label: "Unit"}
	contactEmail  = Word{Label: "Email address"}
	contactPhone  = Word{Label: "Phone number", Short: 20}
	startKind     = Word{Label: "Starts"}
	startOn       = Word{Label: "Start date"}
	startEvent    = Word{Label: "Start event"}
	startExpected = Word{Label: "Expected date of the event"}
	startText     = Word{Label: "Details of the event", Hint: "Leave blank unless you selected “Other event”", Lines: 2}
	endOn         = Word{Label: "End date"}
	endYears      = Word{Label: "Years", Short: 4}
	endMonths     = Word{Label: "Months", Short: 4}
	endDays       = Word{Label: "Days", Short: 4}
)
