// Every box that may stay empty keeps what is written into it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";

const force = "applicant.thames-valley", officer = "officer.serocu", second = "officer2.serocu", cps = "cps.reviewer";
const people = new Map();
let desk, browser, content, made = 0, marks = 0;
before(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  const { items } = await desk.ask(force, "GET", "/applications?q=SEROCU/2026/014");
  ({ content } = await desk.ask(force, "GET", "/applications/" + items[0].id));
});
after(async () => {
  for (const person of people.values()) await person.leave();
  await Promise.all([desk?.stop(), browser?.close()]);
});

const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" }).split("-").map(Number);
const act = (who, id, action, body = {}) => desk.ask(who, "POST", `/applications/${id}/actions/${action}`, body);

// notOfAReason are the boxes of an answer that returns nothing.
const notOfAReason = /^(?!Action needed).*\(optional\)/;

// start begins an application about a subject of its own and takes the first steps of its way to the CPS.
async function start(steps) {
  const own = structuredClone(content);
  own.subjects[0].pncId = `FICT/90/${9001 + ++made}X`;
  own.subjects[0].dateOfBirth = `1971-02-0${made % 9 + 1}`;
  own.subjects[0].familyName = "QUENNERSTEAD" + "ABCDEFGHIJ"[made];
  const { id } = await desk.ask(force, "POST", "/applications", { force: "thames-valley", content: own });
  const checklist = { Q09: "yes", Q13: "yes", Q15: "yes", Q26: "yes" };
  for (const [who, action, body] of [[force, "submit-for-qa"], [officer, "claim"], [officer, "approve", { checklist }], [second, "submit-to-cps"]].slice(0, steps)) {
    await act(who, id, action, body);
  }
  return id;
}

async function person(who) {
  if (!people.has(who)) people.set(who, await Person.arrive(browser, desk, who));
  return people.get(who);
}

async function day(page, legend, [year, month, date] = today()) {
  const group = page.getByRole("group", { name: legend });
  for (const [part, value] of Object.entries({ Day: date, Month: month, Year: year })) await group.getByLabel(part).fill(String(value));
}

// fill writes into every optional box of a page, sends it, and finds each text in what is stored.
async function fill(who, path, button, rest = async () => {}, boxes = /\(optional\)/) {
  const one = await person(who), { page } = one, texts = [];
  await one.goto(path);
  await rest(page);
  for (const box of await page.getByRole("textbox", { name: boxes }).all()) {
    if (!(await box.isVisible())) continue;
    texts.push(`ZZ kept ${++marks} ZZ`);
    await box.fill(texts.at(-1));
  }
  assert.ok(texts.length > 0, `${path} has an optional box`);
  await one.press(button);
  assert.equal(await page.locator(".govuk-error-summary").count(), 0, `${path}: ${await page.locator("main").innerText()}`);
  const stored = desk.sql(".dump payloads draft_points checklist_%");
  for (const text of texts) assert.ok(stored.includes(text), `${path} keeps ${text}`);
}

test("a force's notes are kept: to discard, to submit, to recall", async () => {
  await fill(force, `/applications/${await start(0)}/discard`, "Discard draft");
  const id = await start(0);
  await fill(force, `/applications/${id}/submit`, "Confirm and submit");
  await fill(force, `/applications/${id}/recall`, "Recall application");
});

test("an officer's notes are kept: on the clock, a point, a hand-over, an approval and a submission", async () => {
  const id = await start(2), at = `/applications/${id}`;
  await fill(officer, `${at}/clock`, "Stop the clock", async (page) => {
    await page.getByRole("group", { name: "Reason for stopping the clock" }).getByRole("radio").first().check();
  });
  await fill(officer, `${at}/clock`, "Restart the clock");
  await fill(officer, `${at}/points/new`, "Add point", async (page) => {
    await page.getByLabel("Section, term or item").selectOption({ index: 2 });
    await page.getByLabel("Reason", { exact: true }).selectOption({ index: 2 });
    await page.getByLabel("No, advisory", { exact: true }).check();
    await page.getByLabel("What is wrong?").fill("The edge is not clear.");
    await day(page, "Due date (optional)", [2027, 3, 27]);
  });
  assert.match(desk.sql(".dump draft_points"), /2027-03-27/);
  await fill(officer, `${at}/review`, /^Save answers up to Q09/, async (page) => {
    for (const yes of await page.getByRole("radio", { name: "Yes", exact: true }).all()) await yes.check();
  });
  await fill(officer, `${at}/assign`, "Assign", async (page) => {
    await page.getByLabel("Assign to").selectOption(second);
  });
  await fill(second, `${at}/release`, "Unassign");
  await act(officer, id, "claim");
  await fill(officer, `${at}/approve`, "Approve", async (page) => {
    for (const box of await page.getByRole("checkbox", { name: /^Seen/ }).all()) await box.check();
  });
  await fill(officer, `${at}/submit-to-cps`, "Submit to the CPS");
});

test("what is optional about a decision is kept: triage, decision, confirmation and court outcome", async () => {
  const id = await start(4), at = `/applications/${id}`;
  await fill(cps, `${at}/triage`, "Record triage", async (page) => {
    await page.getByRole("radio", { name: "Taken on" }).check();
    await day(page, "Date of the triage");
  }, notOfAReason);
  await fill(officer, `${at}/decision`, "Record decision", async (page) => {
    await page.getByLabel("Accepted as submitted").check();
    await day(page, "Date of the decision");
    await page.getByLabel("Decision maker").fill("Ottilie Marr");
    await page.getByLabel("Grade").fill("Specialist Prosecutor");
    await page.getByLabel("Basis of authority").fill("Delegated by the Director of Public Prosecutions");
  }, notOfAReason);
  await fill(cps, `${at}/confirm-decision`, "Confirm decision");
  await fill(officer, `${at}/court-outcome`, "Record court outcome", async (page) => {
    await page.getByRole("radio", { name: "Order made as applied for" }).check();
    await day(page, /Date of the court/);
  });
});

test("what is optional about a return is kept: what to do, and by when", async () => {
  const id = await start(4), at = `/applications/${id}`;
  await fill(cps, `${at}/decision`, "Record decision", async (page) => {
    await page.getByLabel("More information needed").check();
    await day(page, "Date of the decision");
    await day(page, "Reply by (optional)", [2027, 3, 27]);
    await page.getByLabel("Decision maker").fill("Ottilie Marr");
    await page.getByLabel("Grade").fill("Specialist Prosecutor");
    await page.getByLabel("Basis of authority").fill("Delegated by the Director of Public Prosecutions");
    await page.getByLabel("Reason", { exact: true }).selectOption({ index: 2 });
    await page.getByLabel("What is wrong?").fill("Not exhibited.");
  });
  assert.match(desk.sql(".dump payloads"), /"replyBy":"2027-03-27"/);
});
