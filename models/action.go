package models

// Action is a step in the life of an application. Names are schema: they are in events and in
// recorded workflow histories, and are never renamed.
type Action string

// The actions.
const (
	Create       Action = "create"
	SubmitForQA  Action = "submit-for-qa"
	Recall       Action = "recall"
	Claim        Action = "claim"
	Release      Action = "release"
	Assign       Action = "assign"
	Return       Action = "return"
	Approve      Action = "approve"
	Reopen       Action = "reopen"
	SubmitToCPS  Action = "submit-to-cps"
	CPSDecision  Action = "cps-decision"
	CourtOutcome Action = "court-outcome"

	CPSTriage       Action = "cps-triage"       // taken on, or returned before a lawyer read it
	CorrectDecision Action = "correct-decision" // what the CPS answered was recorded wrongly
	ConfirmDecision Action = "confirm-decision" // the CPS confirms what the region recorded
	Relate          Action = "relate"           // how another application about the same subject belongs to this one

	Withdraw     Action = "withdraw"
	AnswerPoint  Action = "answer-point"
	ResolvePoint Action = "resolve-point"

	ContestPoint   Action = "contest-point"   // whether the region says that a reason of the CPS is wrong
	ContestOutcome Action = "contest-outcome" // what the CPS says to that
	ReceiveItem    Action = "receive-item"    // the CPS has what an item asks for, or a part of it
	CancelItem     Action = "cancel-item"     // the CPS no longer wants it
	MoveItem       Action = "move-item"       // its due date moves

	RecordSending Action = "record-sending" // how the papers of a submission were sent
	RecordReceipt Action = "record-receipt" // and that the CPS acknowledged them
	DropPapers    Action = "drop-papers"    // the service put them into the transfer folder

	DeclareConflict Action = "declare-conflict" // an officer must not deal with this application
	PassOver        Action = "pass-over"        // held work goes to the colleague named as cover
	HandBack        Action = "hand-back"        // and returns from there
	StopClock       Action = "stop-clock"
	StartClock      Action = "start-clock"
	Restrict        Action = "restrict"   // to the people named: to others the application does not exist
	Unrestrict      Action = "unrestrict" // open again to all who may see it by their role and place

	Discard Action = "discard" // a draft that only its force has seen
)

// rule is one row of the table: every fact about one action.
type rule struct {
	action Action
	asked  asked
	words  string // in a sentence that begins "You can"
	button string // on its button, and on a link to the page where it is done
	did    string // in the history, after the name of who did it; models/review adds what the body says

	roles   []Role  // who may do it
	from    []State // and where
	to      []State // more than one: effect picks by the facts; nil: the state stays
	readers []Role  // who may read the words that were sent with it

	body   func() Body // what is sent with it; nil: it has an address of its own
	forbid forbid      // what prevents this person from doing it now, whatever they send; nil: only the columns above
	unmet  unmet       // what is wrong or missing in what they send; nil: nothing
	effect effect      // what it changes
	tell   tell        // who is notified, as what; nil: no one
}

// asked says where an action is requested.
type asked int

const (
	onApplication asked = iota
	onPoint             // points are answered and resolved one by one
	onSubmission        // each submission is sent by itself
	byService           // cover assigns work by its dates
)

var (
	beforeClosed = []State{Drafting, InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS, Accepted}
	answerable   = []State{InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS, Accepted, Closed, Withdrawn} // the CPS may have answered before
	withDeadline = []State{InQA, ReturnedByQA, Approved, WithCPS, ReturnedByCPS}

	forceAndRegion = []Role{Applicant, Officer}
	regionAndCPS   = []Role{Officer, CPS}
	everyReader    = []Role{Applicant, Officer, CPS}
	regionOnly     = []Role{Officer} // what officers tell each other, and their checklist
)

// table is the life of an application. The workflow, the API's list of actions, the help page, the
// history, the notifications and the tests are all made from it.
var table = []rule{
	{
		action: Create, words: "start an application", button: "Start application", did: "created the application",
		roles: []Role{Applicant}, from: []State{None}, to: []State{Drafting},
		effect: created,
	},
	{
		action: SubmitForQA, words: "submit the application for regional quality assurance", button: "Submit for quality assurance",
		did:   "submitted the application for quality assurance",
		roles: []Role{Applicant}, from: []State{Drafting, ReturnedByQA, ReturnedByCPS}, to: []State{InQA}, readers: forceAndRegion,
		body: sends[SubmitBody], unmet: allAnswered, effect: submittedForQA, tell: always(NoticeSubmitted, RegionOfficers),
	},
	{
		action: Recall, words: "recall the application before a regional officer claims it", button: "Recall application",
		did:   "recalled the application",
		roles: []Role{Applicant}, from: []State{InQA}, to: []State{Drafting, ReturnedByQA, ReturnedByCPS}, readers: forceAndRegion,
		body: sends[RecallBody], forbid: onceClaimed, effect: recalled,
	},
	{
		action: Claim, words: "claim the application", button: "Claim", did: "claimed the application",
		roles: []Role{Officer}, from: []State{InQA}, readers: regionOnly,
		body: sends[NoteBody], forbid: ifHeld, effect: claimed,
	},
	{
		action: Release, words: "unassign the application", button: "Unassign", did: "unassigned the application",
		roles: []Role{Officer}, from: []State{InQA}, readers: regionOnly,
		body: sends[NoteBody], forbid: unlessHolder, effect: released,
	},
	{
		action: Assign, words: "assign the application to another regional officer", button: "Assign", did: "assigned the application",
		roles: []Role{Officer}, from: []State{InQA}, readers: regionOnly,
		body: sends[AssignBody], unmet: assignable, effect: assigned, tell: always(NoticeAssigned, Assignee),
	},
	{
		action: Return, words: "return the application to the force", button: "Return to force", did: "returned the application to the force",
		roles: []Role{Officer}, from: []State{InQA}, to: []State{ReturnedByQA}, readers: forceAndRegion,
		body: sends[ReturnBody], forbid: unlessHolder, unmet: withPoints, effect: returned, tell: always(NoticeReturned, Writers),
	},
	{
		action: Approve, words: "approve the application", button: "Approve", did: "approved the application",
		roles: []Role{Officer}, from: []State{InQA}, to: []State{Approved}, readers: regionOnly,
		body: sends[ApproveBody], forbid: unlessSecondEyes, unmet: approvable, effect: approved, tell: always(NoticeApproved, Writers),
	},
	{
		action: Reopen, words: "cancel the approval", button: "Cancel approval",
		did:   "cancelled the approval and returned the application to the force",
		roles: []Role{Officer}, from: []State{Approved}, to: []State{ReturnedByQA}, readers: forceAndRegion,
		body: sends[ReasonBody], effect: reopened, tell: always(NoticeReopened, Writers),
	},
	{
		action: SubmitToCPS, words: "submit the application to the CPS", button: "Submit to the CPS", did: "submitted the application to the CPS",
		roles: []Role{Officer}, from: []State{Approved}, to: []State{WithCPS}, readers: forceAndRegion,
		body: sends[NoteBody], effect: submittedToCPS, tell: always(NoticeSentToCPS, Writers, CPSReviewers),
	},
	{
		action: CPSDecision, words: "record the CPS decision", button: "Record CPS decision", did: "recorded the CPS decision",
		roles: regionAndCPS, from: []State{WithCPS}, to: []State{Accepted, ReturnedByCPS}, readers: everyReader,
		body: sends[DecisionBody], unmet: decidable, effect: decided, tell: ofDecision,
	},
	{
		action: CourtOutcome, words: "record the court outcome", button: "Record court outcome", did: "recorded the court outcome",
		roles: []Role{Officer}, from: []State{Accepted}, to: []State{Closed}, readers: forceAndRegion,
		body: sends[OutcomeBody], unmet: withOutcome, effect: closed, tell: always(NoticeCourtOutcome, Writers),
	},
	{
		action: CPSTriage, words: "record the CPS triage", button: "Record CPS triage", did: "recorded the CPS triage",
		roles: regionAndCPS, from: []State{WithCPS}, to: []State{WithCPS, ReturnedByCPS}, readers: everyReader,
		body: sends[TriageBody], forbid: ifTakenOn, unmet: triageable, effect: triaged, tell: ofTriage,
	},
	{
		action: CorrectDecision, words: "correct the CPS decision", button: "Correct CPS decision", did: "corrected the CPS decision",
		roles: regionAndCPS, from: answerable, to: []State{Accepted, ReturnedByCPS, WithCPS}, readers: everyReader,
		body: sends[CorrectBody], forbid: unlessAnswered, unmet: correctable, effect: corrected, tell: ofTriage,
	},
	{
		action: ConfirmDecision, words: "confirm the CPS decision that the region recorded", button: "Confirm CPS decision", did: "confirmed the CPS decision",
		roles: []Role{CPS}, from: answerable, readers: everyReader,
		body: sends[NoteBody], forbid: unlessUnconfirmed, effect: confirmed,
	},
	{
		action: Relate, words: "record how another application is related", button: "Record related application",
		did:   "recorded how another application is related",
		roles: []Role{Officer}, from: States(), readers: regionOnly,
		body: sends[RelateBody], unmet: relatable, effect: unchanged,
	},
	{
		action: Withdraw, words: "withdraw the application", button: "Withdraw application", did: "withdrew the application",
		roles: []Role{Applicant, Officer}, from: beforeClosed, to: []State{Withdrawn}, readers: forceAndRegion,
		body: sends[ReasonBody], effect: withdrawn, tell: ofWithdrawal,
	},
	{
		action: AnswerPoint, asked: onPoint, words: "respond to review points", button: "Respond to review points", did: "responded to a point",
		roles: []Role{Applicant}, from: []State{ReturnedByQA, ReturnedByCPS}, readers: forceAndRegion,
		body: sends[AnswerBody], unmet: onKnownPoint, effect: pointAnswered,
	},
	{
		action: ResolvePoint, asked: onPoint, words: "resolve review points", button: "Resolve review points", did: "reviewed a response",
		roles: []Role{Officer}, from: []State{InQA}, readers: forceAndRegion,
		body: sends[ResolveBody], forbid: unlessHolder, unmet: resolvable, effect: pointResolved,
	},
	{
		action: ContestPoint, asked: onPoint, words: "record whether a CPS reason is contested", button: "Record contest",
		did:   "recorded whether a CPS reason is contested",
		roles: []Role{Officer}, from: answerable, readers: everyReader,
		body: sends[ContestBody], unmet: contestable, effect: contested, tell: always(NoticeContested, CPSReviewers),
	},
	{
		action: ContestOutcome, asked: onPoint, words: "record what the CPS said of a contested reason", button: "Record contest outcome",
		did:   "recorded what the CPS said of a contested reason",
		roles: regionAndCPS, from: answerable, readers: everyReader,
		body: sends[ContestOutcomeBody], unmet: contestClosable, effect: contestClosed, tell: always(NoticeContestClosed, Writers, Submitter),
	},
	{
		action: ReceiveItem, asked: onPoint, words: "record what the CPS has received", button: "Record receipt",
		did:   "recorded what the CPS has received",
		roles: regionAndCPS, from: answerable, readers: everyReader,
		body: sends[ReceiveBody], unmet: receivable, effect: itemReceived,
	},
	{
		action: CancelItem, asked: onPoint, words: "cancel a CPS point that is no longer needed", button: "Cancel point", did: "cancelled a CPS point",
		roles: regionAndCPS, from: answerable, readers: everyReader,
		body: sends[CancelItemBody], unmet: openItem, effect: itemCancelled,
	},
	{
		action: MoveItem, asked: onPoint, words: "change the due date of a CPS point", button: "Change due date", did: "changed the due date of a CPS point",
		roles: regionAndCPS, from: answerable, readers: everyReader,
		body: sends[MoveItemBody], unmet: openItem, effect: unchanged,
	},
	{
		action: RecordSending, asked: onSubmission, words: "record how the papers of a submission were sent", button: "Record sending",
		did:   "recorded how the papers of a submission were sent",
		roles: []Role{Officer}, from: answerable, readers: everyReader,
		body: sends[SendingBody], effect: unchanged,
	},
	{
		action: RecordReceipt, asked: onSubmission, words: "record that the CPS acknowledged the papers", button: "Record acknowledgement",
		did:   "recorded that the CPS acknowledged the papers",
		roles: regionAndCPS, from: answerable, readers: everyReader,
		body: sends[ReceiptBody], effect: unchanged,
	},
	{
		action: DropPapers, asked: byService, words: "put the papers into the transfer folder (automatic, if there is one)",
		roles: []Role{Officer}, from: answerable, readers: everyReader,
		body: sends[SendingBody], effect: unchanged,
	},
	{
		action: DeclareConflict, words: "declare a conflict of interest", button: "Declare a conflict of interest", did: "declared a conflict of interest",
		roles: []Role{Officer}, from: beforeClosed, readers: regionOnly,
		body: sends[ConflictBody], effect: conflictDeclared,
	},
	{
		action: Restrict, words: "restrict the application to named people", button: "Restrict access", did: "restricted the application to named people",
		roles: []Role{Officer}, from: States(), readers: regionOnly,
		body: sends[RestrictBody], effect: restricted,
	},
	{
		action: Unrestrict, words: "remove the restriction to named people", button: "Remove restriction", did: "removed the restriction to named people",
		roles: []Role{Officer}, from: States(), readers: regionOnly,
		body: sends[ReasonBody], forbid: unlessRestricted, effect: unrestricted,
	},
	{
		action: PassOver, asked: byService, words: "assign to the colleague who covers (automatic, on the first day away)",
		roles: []Role{Officer}, from: []State{InQA}, readers: regionOnly,
		body: sends[CoverBody], forbid: unlessTheirs, unmet: coverable, effect: passedOver, tell: always(NoticePassedOver, Assignee),
	},
	{
		action: HandBack, asked: byService, words: "assign back after cover (automatic, on the first day back)",
		roles: []Role{Officer}, from: []State{InQA}, readers: regionOnly,
		body: sends[CoverBody], forbid: unlessPassed, unmet: returnable, effect: handedBack, tell: always(NoticeHandedBack, Assignee),
	},
	{
		action: StopClock, words: "stop the clock", button: "Stop the clock", did: "stopped the clock",
		roles: []Role{Officer}, from: withDeadline, readers: forceAndRegion,
		body: sends[StopBody], forbid: ifStopped, unmet: stoppable, effect: clockStopped,
	},
	{
		action: StartClock, words: "restart the clock", button: "Restart the clock", did: "restarted the clock",
		roles: []Role{Officer}, from: withDeadline, readers: forceAndRegion,
		body: sends[NoteBody], forbid: ifRunning, effect: clockStarted,
	},
	{
		action: Discard, words: "discard a draft that was never submitted", button: "Discard draft", did: "discarded the draft",
		roles: []Role{Applicant}, from: []State{Drafting}, to: []State{Discarded}, readers: forceAndRegion,
		body: sends[NoteBody], forbid: onceSubmitted, effect: discarded,
	},
}
