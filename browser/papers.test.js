// Papers from the files of the force to the order that comes back in Word: what goes out is opened by the programs that the
// other side reads it with, and what comes back is read.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";
import { sound } from "./look.js";
import { changed, readAll } from "./paper.js";
import { addReason, answerChecklist, decide, enterDate, londonDay, resolvePoints, sampleOf, sayUnrelated, submitToCPS, tickSeen, writeAnswer } from "./steps.js";

let desk, browser, dir;
before(async () => {
  dir = mkdtempSync(join(tmpdir(), "papers-"));
  [desk, browser] = await Promise.all([startDesk(), launch()]);
});
after(async () => {
  await Promise.all([desk?.stop(), browser?.close()]);
  rmSync(dir, { recursive: true, force: true });
});

const force = "applicant.thames-valley";
const asked = ["Which of the two lines on the map is the edge?", "Exhibit the call data, please."];
const answers = ["The red line. The term now says so.", "It is exhibit PRS/2, which was attached."];

test("papers go out twice, are opened, and an order comes back in Word", { timeout: 400_000 }, async (t) => {
  const step = async (words, act) => {
    let failed;
    await t.test(words, () => act().catch((e) => { failed = e; throw e; }));
    if (failed) throw new Error(`the papers end at: ${words}`);
  };
  const [applicant, officer, cps] = await Promise.all([force, "officer.serocu", "cps.reviewer"].map((u) => Person.arrive(browser, desk, u)));
  const content = await sampleOf(desk, force);
  content.court.urn = "FICT/43/0716/26"; // another court case of the same subject
  const { id, reference } = await desk.ask(force, "POST", "/applications", { force: "thames-valley", content });
  const at = (below = "") => `/applications/${id}${below}`;

  // approve takes what the force submitted to the CPS.
  const approve = async (points) => {
    await officer.goto(at());
    await officer.press("Claim");
    if (points) await resolvePoints(officer, at, points);
    await officer.goto(at("/review"));
    await answerChecklist(officer);
    await officer.goto(at("/approve"));
    await tickSeen(officer);
    await officer.press("Approve");
    await sayUnrelated(officer, at);
    await submitToCPS(officer, at);
  };
  const submit = async () => {
    await applicant.goto(at("/submit"));
    await applicant.press("Confirm and submit");
    await applicant.reads("With the region");
  };
  // collect downloads every paper of a round that the page names, opens each, and gives the words of each.
  const collect = async (round) => {
    await officer.goto(at(`/submissions/${round}/sending`));
    const links = await officer.page.locator(`main a[href*="/submissions/${round}/documents/"]`).evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute("href")]));
    for (const [name, href] of links) writeFileSync(join(dir, name), await fetched(officer, href));
    const names = links.map(([name]) => name);
    return [readAll(dir, names), names];
  };

  await step("the force adds a statement and a map, each with what it supports", async () => {
    const made = await applicant.context.newPage();
    await made.setContent("<h1>Statement of DC Orrinder</h1><p>I saw the two telephones.</p>");
    const files = [
      ["Statement of DC Orrinder", "Witness statement", { name: "statement.pdf", mimeType: "application/pdf", buffer: await made.pdf() }, content.evidence[0].title],
      ["Map of the area", "Map", { name: "map.png", mimeType: "image/png", buffer: await made.screenshot() }, /^Term 6/],
    ];
    await made.close();
    for (const [title, kind, file, supports] of files) {
      await applicant.goto(at("/files"));
      const { page } = applicant;
      await page.getByLabel("Title").fill(title);
      await page.getByLabel("Type of document").selectOption({ label: kind });
      await page.getByLabel("OFFICIAL-SENSITIVE").check();
      await page.getByLabel("Yes, it has been served").check();
      await page.getByLabel(supports).check();
      await page.getByLabel("Select a file").setInputFiles(file);
      await applicant.press("Add file");
      await applicant.reads(`File added: ${title}`);
    }
    await sound(applicant.page);
    await submit();
  });

  await step("the region sends it, and each paper opens and says what it is", async () => {
    await approve();
    const [words, names] = await collect(1);
    assert.deepEqual(names, ["00-index.txt", "00-manifest.json", ...papersOf("request", "draft-order", "notice", "evidence")]);
    for (const [name, text] of words) {
      for (const said of ["OFFICIAL-SENSITIVE", reference, "round 1", content.subjects[0].familyName.toUpperCase()]) {
        if (said === "round 1" && name.endsWith(".docx")) continue; // LibreOffice leaves the foot of a page out of plain text
        assert.ok(text.includes(said), `${name} does not say ${said}:\n${text.slice(0, 1500)}`);
      }
      assert.ok(!text.includes("DRAFT"), `${name} says DRAFT`);
    }
    for (const format of ["pdf", "docx"]) {
      assert.ok(words.get(`01-request.${format}`).includes(flat(content.facts.slice(0, 60))));
      for (const term of content.terms) assert.ok(words.get(`02-draft-order.${format}`).includes(flat(term.text).slice(0, 40)), term.text);
      for (const title of ["statement.pdf", "map.png"]) assert.ok(words.get(`04-evidence.${format}`).includes(title), title);
    }
    await sound(officer.page);
  });

  await step("the officer records how the papers went, and that they arrived", async () => {
    const { page } = officer;
    await officer.reads("Not recorded as sent yet");
    await page.getByLabel("By email").check();
    await page.getByLabel("To whom?").fill("The CPS unit’s mailbox");
    await enterDate(page, "Date on which they were sent", londonDay());
    await officer.press("Save");
    await officer.reads("Sending recorded", "Recorded as sent");
    await officer.press("Record acknowledgement");
    await page.getByLabel("Who acknowledged the papers?").fill("Casework assistant");
    await enterDate(page, "Date of the acknowledgement", londonDay());
    await officer.press("Save acknowledgement");
    await officer.reads("Acknowledged by Casework assistant");
  });

  await step("triage at the CPS returns it with two items and a date", async () => {
    const { page } = cps;
    await cps.goto(at("/triage"));
    await page.getByLabel("Returned", { exact: true }).check();
    await enterDate(page, "Date of the triage", londonDay());
    await enterDate(page, "Reply by", londonDay(14));
    await addReason(page, 1, "CLAR", "Term 6", asked[0]);
    await page.getByRole("button", { name: /^Add another/ }).click();
    await addReason(page, 2, "EVID", null, asked[1]);
    await cps.press("Record triage");
    await cps.reads("CPS triage recorded", "Returned by the CPS");
  });

  await step("the force answers both, changes the term and submits again", async () => {
    await applicant.goto(at("/points"));
    await applicant.reads(...asked);
    await applicant.goto(at(`/terms/${content.terms[5].id}`));
    await applicant.reads(asked[0]);
    const text = applicant.page.getByLabel("Text of the term");
    await text.fill((await text.inputValue()) + " The edge is the red line.");
    await applicant.press(/^Save/);
    await applicant.goto(at("/points"));
    await writeAnswer(applicant, 1, "Changed", answers[0]);
    await writeAnswer(applicant, 2, "No change needed (explain why)", answers[1]);
    await applicant.press("Save responses");
    await applicant.reads("2 responses saved");
    await submit();
  });

  await step("the region sends it again, with the answers beside what changed", async () => {
    await approve([1, 2]);
    const [words, names] = await collect(2);
    assert.deepEqual(names.slice(2), papersOf("request", "draft-order", "notice", "evidence", "answers"));
    for (const format of ["pdf", "docx"]) {
      for (const said of [...asked, ...answers, "The edge is the red line."]) {
        assert.ok(words.get(`05-answers.${format}`).includes(flat(said)), `the answers do not say ${said}:\n${words.get(`05-answers.${format}`)}`);
      }
      assert.ok(words.get(`02-draft-order.${format}`).includes("The edge is the red line."));
    }
    const zip = await fetched(officer, at("/submissions/2/pack.zip"));
    assert.equal(zip.subarray(0, 2).toString(), "PK");
  });

  await step("the order comes back in Word with another wording, and is accepted with it", async () => {
    const { page } = officer;
    const order = await fetched(officer, at("/submissions/2/documents/draft-order.docx"));
    await officer.goto(at("/files"));
    await page.getByLabel("Title").fill("Order as returned");
    await page.getByLabel("Select a file").setInputFiles({ name: "returned.docx", mimeType: "application/octet-stream", buffer: changed(order, " the ", " any ") });
    await officer.press("Add file");
    await officer.goto(at("/decision"));
    await officer.press(/^compare its terms/);
    await officer.reads("1 amended, 0 removed, 0 added");
    for (const card of await page.locator(".govuk-summary-card").all()) {
      const amended = (await card.locator("h2").innerText()).endsWith("Amended");
      await card.getByLabel(amended ? "Amended" : "Unchanged", { exact: true }).check();
    }
    await officer.press("Continue to the decision");
    await decide(officer, "Accepted with amendments");
    await officer.press("Record decision");
    await officer.reads("CPS decision recorded", "accepted with amendments");
  });

  await step("the papers of the first round are what they were, and the record knows them", async () => {
    const { items } = await desk.ask("officer.serocu", "GET", at("/submissions/1/documents"));
    for (const paper of items) {
      const bytes = await fetched(cps, at(`/submissions/1/documents/${paper.name}.${paper.format}`));
      assert.equal(createHash("sha256").update(bytes).digest("hex"), paper.sha256, paper.file);
      const again = await cps.context.request.get(at(`/submissions/1/documents/${paper.name}.${paper.format}`), { headers: { "If-None-Match": `"${paper.sha256}"` } });
      assert.equal(again.status(), 304, paper.file);
    }
    await cps.goto(at("/submissions/2/check"));
    await cps.page.getByLabel("Select one or more files").setInputFiles([join(dir, "05-answers.pdf"), join(dir, "00-index.txt")]);
    await cps.press(/^Check/);
    await cps.reads("This is 05-answers.pdf of this round, unchanged.", "This is 00-index.txt of this round, unchanged.");
  });

  for (const person of [applicant, officer, cps]) await person.leave();
});

const papersOf = (...names) => names.flatMap((n, i) => ["docx", "pdf"].map((format) => `0${i + 1}-${n}.${format}`));
const flat = (text) => text.replace(/\s+/g, " ");

async function fetched(person, path) {
  const response = await person.context.request.get(path);
  assert.equal(response.status(), 200, path);
  return response.body();
}
