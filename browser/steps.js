// What people do on the way of an application through the desks, for the tests that walk it.

// sampleOf is the content of the sound sample that the demonstration holds, with the dates of today.
export async function sampleOf(desk, username) {
  const { items } = await desk.ask(username, "GET", "/applications?q=SEROCU/2026/014");
  return (await desk.ask(username, "GET", "/applications/" + items[0].id)).content;
}

export async function answerChecklist(officer) {
  for (const yes of await officer.page.getByRole("radio", { name: "Yes", exact: true }).all()) await yes.check();
  await officer.press(/^Save answers/);
  await officer.reads("The checklist is complete");
}

// tickSeen confirms everything that is to be seen before approving.
export async function tickSeen(officer) {
  for (const box of await officer.page.getByRole("checkbox", { name: /^Seen/ }).all()) await box.check();
}

export async function addPoint(officer, place, point) {
  await officer.press(new RegExp(`^Add a point here\\s*: ${place}$`));
  await chooseOption(officer.page.getByLabel("Reason", { exact: true }), point.code);
  await officer.page.getByLabel(point.severity, { exact: true }).check();
  await officer.page.getByLabel("What is wrong?").fill(point.text);
  await officer.page.getByLabel("Action needed").fill(point.action);
  await officer.press("Add point");
}

export async function writeAnswer(applicant, number, answer, words) {
  const group = applicant.page.getByRole("group", { name: `Response to point ${number}` });
  await group.getByLabel(answer, { exact: true }).check();
  if (words) await applicant.page.getByLabel(`Details for point ${number}`).fill(words);
}

export async function resolvePoints(officer, at, numbers) {
  await officer.goto(at("/points"));
  for (const number of numbers) {
    const met = officer.page.getByRole("group", { name: `Has point ${number} been dealt with?` });
    await met.getByLabel("Yes, resolve").check();
  }
  await officer.press("Save decisions");
  await officer.reads(/\d points? resolved/);
}

// sayUnrelated records of each likely relative that it is another case.
export async function sayUnrelated(officer, at) {
  await officer.goto(at("/related"));
  while (await officer.page.getByText("Not recorded yet.").count()) {
    const one = officer.page.locator("section", { hasText: "Not recorded yet." }).first();
    await one.getByRole("radio", { name: "They are not related" }).check();
    await one.getByRole("textbox").fill("An earlier case with another URN.");
    await officer.follow(() => one.getByRole("button").click());
    await officer.reads("Related application recorded", "Recorded: not related");
  }
}

export async function submitToCPS(officer, at) {
  await officer.goto(at("/submit-to-cps"));
  await officer.press("Submit to the CPS");
  await officer.reads("With the CPS");
}

export async function decide(cps, decision) {
  await cps.page.getByLabel(decision).check();
  await enterDate(cps.page, "Date of the decision", londonDay());
  await cps.page.getByLabel("Decision maker").fill("Ottilie Marr");
  await cps.page.getByLabel("Grade").fill("Specialist Prosecutor");
  await cps.page.getByLabel("Basis of authority").fill("Delegated by the Director of Public Prosecutions");
}

// londonDay is the day in London some days from now, as [year, month, day].
export function londonDay(days = 0) {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/London" }).split("-");
}

export async function enterDate(page, legend, [year, month, day]) {
  const on = page.getByRole("group", { name: legend, exact: true });
  await on.getByLabel("Day").fill(String(+day));
  await on.getByLabel("Month").fill(String(+month));
  await on.getByLabel("Year").fill(year);
}

// addReason fills in the n-th reason of an answer of the CPS.
export async function addReason(page, n, code, place, text) {
  const row = page.locator(".moj-add-another__item").nth(n - 1);
  await chooseOption(row.getByLabel("Reason", { exact: true }), code);
  if (place) await chooseOption(row.getByLabel("Section, term or item"), place);
  await row.getByLabel("What is wrong?").fill(text);
}

// chooseOption chooses by how an option begins or what it names; a list that is typed into keeps its list behind it.
export async function chooseOption(control, words) {
  if ((await control.evaluate((e) => e.tagName)) === "SELECT") {
    const label = (await control.locator("option").allTextContents()).map((o) => o.trim()).find((o) => o.replace(/^– /, "").startsWith(words));
    return control.selectOption({ label });
  }
  await control.fill(words);
  await control.press("ArrowDown");
  await control.press("Enter");
}
