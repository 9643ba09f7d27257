// The page keeps what it shows: what is typed is stored, or the page says that it is not.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";
import { sound } from "./look.js";

const force = "applicant.thames-valley";
let desk, browser, content;
before(async () => {
  [desk, browser] = await Promise.all([startDesk(), launch()]);
  const { items } = await desk.ask(force, "GET", "/applications?q=SEROCU/2026/014");
  ({ content } = await desk.ask(force, "GET", "/applications/" + items[0].id));
});
after(() => Promise.all([desk?.stop(), browser?.close()]));

// writer has a section of a new draft before them, with what is changed in it.
async function writer(section, change = () => {}) {
  const own = structuredClone(content);
  change(own);
  const { id } = await desk.ask(force, "POST", "/applications", { force: "thames-valley", content: own });
  const person = await Person.arrive(browser, desk, force);
  await person.goto(`/applications/${id}/sections/${section}`);
  person.id = id;
  person.status = person.page.locator("[data-autosave-status]");
  return person;
}

const stored = async (person) => (await desk.ask(force, "GET", "/applications/" + person.id)).content;
const saved = (person) => person.status.filter({ hasText: "Saved at" }).waitFor();

test("what is in the box of a long list is what is saved, by button and by itself", async () => {
  const person = await writer("court", (c) => (c.court.name = "Crown Court at Reading"));
  const box = person.page.getByRole("combobox", { name: "Court" });
  assert.equal(await box.inputValue(), "Crown Court at Reading");
  await box.fill("Oxford Crown Court");
  await sound(person.page);
  await box.press("Tab");
  assert.equal(await box.inputValue(), "Crown Court at Oxford");
  await saved(person);
  assert.equal((await stored(person)).court.name, "Crown Court at Oxford");
  await box.fill("");
  await box.pressSequentially("old bai");
  await box.press("ArrowDown");
  await box.press("Enter");
  assert.equal(await box.inputValue(), "Central Criminal Court");
  await person.press("Save and come back later");
  assert.equal((await stored(person)).court.name, "Central Criminal Court");
  await person.leave();
});

test("what is in no list goes to the field for it, or is an error with the text kept", async () => {
  const person = await writer("court", (c) => (c.court.name = "Crown Court at Reading"));
  const box = person.page.getByRole("combobox", { name: "Court" });
  await box.fill("Guildhall Sessions");
  await box.press("Tab");
  assert.equal(await person.page.getByLabel("If it is not in the list").inputValue(), "Guildhall Sessions");
  await person.press("Save and come back later");
  assert.equal((await stored(person)).court.name, "Guildhall Sessions");

  await person.goto(`/applications/${person.id}/sections/monitoringPlan`);
  const resident = person.page.getByRole("combobox", { name: "Force where the subject lives" });
  const before = (await stored(person)).monitoringPlan.residentForce;
  await resident.fill("Atlantis Police");
  await resident.press("Tab");
  await person.press("Save and come back later");
  await person.reads("“Atlantis Police” is not one");
  assert.equal(await resident.inputValue(), "Atlantis Police");
  assert.equal((await stored(person)).monitoringPlan.residentForce, before);
  await resident.fill("Hampshire Police");
  await person.follow(() => resident.press("Enter"));
  assert.equal((await stored(person)).monitoringPlan.residentForce, "hampshire-isle-of-wight");
  await person.leave();
});

test("options are text, whatever they say", async () => {
  const markup = '<meta http-equiv="refresh" content="0;url=//elsewhere.example"><form action="/x"><button>Win</button></form>';
  const person = await writer("court", (c) => (c.court.name = markup));
  const box = person.page.getByRole("combobox", { name: "Court" });
  assert.equal(await box.inputValue(), markup);
  await box.click();
  assert.equal(await person.page.locator("[role=listbox] form, [role=listbox] meta").count(), 0);
  assert.equal(await person.page.getByRole("option", { name: markup }).count(), 1);
  await sound(person.page);
  await person.leave();
});

test("text is stored while keys go on, and before a link is followed", async () => {
  const person = await writer("risk");
  const field = person.page.getByLabel("Why there is a real risk of further serious crime");
  await field.fill("");
  for (let i = 0; i < 9 && !(await person.status.innerText()).includes("Saved"); i++) {
    await field.press("x");
    await person.page.waitForTimeout(1000); // somebody who types a key a second
  }
  await person.reads("Saved at");
  await field.fill("Typed and left at once.");
  await person.follow(() => person.page.getByRole("link", { name: "Back to the application" }).click());
  assert.equal((await stored(person)).risk.statement, "Typed and left at once.");
  await person.leave();
});

test("a save that fails is tried again until it succeeds, and leaving asks meanwhile", async () => {
  const person = await writer("risk");
  const { page } = person;
  const field = page.getByLabel("Why there is a real risk of further serious crime");
  await page.route("**/sections/risk", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await field.fill("Written while the service was away.");
  await person.status.filter({ hasText: "Not saved yet" }).waitFor();
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Back to the application" }).click({ noWaitAfter: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await left;
  await page.unroute("**/sections/risk");
  await saved(person);
  assert.equal((await stored(person)).risk.statement, "Written while the service was away.");
  person.faults.length = 0; // of the network, on purpose
  await person.leave();
});

test("a save that arrived without an answer is known as one's own", async () => {
  const person = await writer("risk");
  const { page } = person;
  const field = page.getByLabel("Why there is a real risk of further serious crime");
  await page.route("**/sections/risk", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await field.fill("First words.");
  await person.status.filter({ hasText: "Not saved yet" }).waitFor();
  await field.fill("First words, and more.");
  await person.press("Save and come back later");
  await person.reads("Risk saved");
  assert.equal((await stored(person)).risk.statement, "First words, and more.");
  person.faults.length = 0;
  await person.leave();
});

test("half a date keeps nothing else from being saved", async () => {
  const person = await writer("notice");
  const { page } = person;
  const area = page.locator("textarea").first();
  await page.getByLabel("Day").first().fill("3");
  await page.getByLabel("Month").first().fill("");
  await area.fill("An hour of words.");
  await person.status.filter({ hasText: "Everything else is saved" }).waitFor();
  assert.match(JSON.stringify((await stored(person)).notice), /An hour of words/);
  await sound(page);
  await person.leave();
});

test("a form with text that is no draft asks before it is left", async () => {
  const person = await writer("risk");
  const { page } = person;
  await person.goto(`/applications/${person.id}/withdraw`);
  await page.locator("textarea").fill("Because.");
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "Cancel" }).click({ noWaitAfter: true });
  await (await asked).accept();
  await left;
  await person.leave();
});

test("another row is added on the page itself, with the focus in it, and by a new page where that fails", async () => {
  const person = await writer("evidence"), { page } = person;
  const rows = page.locator('[value^="remove:/evidence/"]'), add = page.locator('button[value="add:/evidence"]');
  const earlier = await rows.count();
  let loads = 0;
  page.on("domcontentloaded", () => loads++);
  await page.locator('[name="/evidence/0/title"]').fill("Statement of the officer in the case, second version");
  await add.click();
  await rows.nth(earlier).waitFor();
  assert.equal(loads, 0);
  assert.match(await page.locator(":focus").getAttribute("name"), new RegExp(`^/evidence/${earlier}/`));
  await sound(page);
  await page.locator(`[name="/evidence/${earlier}/title"]`).fill("Record of the search");
  await saved(person);
  assert.equal((await stored(person)).evidence[0].title, "Statement of the officer in the case, second version");
  assert.equal((await stored(person)).evidence.at(-1).title, "Record of the search");
  await page.route("**/sections/evidence", (route) => route.abort(), { times: 1 });
  await person.follow(() => add.click());
  await rows.nth(earlier + 1).waitFor();
  assert.equal(loads, 1);
  person.faults.length = 0; // of the network, on purpose
  await person.leave();
});
