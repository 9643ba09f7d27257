// The whole story by role, from sign-in to the figure, once with script and once without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";
import { sound } from "./look.js";
import { addPoint, answerChecklist, chooseOption, decide, resolvePoints, sampleOf, sayUnrelated, submitToCPS, tickSeen, writeAnswer } from "./steps.js";

let desk, browser;
before(async () => ([desk, browser] = await Promise.all([startDesk(), launch()])));
after(() => Promise.all([desk?.stop(), browser?.close()]));

const force = "applicant.thames-valley";

for (const script of [true, false]) {
  test(`the whole story with script ${script ? "on" : "off"}`, { timeout: 400_000 }, async (t) => {
    const step = async (words, act) => {
      let failed;
      await t.test(words, () => act().catch((e) => { failed = e; throw e; }));
      if (failed) throw new Error(`the story ends at: ${words}`); // what follows could only fail
    };
    const as = (username) => Person.arrive(browser, desk, username, { script });
    const look = (person) => sound(person.page, script);
    const decided = async (manager) => Number(/(\d+) submitted, (\d+) decided/.exec(await manager.page.locator("main").innerText())[2]);
    let applicant, officer, cps, manager, earlier, id, reference;
    const at = (below = "") => `/applications/${id}${below}`;

    await step("a manager sees the figure as it is", async () => {
      manager = await as("manager.serocu");
      assert.match(manager.page.url(), /\/figures$/);
      earlier = await decided(manager);
      await look(manager);
    });

    await step("somebody of the force starts an application and writes a section", async () => {
      applicant = await as(force);
      await applicant.press("Start an application");
      await look(applicant);
      await applicant.press("Start application");
      await applicant.reads("There is a problem", "Select");
      await look(applicant);
      await applicant.page.getByLabel("A person").check();
      await applicant.page.getByLabel("Family name").fill("Quennerstead");
      await applicant.page.getByLabel("Given names").fill("Ivo");
      await applicant.page.getByLabel("Crown Court, on conviction (section 19)").check();
      await applicant.press("Start application");
      assert.equal(await applicant.heading(), "Draft application");
      await applicant.press("Summary of facts");
      await applicant.page.getByLabel("Summary of facts").fill("He led a county line.");
      await applicant.press("Save and continue");
      await look(applicant);
      await applicant.press("Application");
      await applicant.reads("Summary of facts Completed");
    });

    await step("goes on with a draft that was brought in, sees what the checks say, and mends it", async () => {
      const content = await sampleOf(desk, force);
      content.court.urn = `FICT/43/${script ? "0714" : "0715"}/26`; // another court case of the same subject
      ({ id, reference } = await desk.ask(force, "POST", "/applications", { force: "thames-valley", content }));
      await applicant.goto("/applications");
      await applicant.page.getByLabel("Reference, name or URN").fill(" " + reference.toLowerCase().replaceAll("/", " "));
      await applicant.press("Search");
      await applicant.press(/VASCOTT/);
      await applicant.press("Risk");
      const statement = applicant.page.getByLabel("Why there is a real risk of further serious crime");
      const before = await statement.inputValue();
      await statement.fill("");
      await applicant.press("Save and check");
      await applicant.reads("check Q");
      await look(applicant);
      await statement.fill(before + " He has said that he will go back to it.");
      await applicant.press("Save and come back later");
      await applicant.reads(/(\d+) of \1 sections completed/);
      await applicant.press("Checks");
      await applicant.reads("Nothing prevents submission");
      await look(applicant);
    });

    await step("submits it", async () => {
      await applicant.press("Application");
      await applicant.press("Submit for quality assurance");
      await applicant.press("Confirm and submit");
      await applicant.reads("You submitted the application", "With the region", "Actions not available");
      await look(applicant);
    });

    await step("an officer gets the next application until it is this one", async () => {
      officer = await as("officer.serocu");
      for (let i = 0; i < 5; i++) {
        await officer.goto("/queues/unassigned");
        await officer.press("Get next application");
        if (officer.page.url().endsWith(at())) break;
      }
      await officer.reads(reference, "This application is now assigned to you");
      await look(officer);
    });

    await step("reads it, answers the checklist and adds two points from the text itself", async () => {
      await officer.press("Review");
      await answerChecklist(officer);
      await look(officer);
      await addPoint(officer, "Term 1", { code: "PROP", severity: "Yes, required", text: "His work gives him a telephone.", action: "Allow for it." });
      await addPoint(officer, "Term 6", { code: "CLAR", severity: "No, advisory", text: "Is the edge of the area in it?", action: "Say so." });
      await officer.reads("Draft points: 2");
      await look(officer);
    });

    await step("returns it", async () => {
      await officer.press("Return to force");
      await officer.reads("2 points, including 1 that must be resolved before you can approve");
      await look(officer);
      await officer.press("Return to force");
      await officer.reads("Returned by the region");
    });

    await step("the force reads the points, changes a term, answers both and submits again", async () => {
      await applicant.goto(at());
      await applicant.reads("2 review points need a response. You must respond to 1 of them before you submit.");
      await applicant.press("Respond to review points");
      await look(applicant);
      await applicant.press("Go to Term 1");
      await applicant.reads("His work gives him a telephone.");
      const text = applicant.page.getByLabel("Text of the term");
      await text.fill((await text.inputValue()) + " He may keep a second telephone that his employer issued, if he has notified it.");
      await look(applicant);
      await applicant.press(/^Save/);
      await applicant.goto(at("/points"));
      await applicant.reads("He may keep a second telephone");
      await writeAnswer(applicant, 1, "Changed", "");
      await writeAnswer(applicant, 2, "No change needed (explain why)", "");
      await applicant.press("Save responses");
      await applicant.reads("1 response saved", "Enter your response to point 2");
      await look(applicant);
      await writeAnswer(applicant, 2, "No change needed (explain why)", "The map shows it: the line is outside.");
      await applicant.press("Save responses");
      await applicant.reads("1 response saved", "All required points have a response");
      await applicant.goto(at("/submit"));
      await applicant.press("Confirm and submit");
      await applicant.reads("With the region");
    });

    await step("the officer sees what changed beside the points, resolves them, approves and sends it to the CPS", async () => {
      await officer.goto("/queues/unassigned");
      await officer.press(new RegExp(`Claim\\s+${reference}`));
      await officer.goto(at("/changes"));
      await officer.reads("Changes made in response to review points", "Raised by point 1", "He may keep a second telephone", "Review points with no change", "Other changes None");
      await look(officer);
      await resolvePoints(officer, at, [1, 2]);
      await officer.goto(at("/review"));
      await answerChecklist(officer);
      await officer.goto(at("/approve"));
      await officer.reads("All required points are resolved", "checks are answered");
      await look(officer);
      await tickSeen(officer);
      await officer.press("Approve");
      await officer.reads("You approved the application");
      await look(officer);
      await officer.goto(at("/submit-to-cps"));
      await officer.reads(/\d applications? may be about the same subject/);
      await officer.press("Submit to the CPS");
      await officer.reads("There is a problem", "Record how SEROCU/2026/014 is related to this application (the same PNC ID)");
      await look(officer);
      await officer.press("Record how each is related");
      await look(officer);
      await officer.press(/^Save/);
      await officer.reads("Select how the applications are related");
      await sayUnrelated(officer, at);
      await look(officer);
      await submitToCPS(officer, at);
    });

    await step("the CPS reads what it received and asks for more, with a coded reason", async () => {
      cps = await as("cps.reviewer");
      await cps.goto(at());
      await cps.reads("Submission to the CPS");
      await look(cps);
      await cps.press("Record decision");
      await cps.press("Record decision");
      await cps.reads("There is a problem");
      await look(cps);
      await decide(cps, "More information needed");
      await chooseOption(cps.page.getByLabel("Reason", { exact: true }), "RISK");
      await chooseOption(cps.page.getByLabel("Section, term or item"), "Term 2");
      await cps.page.getByLabel("What is wrong?").fill("Why 1,000 pounds?");
      await cps.press("Record decision");
      await cps.reads("Returned by the CPS");
      await look(cps);
    });

    await step("the force answers the CPS and submits again", async () => {
      await applicant.goto(at("/points"));
      await applicant.reads("Why 1,000 pounds?", "From the CPS");
      await writeAnswer(applicant, 3, "No change needed (explain why)", "It is what he was found with, less his wage.");
      await applicant.press("Save responses");
      await applicant.reads("1 response saved");
      await applicant.goto(at("/submit"));
      await applicant.press("Confirm and submit");
      await applicant.reads("With the region");
    });

    await step("the region approves and sends the second round", async () => {
      await officer.goto(at());
      await officer.press("Claim");
      await resolvePoints(officer, at, [3]);
      await officer.goto(at("/review"));
      await answerChecklist(officer);
      await officer.goto(at("/approve"));
      await tickSeen(officer);
      await officer.press("Approve");
      await submitToCPS(officer, at);
    });

    await step("the CPS reads what changed and accepts it", async () => {
      await cps.goto(at("/changes"));
      await look(cps);
      await cps.goto(at("/decision"));
      await decide(cps, "Accepted as submitted");
      await cps.press("Record decision");
      await cps.reads("Accepted");
      await look(cps);
      await applicant.goto(at("/history"));
      await applicant.reads("recorded the CPS decision: accepted as submitted");
      await look(applicant);
    });

    await step("a manager sees the figure with it, and the lead the regions side by side", async () => {
      await manager.goto("/figures");
      assert.equal(await decided(manager), earlier + 1);
      await manager.reads(/\d+ of \d+ \(\d+%\), 95% interval \d+% to \d+%/);
      await look(manager);
      const lead = await as("lead.national");
      await lead.page.getByLabel("Group by").selectOption({ label: "Region" });
      await lead.press("Show figures");
      await lead.reads("South East Regional Organised Crime Unit", "Eastern Region Special Operations Unit");
      await look(lead);
      await lead.leave();
    });

    await step("an auditor reads the events, verified, and who read what", async () => {
      const auditor = await as("auditor");
      await auditor.reads("Access log", "Philomena Castlerigg, CPS reviewer");
      await auditor.goto(at("/history"));
      await auditor.reads("recorded the CPS decision: accepted", `Verified. All ${script ? 21 : 22} events are present and unchanged`);
      await look(auditor);
      await auditor.leave();
    });

    for (const person of [applicant, officer, cps, manager]) await person.leave();
  });
}
