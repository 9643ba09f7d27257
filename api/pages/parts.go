package pages

import "scpo.example/desk/models"

// Part is what one role has of the pages.
type Part struct {
	Home  string   // where its people begin
	Tabs  []Tab    // of a case
	Does  string   // in a few words, where an account is made
	Reads string   // what it may see
	Steps []string // how it works here, in order
}

// PartOf is the part of a role; an empty one for an unknown role.
func PartOf(r models.Role) Part { return parts[r] }

// parts has a row for every role. What a role is and may do is in models.
var parts = map[models.Role]Part{
	models.Applicant: {
		Home:  "/applications",
		Tabs:  []Tab{TabApplication, TabChecks, TabPoints, TabChanges, TabHistory, TabPapers, TabFiles},
		Does:  "Writes applications for one force.",
		Reads: "The applications of their own force, and its figures.",
		Steps: []string{
			"Start an application. Anyone in your force with access can view and edit it.",
			"Complete the sections in the task list. Each section shows what is missing and any check results.",
			"You can copy some sections from an earlier application of your force. Check each copied section before you submit.",
			"Add the terms. You can start from a standard wording and adapt it to this case.",
			"Add the files that support the application, such as statements and maps. They go with the application when you submit.",
			"Check your answers and submit. Anything that prevents submission is listed with a link to it.",
			"If the application is returned, respond to every required review point: changed, no change needed, or disagree. Then resubmit.",
		},
	},
	models.Officer: {
		Home:  "/queues/mine",
		Tabs:  []Tab{TabApplication, TabChecks, TabPoints, TabChanges, TabHistory, TabPapers, TabFiles, TabNotes},
		Does:  "Reviews the applications of one region and submits them to the CPS.",
		Reads: "The applications of their own region, and its figures.",
		Steps: []string{
			"Open the queue. The most urgent application is first. Get the next application, or claim one.",
			"Read the application with the check results, add review points and answer the checklist.",
			"Return the application with review points, or approve it. You cannot approve an application that you wrote or edited, or that names you.",
			"Record how other applications about the same subject are related, then submit the approved application to the CPS.",
			"Record what the CPS says at triage, and its decision with the name and grade of the person who made it.",
			"If a decision was recorded wrongly, ask a colleague or the CPS to correct it.",
			"Arrange cover before you are away. Any regional officer can arrange it for a colleague who is ill.",
			"Declare a conflict of interest as soon as you know of one.",
		},
	},
	models.Manager: {
		Home:  "/figures",
		Does:  "Sees figures and lists for one force or region. Cannot see content.",
		Reads: "Figures and lists for their force or region: references only, not subjects or content.",
		Steps: []string{
			"Open the figures for your force or region. Read the rate with its interval: small numbers are uncertain.",
			"Open the list of applications to see the status of each. It does not show names or content.",
		},
	},
	models.Lead: {
		Home:  "/figures",
		Does:  "Sees national figures. Cannot see applications.",
		Reads: "Figures for England and Wales. No applications.",
		Steps: []string{
			"Open the figures and group them by region. The page says which regions differ and how many comparisons were made.",
			"See what regional QA found and missed, by reason code.",
		},
	},
	models.CPS: {
		Home:  "/applications",
		Tabs:  []Tab{TabApplication, TabChecks, TabPoints, TabChanges, TabHistory, TabPapers, TabFiles},
		Does:  "Reads submissions to the CPS and records decisions.",
		Reads: "Applications as submitted to the CPS.",
		Steps: []string{
			"Open the list of applications. It shows what was submitted to the CPS.",
			"For a resubmission, view the changes.",
			"Record the decision and the authority for it. Unless you accept the application, add at least one reason. Each reason becomes a review point.",
			"Confirm or correct a decision that the region recorded.",
			"Where the region contests a reason, record the outcome under Review points.",
		},
	},
	models.Auditor: {
		Home:  "/audit",
		Tabs:  []Tab{TabHistory},
		Does:  "Sees history and the access log. Cannot see content.",
		Reads: "History and the access log. No content.",
		Steps: []string{
			"Check the access log. Your own views are recorded too.",
			"Find an application by its reference to see its history and whether it is verified.",
			"Read the notices: changes of access, emergency access and unusual reading.",
			"Review every use of emergency access.",
		},
	},
	models.Admin: {
		Home:  "/users",
		Does:  "Manages users, and sees settings and whether the service is healthy. Cannot see applications.",
		Reads: "Users, settings and the health of the service. No applications.",
		Steps: []string{
			"Add users, set their role, force or region, and close accounts that are no longer needed.",
			"Where there are two administrators, confirm or refuse under Requests what another one asks for: another role, force or region, or emergency access.",
			"View the settings. They are configured by the system operator.",
			"If users report problems, look under Health: it says what works, what does not, what that means for users and what to do.",
			"You cannot see applications. Emergency access is given by a command on the server, and each use is shown to you and to auditors.",
		},
	},
}
