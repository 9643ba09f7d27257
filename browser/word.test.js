// Word in and out: terms are added from a Word document, an order that the CPS changed in Word is read and confirmed, and what
// the CPS reads prints with its marking, application and page on each page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";
import { sound } from "./look.js";
import { changed } from "./paper.js";

let desk, browser, dir;
before(async () => {
  dir = mkdtempSync(join(tmpdir(), "word-"));
  [desk, browser] = await Promise.all([startDesk(), launch()]);
});
after(async () => {
  await Promise.all([desk?.stop(), browser?.close()]);
  rmSync(dir, { recursive: true, force: true });
});

const officer = "officer.serocu", applicant = "applicant.sussex";

// one is an application in that state which the person can open.
async function one(username, state) {
  const { items } = await desk.ask(username, "GET", `/applications?state=${state}`);
  assert.ok(items.length > 0, `${username} has none that is ${state}`);
  return items[0];
}

test("terms come in from Word, each confirmed", { timeout: 120_000 }, async () => {
  const { id } = await one(applicant, "returned-by-qa");
  const person = await Person.arrive(browser, desk, applicant);
  await person.goto(`/applications/${id}/terms`);
  const before = await person.page.locator(".govuk-summary-card").count();
  await person.press("Add terms from Word");
  await sound(person.page);
  await person.page.getByLabel("Paste the text").fill("1. You must not own a boat:\n(a) at sea\n(b) ashore\n2. You must tell us of any boat.\nSigned by hand");
  await person.press("Continue");
  await sound(person.page);
  const cards = person.page.locator(".govuk-summary-card");
  assert.equal(await cards.count(), 3);
  await person.press("Add the terms");
  await person.reads("Select what text 1 is");
  await sound(person.page);
  await cards.nth(0).getByLabel("Prohibition").check();
  await cards.nth(1).getByLabel("Requirement").check();
  await cards.nth(2).getByLabel("Not a term: leave it out").check();
  await person.press("Add the terms");
  await person.reads("2 terms added");
  assert.equal(await person.page.locator(".govuk-summary-card").count(), before + 2);
  await person.leave();
});

test("an order that the CPS changed in Word is read and confirmed", { timeout: 120_000 }, async () => {
  const { id } = await one(officer, "with-cps");
  const person = await Person.arrive(browser, desk, officer);
  await person.goto(`/applications/${id}`);
  const { items } = await desk.ask(officer, "GET", `/applications/${id}/submissions`);
  const got = await person.context.request.get(`/applications/${id}/submissions/${items.length}/documents/draft-order.docx`);
  assert.equal(got.status(), 200);
  const file = join(dir, "returned.docx");
  writeFileSync(file, changed(await got.body(), " the ", " any "));
  await person.goto(`/applications/${id}/files`);
  await person.page.getByLabel("Title").fill("Returned order");
  await person.page.getByLabel("Select a file").setInputFiles(file);
  await person.press("Add file");
  await person.goto(`/applications/${id}/decision`);
  await sound(person.page);
  await person.press(/^show its text/);
  await sound(person.page);
  await person.press(/^compare its terms/);
  await person.reads("1 amended, 0 removed, 0 added");
  await sound(person.page);
  for (const card of await person.page.locator(".govuk-summary-card").all()) {
    const amended = (await card.locator("h2").innerText()).endsWith("Amended");
    await card.getByLabel(amended ? "Amended" : "Unchanged", { exact: true }).check();
  }
  await person.press("Continue to the decision");
  await person.reads("as unchanged");
  await person.page.getByLabel("Accepted with amendments").check();
  const day = new Date().toLocaleDateString("en-GB", { timeZone: "Europe/London" }).split("/");
  for (const [i, name] of ["Day", "Month", "Year"].entries()) {
    await person.page.getByRole("group", { name: "Date of the decision" }).getByLabel(name).fill(day[i]);
  }
  await person.page.getByLabel("Decision maker").fill("Ottilie Marr");
  await person.page.getByLabel("Grade").fill("Specialist Prosecutor");
  await person.page.getByLabel("Basis of authority").fill("Delegated by the Director on 1 May 2026");
  await person.press("Record decision");
  await person.reads("CPS decision recorded");
  const { items: events } = await desk.ask(officer, "GET", `/applications/${id}/events`);
  const recorded = JSON.stringify(events.at(-1));
  for (const words of ['"change":"amended"', '"change":"unchanged"', " any ", '"papers":["']) assert.ok(recorded.includes(words), `${words} is not in ${recorded}`);
  await person.leave();
});

test("the submission prints with marking, application and page on each page", { timeout: 120_000 }, async () => {
  const { id, reference } = await one("cps.reviewer", "with-cps");
  const person = await Person.arrive(browser, desk, "cps.reviewer");
  await person.goto(`/applications/${id}`);
  const file = join(dir, "page.pdf");
  await person.page.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  const pages = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  assert.ok(pages.length > 2);
  pages.forEach((text, i) => {
    for (const words of ["OFFICIAL", reference, `page ${i + 1} of ${pages.length}`]) {
      assert.ok(text.includes(words), `page ${i + 1} does not say ${words}:\n${text}`);
    }
  });
  await person.leave();
});
