// The pages of which there are pictures, with cases that have something to show.
import { randomUUID } from "node:crypto";

const officer = "officer.serocu";

// stage brings some cases of the demonstration to where they show most; it gives [name, who, path] for each page.
export async function stage(desk) {
  const find = async (who, query) => (await desk.ask(who, "GET", "/applications?" + query)).items[0].id;
  const act = (who, id, action, body = {}) => desk.ask(who, "POST", `/applications/${id}/actions/${action}`, body);
  const reviewed = await find(officer, "q=SEROCU/2026/014");
  await act(officer, reviewed, "claim");
  for (const point of [
    { code: "PROP", severity: "must", anchor: "t1", text: "His work gives him a telephone of its own.", action: "Allow for one that his employer issued." },
    { code: "CLAR", severity: "should", anchor: "t6", text: "Is the line on the map inside the area or outside it?", action: "Say so in the term." },
  ]) {
    await desk.ask(officer, "POST", `/applications/${reviewed}/points`, point);
  }
  const returned = await mend(desk, await find("applicant.sussex", "q=SEROCU/2026/021"));
  const draft = await find("applicant.surrey", "state=drafting").catch(() => find("applicant.hampshire-isle-of-wight", "state=drafting"));
  const writer = "applicant." + (await desk.ask(officer, "GET", "/queues/draft")).items.find((i) => i.id === draft).force;
  const sent = await find("cps.reviewer", "state=with-cps");
  const again = (await desk.ask(officer, "GET", "/applications?state=accepted&limit=100")).items.reduce((a, b) => (b.round > a.round ? b : a)).id;
  const at = (id, below = "") => `/applications/${id}${below}`;
  return [
    ["sign-in", null, "/sign-in"],
    ["applications", writer, "/applications"],
    ["task-list", writer, at(draft)],
    ["section", writer, at(draft, "/sections/risk")],
    ["terms", writer, at(draft, "/terms")],
    ["term", writer, at(draft, "/terms/t1")],
    ["library", writer, at(draft, "/terms/library")],
    ["check-answers", writer, at(draft, "/check-answers")],
    ["submit", writer, at(draft, "/submit")],
    ["points-to-answer", "applicant.sussex", at(returned, "/points")],
    ["notices", "applicant.sussex", "/notices"],
    ["queue", officer, "/queues/region"],
    ["case", officer, at(reviewed)],
    ["review", officer, at(reviewed, "/review")],
    ["point", officer, at(reviewed, "/points/new?anchor=t1")],
    ["return", officer, at(reviewed, "/return")],
    ["approve", officer, at(reviewed, "/approve")],
    ["checks", officer, at(reviewed, "/checks")],
    ["changes", "applicant.sussex", at(returned, "/changes")],
    ["history", officer, at(again, "/history")],
    ["papers", officer, at(again, "/papers")],
    ["sending", officer, at(sent, "/submissions/1/sending")],
    ["check-papers", officer, at(sent, "/submissions/1/check")],
    ["files", writer, at(draft, "/files")],
    ["terms-from-word", writer, at(draft, "/terms/word")],
    ["triage", officer, at(sent, "/triage")],
    ["notes", officer, at(reviewed, "/notes")],
    ["clock", officer, at(reviewed, "/clock")],
    ["cover", officer, "/covers/new"],
    ["submission", "cps.reviewer", at(sent)],
    ["decision", "cps.reviewer", at(sent, "/decision")],
    ["figures", "manager.serocu", "/figures"],
    ["regions", "lead.national", "/figures?by=region"],
    ["escaped-defects", "manager.serocu", "/figures/escaped-defects"],
    ["access-log", "auditor", "/audit"],
    ["users", "admin", "/users"],
    ["settings", "admin", "/settings"],
    ["health", "admin", "/health"],
    ["account", officer, "/me"],
    ["help", officer, "/help"],
    ["who-may-do-what", officer, "/help/who-may-do-what"],
    ["check", officer, "/help/checks/Q15"],
    ["help-papers", officer, "/help/papers"],
    ["what-the-figure-means", "manager.serocu", "/help/figure"],
    ["accessibility-statement", null, "/accessibility-statement"],
    ["not-found", "applicant.essex", at(reviewed)],
  ];
}

// mend has the force answer a point, so that its page shows what changed.
async function mend(desk, id) {
  const force = "applicant.sussex";
  const { content } = await desk.ask(force, "GET", "/applications/" + id);
  const term = content.terms.find((t) => t.id === "t2");
  term.text += " Stays of fewer than 14 nights are not caught.";
  await desk.ask(force, "PUT", `/applications/${id}/content`, content, { "If-Match": "*" });
  const { items } = await desk.ask(force, "GET", `/applications/${id}/points`);
  await desk.ask(force, "POST", `/applications/${id}/points/${items[0].id}/answer`, { answer: "changed", text: "" }, { "Idempotency-Key": randomUUID() });
  return id;
}
