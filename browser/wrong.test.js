// Each form, sent empty or wrong, comes back with what is wrong at the field, and is as accessible as before.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";
import { sound } from "./look.js";

const officer = "officer.serocu", force = "applicant.surrey", cps = "cps.reviewer", admin = "admin";
const people = new Map();
const cases = {};
let desk, browser;
before(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  const find = async (who, query) => "/applications/" + (await desk.ask(who, "GET", "/applications?" + query)).items[0].id;
  cases.review = await find(officer, "q=SEROCU/2026/014");
  await desk.ask(officer, "POST", cases.review + "/actions/claim", {});
  cases.sent = await find(cps, "state=with-cps");
  cases.accepted = await find(officer, "state=accepted");
  cases.draft = await find(force, "state=drafting");
  for (const who of [officer, force, cps, admin]) people.set(who, await Person.arrive(browser, desk, who));
});
after(async () => {
  for (const person of people.values()) await person.leave();
  await Promise.all([desk?.stop(), browser?.close()]);
});

// Who opens which page, what they enter by the labels of the fields, and which button they press.
const forms = [
  [officer, "review", "/points/new", {}, "Add point"],
  [officer, "review", "/return", {}, "Return to force"],
  [officer, "review", "/approve", {}, "Approve"],
  [officer, "review", "/assign", {}, "Assign"],
  [officer, "review", "/clock", { Day: "31", Month: "2" }, "Stop the clock"],
  [officer, "review", "/withdraw", {}, /^Withdraw/],
  [officer, "review", "/conflict", {}, "Declare conflict of interest"],
  [officer, "review", "/notes", {}, "Add note"],
  [officer, "accepted", "/court-outcome", {}, "Record court outcome"],
  [officer, "", "/covers/new", { Day: "31" }, "Arrange cover"],
  [force, "draft", "/sections/disposal", { Day: "31", Month: "2" }, "Save and continue"],
  [force, "draft", "/submit", {}, "Confirm and submit"],
  [force, "draft", "/withdraw", {}, /^Withdraw/],
  [force, "draft", "/terms/library/cash-limit", {}, /^Add/],
  [cps, "sent", "/decision", {}, "Record decision"],
  [admin, "", "/users/new", {}, "Save"],
];

for (const [who, name, below, typed, button] of forms) {
  test(`${who} at ${name}${below}`, async () => {
    const person = people.get(who), { page } = person;
    await person.goto((cases[name] ?? "") + below);
    for (const [label, value] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).first().fill(value);
    const sent = (r) => r.request().method() === "POST" && r.request().isNavigationRequest(); // and not what the page saves by itself
    const [answer] = await Promise.all([page.waitForResponse(sent), person.press(button)]);
    assert.equal(answer.status(), 422);
    await person.reads("There is a problem");
    assert.match(await page.title(), /^Error: /);
    assert.equal(await page.evaluate(() => document.activeElement.className), "govuk-error-summary", "the summary has the focus");
    await sound(page);
  });
}

test("nobody is chosen at sign-in", async () => {
  const person = await Person.visit(browser, desk, officer);
  await person.goto("/sign-in");
  await person.press("Sign in");
  await person.reads("There is a problem");
  await sound(person.page);
  await person.leave();
});
