// What the page's own script keeps while somebody writes, and what the checks say meanwhile.
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

// writer has the section on risk of a new draft before them.
async function writer() {
  const { id } = await desk.ask(force, "POST", "/applications", { force: "thames-valley", content });
  const person = await Person.arrive(browser, desk, force);
  await person.goto(`/applications/${id}/sections/risk`);
  person.id = id;
  person.field = person.page.getByLabel("Why there is a real risk of further serious crime");
  person.status = person.page.locator("[data-autosave-status]");
  return person;
}

const kept = async (id) => (await desk.ask(force, "GET", "/applications/" + id)).content.risk.statement;

test("what is written is saved by itself, and the checks speak beside the field", async () => {
  const person = await writer();
  await person.field.fill("He may offend again.");
  await person.status.filter({ hasText: "Saved" }).waitFor();
  assert.equal(await kept(person.id), "He may offend again.");
  await person.field.fill("");
  await person.page.locator(".app-note").first().waitFor();
  await sound(person.page);
  await person.field.fill("He directed another run from remand.");
  await person.press("Save and come back later");
  await person.reads("Risk saved");
  assert.equal(await kept(person.id), "He directed another run from remand.");
  await person.leave();
});

test("when somebody else saved the section, the text stays and the page says so", async () => {
  const person = await writer();
  const theirs = structuredClone(content);
  theirs.risk.statement = "Theirs.";
  await desk.ask(force, "PUT", `/applications/${person.id}/content`, theirs, { "If-Match": "*" });
  await person.field.fill("Mine.");
  await person.status.filter({ hasText: "Not saved: you changed this section in another window on" }).waitFor();
  assert.equal(await kept(person.id), "Theirs.");
  assert.equal(await person.field.inputValue(), "Mine.");
  await person.press("Save and come back later");
  await person.reads("Your answers are not saved yet", "Theirs");
  assert.equal(await person.field.inputValue(), "Mine.");
  await person.leave();
});

test("when the session has ended, the text stays and the page says so", async () => {
  const person = await writer();
  desk.sql(`DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = '${force}')`);
  await person.field.fill("Typed after the end.");
  await person.status.filter({ hasText: "You are signed out" }).waitFor();
  assert.equal(await person.field.inputValue(), "Typed after the end.");
  await person.leave();
});
