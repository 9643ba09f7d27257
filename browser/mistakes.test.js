// What people do by mistake, and what happens to them: each ends on a page that says what happened and what to do.
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

const drafted = async () => "/applications/" + (await desk.ask(force, "POST", "/applications", { force: "thames-valley", content })).id;
const facts = (page) => page.getByLabel("Summary of facts");

for (const script of [true, false]) {
  const as = (username) => Person.arrive(browser, desk, username, { script });
  const look = (person) => sound(person.page, script);
  const on = script ? "with script" : "without script";

  test(`a second window: the form of the first is stale, and nothing typed is lost, ${on}`, async () => {
    const person = await as(force), path = (await drafted()) + "/sections/facts";
    await person.goto(path);
    const first = person.page, second = await person.open();
    await person.goto(path);
    await facts(second).fill("Written in the second window.");
    await person.press("Save and come back later");
    person.page = first;
    await facts(first).fill("Written in the first window.");
    await person.press("Save and come back later");
    await person.reads("You changed this section in another window", "Your answers are not saved yet", /Differences.*second/);
    assert.equal(await facts(first).inputValue(), "Written in the first window.");
    await look(person);
    await person.press("Save and come back later");
    await person.reads("Summary of facts saved");
    await person.leave();
  });

  test(`a stale form: the application went on meanwhile, ${on}`, async () => {
    const person = await as(force), path = (await drafted()) + "/submit";
    await person.goto(path);
    const first = person.page;
    await person.open();
    await person.goto(path);
    await person.press("Confirm and submit");
    person.page = first;
    await person.press("Confirm and submit");
    await person.reads("This application has changed since you opened it", "Your change was not saved", "What you can do", "Open the application");
    await look(person);
    await person.leave();
  });

  test(`the back button after a form was sent, ${on}`, async () => {
    const person = await as(force), path = await drafted();
    await person.goto(path + "/submit");
    await person.press("Confirm and submit");
    await person.page.goBack();
    const again = person.page.getByRole("button", { name: "Confirm and submit" });
    if (await again.count()) await person.press("Confirm and submit");
    await person.reads(/You cannot do this now|You submitted the application/);
    await look(person);
    assert.equal(desk.sql(`SELECT count(*) FROM events WHERE application_id = '${path.split("/").pop()}' AND action = 'submit-for-qa'`).trim(), "1");
    await person.leave();
  });

  test(`a double click starts one application, ${on}`, async () => {
    const person = await as(force);
    const count = () => Number(desk.sql("SELECT count(*) FROM applications"));
    const before = count();
    await person.goto("/applications/new");
    await person.page.getByLabel("A person", { exact: true }).check();
    await person.page.getByLabel("Family name", { exact: true }).fill(`Doubletap ${on}`);
    await person.follow(() => person.page.getByRole("button", { name: "Start application", exact: true }).dblclick());
    await person.page.waitForURL(/applications\/[0-9a-f-]{36}$/);
    assert.equal(await person.heading(), "Draft application");
    assert.equal(count(), before + 1);
    await person.leave();
  });

  test(`sign-in that ends while somebody types: the text is kept and can be sent, ${on}`, async () => {
    const person = await as(force), path = (await drafted()) + "/sections/facts";
    await person.goto(path);
    await endSessions(person);
    await facts(person.page).fill("Typed while the session ended.");
    await person.press("Save and come back later");
    await person.reads("You have been signed out", "Your answers are kept on this page");
    await look(person);
    const kept = person.page;
    await person.open();
    await person.signIn();
    person.page = kept;
    await person.press("Send again");
    await person.reads("Summary of facts saved");
    await person.goto(path);
    assert.equal(await facts(person.page).inputValue(), "Typed while the session ended.");
    await person.leave();
  });

  test(`a link to a case that is not theirs, or is none, ${on}`, async () => {
    const person = await as("applicant.essex");
    const answers = [];
    for (const path of [await drafted(), "/applications/00000000-0000-4000-8000-000000000000", "/nothing"]) {
      const response = await person.goto(path);
      assert.equal(response.status(), 404);
      await look(person);
      answers.push(await person.page.locator("main").innerText());
    }
    assert.match(answers[0], /do not have access to it[^]*What you can do/);
    assert.deepEqual(new Set(answers).size, 1, "all say the same");
    await person.leave();
  });
}

test("a form that another site sends is refused, and the page says so", async () => {
  const person = await Person.arrive(browser, desk, force);
  const page = await person.context.newPage();
  await page.route("http://elsewhere.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<form method="post" action="${desk.url}/applications/new"><input name="key" value="k"><button>Win</button></form>` }));
  await page.goto("http://elsewhere.example/");
  const before = desk.sql("SELECT count(*) FROM applications");
  await Promise.all([page.waitForURL(desk.url + "/**"), page.getByRole("button").click()]);
  person.page = page;
  await person.reads("This form came from another site", "Nothing was done", "What you can do");
  assert.equal(desk.sql("SELECT count(*) FROM applications"), before);
  await sound(page);
  await person.leave();
});

test("before a session ends for want of use, a dialog says so and prolongs it", async () => {
  const person = await Person.arrive(browser, desk, force);
  const { page } = person;
  const away = (minutes) => desk.sql(`UPDATE sessions SET last_seen_at = last_seen_at - ${minutes} * 60 * 1000000 WHERE user_id = (SELECT id FROM users WHERE username = '${force}')`);
  // The page asks anew when somebody comes back to it; the answer is waited for, or the next one could overtake it.
  const asked = (method, act) => Promise.all([page.waitForResponse((r) => r.url().endsWith("/session") && r.request().method() === method), act()]);
  const back = () => asked("GET", () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))));
  await page.waitForLoadState("networkidle");
  const dialog = page.getByRole("dialog", { name: "You are about to be signed out" });
  await back();
  assert.equal(await dialog.count(), 0);
  away(26);
  await back();
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /signed out in 4 minutes/);
  assert.match(await page.title(), /^You are about to be signed out/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Stay signed in");
  await sound(page);
  await asked("POST", () => page.keyboard.press("Enter"));
  await dialog.waitFor({ state: "hidden" });
  await back();
  assert.equal(await dialog.count(), 0);
  await endSessions(person);
  await back();
  await page.getByRole("dialog", { name: "You have been signed out" }).waitFor();
  await sound(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await person.leave();
});

// endSessions signs the person out everywhere, from another machine.
async function endSessions(person) {
  const other = await Person.arrive(browser, desk, person.user.username);
  await other.goto("/me");
  await other.press(/Sign out everywhere/);
  await other.reads("You are signed out everywhere");
  await other.leave();
}
