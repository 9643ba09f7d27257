// A journey without a mouse: sign in, open a case, answer a point, submit.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";

let desk, browser;
before(async () => ([desk, browser] = await Promise.all([startDesk(), launch()])));
after(() => Promise.all([desk?.stop(), browser?.close()]));

const most = 150; // stops of the tab key on one page

test("everything is reached, seen and done by keyboard", { timeout: 90_000 }, async () => {
  const person = await Person.visit(browser, desk, "applicant.sussex");
  await person.goto("/sign-in");
  await person.page.keyboard.press("Tab");
  assert.equal(await focused(person), "Skip to main content");
  await person.page.keyboard.press("Enter");
  await person.page.keyboard.press("Tab");
  for (let i = 0; (await focused(person)) !== person.user.name; i++) {
    assert.ok(i < most, "the person is not among the choices");
    await person.page.keyboard.press("ArrowDown");
  }
  await enter(person, "Sign in");
  await enter(person, /^BRANCASTER-LUME/);
  await enter(person, "Respond to review points");
  for (const number of [1, 2]) {
    await reach(person, "Changed");
    await person.page.keyboard.press("ArrowDown");
    assert.equal(await focused(person), "No change needed (explain why)");
    await reach(person, `Details for point ${number}`);
    await person.page.keyboard.type("It cannot arise: the register says so.");
  }
  await enter(person, "Save responses");
  await person.reads("2 responses saved");
  await enter(person, /^resubmit the application$/i);
  await enter(person, "Confirm and submit");
  await person.reads("You submitted the application");
  await person.leave();
});

// focused is what the keyboard is on, in words.
async function focused(person) {
  return person.page.evaluate(() => {
    const e = document.activeElement;
    return (e.labels?.[0]?.innerText ?? e.innerText ?? "").trim();
  });
}

// reach presses Tab until the words have the focus; as many times as are to be passed before. Each stop must be seen.
async function reach(person, words, pass = 0) {
  for (let i = 0; i < most; i++) {
    await person.page.keyboard.press("Tab");
    const here = await focused(person);
    assert.ok(await seen(person), `the focus on "${here}" is not seen at ${person.page.url()}`);
    if ((words instanceof RegExp ? words.test(here) : here === words) && pass-- === 0) return;
  }
  assert.fail(`the keyboard does not reach ${words} at ${person.page.url()}`);
}

async function enter(person, words) {
  await reach(person, words);
  await person.follow(() => person.page.keyboard.press("Enter"));
}

// seen says that the focus is in the window and drawn.
async function seen(person) {
  return person.page.evaluate(() => {
    const e = document.activeElement;
    if (e === document.body) return true; // past the last stop
    const shown = e.labels?.[0] && ["radio", "checkbox"].includes(e.type) ? e.labels[0] : e;
    const box = shown.getBoundingClientRect(), style = getComputedStyle(e);
    const drawn = style.outlineStyle !== "none" || style.boxShadow !== "none" || getComputedStyle(e.nextElementSibling ?? e, "::before").boxShadow !== "none";
    return drawn && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  });
}
