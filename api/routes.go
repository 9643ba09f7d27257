package api

import (
	"context"
	"net/http"
	"slices"

	"scpo.example/desk/api/door"
	"scpo.example/desk/models"
)

// route is one line of the route table: what it answers, who may ask, and whether the request is a consultation or
// disclosure that section 62 of the Data Protection Act 2018 requires to be logged.
type route struct {
	method string
	path   string
	may    permission
	log    string // kind of access; "" for what shows no case
	handle func(*call) (answer, error)
}

// answersOnly are the POSTs that change nothing.
var answersOnly = []string{"/api/v1/applications/:id/submissions/:round/check", "/api/v1/checks", "/api/v1/relatives", "/api/v1/wordings/:wording/draft", readTextPath}

// actionPath is where the commands to an application that exists are sent.
const actionPath = "/api/v1/applications/:id/actions/:action"

// changes says that a call can change something, which a token that only reads cannot.
func (r route) changes() bool {
	return r.method != http.MethodGet && (r.method != http.MethodPost || !slices.Contains(answersOnly, r.path))
}

// keepsNothing says that neither what a POST sends nor its answer is kept under its Idempotency-Key: it changes nothing, and
// may be asked again at will, or the answer is a secret.
func (r route) keepsNothing() bool {
	return !r.changes() || r.path == "/api/v1/me/tokens/:token/rotate"
}

// fromRequest says that the answer to a POST can be made from what was sent, so that its text is not kept under the key.
func (r route) fromRequest() bool {
	return r.method == http.MethodPost && r.path == "/api/v1/applications/:id/points"
}

// matters says that a call needs a fresh sign-in, where the operator asks for it: it decides for others, or case text leaves
// the service.
func (r route) matters(k *call) bool {
	action := models.Action(k.Param("action"))
	return r.log == "export" || action == models.Approve || action == models.SubmitToCPS
}

// streams says that the body is a file, which the handler reads as it comes, in its own time.
func (r route) streams() bool {
	return r.method == http.MethodPost && (r.path == "/api/v1/applications/:id/attachments" || r.path == readTextPath)
}

// transfers says that the request or its answer has a file, which takes as long as the caller's line needs.
func (r route) transfers() bool {
	const app = "/api/v1/applications/:id"
	return r.streams() || r.path == app+"/attachments/:attachment" || r.path == app+"/submissions/:round/pack.zip"
}

// permission is who may ask. When the path names a record, anyone else is told that there is nothing there; otherwise
// that it is not for them.
type permission struct {
	anyone bool // also without signing in
	near   bool // the machine itself, also without signing in: see door.Near
	roles  []models.Role
}

func roles(r ...models.Role) permission { return permission{roles: r} }

// who are the roles that have all of these rights.
func who(rights ...models.Right) permission { return permission{roles: models.RolesWho(rights...)} }

// open reports whether it does not matter who asks.
func (p permission) open(ctx context.Context) bool { return p.anyone || p.near && door.Near(ctx) }

func (p permission) allows(r models.Role) bool { return slices.Contains(p.roles, r) }

// routes is the route table. It is only here: a route that is not in it does not exist, and a role that is not named
// has no access.
func (s *Server) routes() []route {
	var (
		open      = permission{anyone: true}
		near      = permission{near: true}
		signedIn  = who()
		known     = permission{near: true, roles: models.Roles()}
		writers   = who(models.Writes)
		readers   = who(models.Opens)
		reviewers = who(models.Follows)
		officers  = who(models.Reviews)
		listers   = who(models.Lists)
		historian = who(models.ReadsHistory)
		figures   = who(models.ReadsFigures)
		queuers   = who(models.Queues)
		waiters   = who(models.Lists)
		auditors  = who(models.Audits)
		admins    = who(models.Administers)
	)
	const v1, app = "/api/v1", "/api/v1/applications/:id"
	return []route{
		{http.MethodGet, "/healthz", open, "", s.alive},
		{http.MethodGet, "/readyz", near, "", s.ready},
		{http.MethodGet, "/metrics", near, "", s.prometheus},
		{http.MethodGet, v1 + "/openapi.json", known, "", s.contract},

		{http.MethodPost, v1 + "/applications", writers, "", s.create},
		{http.MethodGet, v1 + "/applications", listers, "list", s.list},
		{http.MethodGet, app, readers, "view", s.together((*Server).read)},
		{http.MethodPut, app + "/content", writers, "", s.save},
		{http.MethodPut, app + "/copies/:section", writers, "", s.copySection},
		{http.MethodPut, app + "/copies/:section/checked", writers, "", s.checkCopy},
		{http.MethodGet, app + "/edits", reviewers, "view", s.together((*Server).edits)},
		{http.MethodPost, actionPath, readers, "", s.act},
		{http.MethodGet, app + "/events", historian, "view", s.together((*Server).events)},
		{http.MethodGet, app + "/versions", readers, "view", s.together((*Server).versions)},
		{http.MethodGet, app + "/versions/:n", readers, "view", s.together((*Server).version)},
		{http.MethodGet, app + "/checks", readers, "view", s.together((*Server).checks)},
		{http.MethodGet, app + "/changes", readers, "view", s.together((*Server).changes)},
		{http.MethodGet, app + "/wordings", reviewers, "view", s.together((*Server).wordingsUsed)},
		{http.MethodGet, app + "/points", readers, "view", s.together((*Server).points)},
		{http.MethodPost, app + "/points", officers, "", s.addPoint},
		{http.MethodPost, app + "/points/:point/discard", officers, "", s.discardPoint},
		{http.MethodPost, app + "/points/:point/answer", writers, "", s.answerPoint},
		{http.MethodPost, app + "/points/:point/resolve", officers, "", s.resolvePoint},
		{http.MethodPost, app + "/points/:point/contest", officers, "", s.contestPoint},
		{http.MethodPost, app + "/points/:point/contest/outcome", roles(models.RolesFor(models.ContestOutcome)...), "", s.contestOutcome},
		{http.MethodPost, app + "/points/:point/received", roles(models.RolesFor(models.ReceiveItem)...), "", s.receiveItem},
		{http.MethodPost, app + "/points/:point/cancel", roles(models.RolesFor(models.CancelItem)...), "", s.cancelItem},
		{http.MethodPost, app + "/points/:point/due-date", roles(models.RolesFor(models.MoveItem)...), "", s.moveItem},
		{http.MethodGet, app + "/resubmission", reviewers, "view", s.together((*Server).resubmission)},
		{http.MethodGet, app + "/checklist", officers, "view", s.together((*Server).checklist)},
		{http.MethodPut, app + "/checklist", officers, "view", s.saveChecklist},
		{http.MethodGet, app + "/relatives", reviewers, "view", s.relatives},
		{http.MethodGet, app + "/restriction", officers, "view", s.together((*Server).mayBeNamed)},
		{http.MethodGet, app + "/notes", officers, "view", s.together((*Server).notes)},
		{http.MethodPost, app + "/notes", officers, "", s.addNote},
		{http.MethodGet, app + "/attachments", readers, "view", s.together((*Server).attachments)},
		{http.MethodPost, app + "/attachments", readers, "", s.attach},
		{http.MethodGet, app + "/attachments/:attachment", readers, "export", s.download},
		{http.MethodGet, app + "/attachments/:attachment/text", roles(models.RolesFor(models.CPSDecision)...), "view", s.readFile},
		{http.MethodDelete, app + "/attachments/:attachment", readers, "", s.removeAttachment},
		{http.MethodGet, app + "/documents", readers, "view", s.together((*Server).documents)},
		{http.MethodGet, app + "/documents/:document", readers, "export", s.together((*Server).document)},
		{http.MethodGet, app + "/submissions", readers, "view", s.together((*Server).submissions)},
		{http.MethodGet, app + "/submissions/:round/pack", readers, "export", s.together((*Server).pack)},
		{http.MethodGet, app + "/submissions/:round/pack.zip", readers, "export", s.packZip},
		{http.MethodGet, app + "/submissions/:round/sendings", readers, "view", s.sendings},
		{http.MethodPost, app + "/submissions/:round/sendings", roles(models.RolesFor(models.RecordSending)...), "", s.recordSending},
		{http.MethodPost, app + "/submissions/:round/sendings/:sending/acknowledgements", roles(models.RolesFor(models.RecordReceipt)...), "", s.recordReceipt},
		{http.MethodPost, app + "/submissions/:round/check", readers, "view", s.checkPapers},
		{http.MethodGet, app + "/submissions/:round/documents", readers, "view", s.listPapers},
		{http.MethodGet, app + "/submissions/:round/documents/:document", readers, "export", s.paper},

		{http.MethodGet, v1 + "/queues", waiters, "", s.queues},
		{http.MethodGet, v1 + "/queues/:queue", waiters, "list", s.queue},
		{http.MethodPost, v1 + "/queues/unassigned/next", officers, "", s.next},

		{http.MethodGet, v1 + "/officers", officers, "", s.officers},
		{http.MethodGet, v1 + "/covers", who(models.SeesCover), "", s.covers},
		{http.MethodPost, v1 + "/covers", officers, "", s.nameCover},
		{http.MethodPost, v1 + "/covers/:id/cancel", officers, "", s.cancelCover},

		{http.MethodGet, v1 + "/notices", listers, "list", s.notices},
		{http.MethodGet, v1 + "/notices/count", listers, "", s.countNotices},
		{http.MethodPost, v1 + "/notices/read", listers, "", s.markNotices},
		{http.MethodGet, v1 + "/me", signedIn, "", s.me},
		{http.MethodPost, v1 + "/me/settings", signedIn, "", s.saveSettings},
		{http.MethodGet, v1 + "/me/tokens", signedIn, "", s.myTokens},
		{http.MethodPost, v1 + "/me/tokens/:token/revoke", signedIn, "", s.revokeMine},
		{http.MethodPost, v1 + "/me/tokens/:token/rotate", signedIn, "", s.rotateMine},

		{http.MethodPost, v1 + "/relatives", reviewers, "list", s.lookForSubject},
		{http.MethodPost, v1 + "/checks", reviewers, "", s.checkContent},
		{http.MethodGet, v1 + "/wordings", reviewers, "", s.wordings},
		{http.MethodPost, v1 + "/wordings/:wording/draft", writers, "", s.draftTerm},
		{http.MethodPost, readTextPath, readers, "", s.readText},
		{http.MethodGet, v1 + "/metrics/first-submission-acceptance", figures, "figures", s.firstSubmissionAcceptance},
		{http.MethodGet, v1 + "/metrics/first-submission-acceptance/cases", queuers, "list", s.figureCases},
		{http.MethodGet, v1 + "/targets", figures, "", s.targets},
		{http.MethodPost, v1 + "/targets", roles(models.Manager), "", s.setTarget},
		{http.MethodGet, v1 + "/metrics/escaped-defects", figures, "figures", s.escapedDefects},
		{http.MethodGet, v1 + "/reference/:list", signedIn, "", s.referenceList},
		{http.MethodGet, v1 + "/access-log", auditors, "audit", s.accessLog},
		{http.MethodGet, v1 + "/histories", auditors, "list", s.histories},
		{http.MethodGet, v1 + "/break-glass", roles(models.Auditor, models.Admin), "audit", s.breakGlass},

		{http.MethodGet, v1 + "/users", admins, "", s.listUsers},
		{http.MethodPost, v1 + "/users", admins, "", s.addUser},
		{http.MethodGet, v1 + "/users/:id", admins, "", s.readUser},
		{http.MethodPut, v1 + "/users/:id", admins, "", s.changeUser},
		{http.MethodPost, v1 + "/users/:id/sign-out", admins, "", s.signOutUser},
		{http.MethodPost, v1 + "/users/:id/identities", admins, "", s.linkIdentity},
		{http.MethodGet, v1 + "/users/:id/tokens", admins, "", s.userTokens},
		{http.MethodPost, v1 + "/users/:id/tokens/:token/revoke", admins, "", s.revokeTheirs},
		{http.MethodGet, v1 + "/rights-requests", admins, "", s.rightsRequests},
		{http.MethodPost, v1 + "/rights-requests/:id/confirm", admins, "", s.confirmRequest},
		{http.MethodPost, v1 + "/rights-requests/:id/refuse", admins, "", s.refuseRequest},
		{http.MethodGet, v1 + "/audit-notices", auditors, "audit", s.auditNotices},
		{http.MethodPost, v1 + "/audit-notices/:id/seen", auditors, "", s.seeAuditNotice},
		{http.MethodGet, v1 + "/settings", admins, "", s.settings},
		{http.MethodGet, v1 + "/health", admins, "", s.serviceHealth},
	}
}
