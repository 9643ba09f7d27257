// Debian's Chromium, and people who sit before it.
import assert from "node:assert/strict";
import { accessSync, constants, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { environment, wide } from "./fonts.js";

export const desktop = { width: 1280, height: 900 };
const patience = 15_000;
const quick = 3_000;

// launch starts a browser that sees one font alone. What breaks a page breaks it first in a wide one.
export async function launch(font = wide) {
  const { folder, env } = environment(font);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? onPath("chromium"),
    env: { ...process.env, ...env },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  browser.once("disconnected", () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

function onPath(program) {
  for (const folder of process.env.PATH.split(delimiter)) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue; // not in this folder
    }
  }
  assert.fail(`${program} is not installed: run make test-browser, or scripts/need-browser`);
}

// Person is somebody of the demonstration with a browser of their own. Whatever their pages ask of anybody else, and
// every fault of a script, is kept in faults.
export class Person {
  // visit opens a browser; arrive signs in too.
  static async visit(browser, desk, username, { script = true } = {}) {
    const context = await browser.newContext({
      baseURL: desk.url, viewport: desktop, javaScriptEnabled: script, locale: "en-GB", timezoneId: "Europe/London",
    });
    context.setDefaultTimeout(patience);
    const person = new Person(context, desk, desk.users.get(username));
    await person.open();
    return person;
  }

  static async arrive(browser, desk, username, options) {
    const person = await Person.visit(browser, desk, username, options);
    await person.signIn();
    return person;
  }

  constructor(context, desk, user) {
    Object.assign(this, { context, desk, user, faults: [] });
  }

  // open makes another tab the one that this person looks at.
  async open() {
    this.page = await this.context.newPage();
    watch(this.page, this.desk.url, this.faults);
    return this.page;
  }

  async signIn() {
    await this.page.goto("/sign-in");
    await this.page.getByLabel(this.user.name, { exact: true }).check();
    await this.press("Sign in");
  }

  // press presses a button or follows a link of the main part, and waits for the page that follows.
  async press(name) {
    const main = this.page.locator("main"), by = { name, exact: typeof name === "string" };
    const one = main.getByRole("button", by).or(main.getByRole("link", by)).first();
    await one.waitFor({ timeout: quick }).catch(() => assert.fail(`${this.user.username} finds no ${name} at ${this.page.url()}`));
    await this.follow(() => one.click());
  }

  // follow does what leads to another page, and waits for that.
  async follow(act) {
    await Promise.all([this.page.waitForEvent("domcontentloaded"), act()]);
    await this.page.waitForLoadState("load");
  }

  async goto(path) {
    return this.page.goto(path);
  }

  heading() {
    return this.page.locator("h1").innerText();
  }

  // reads holds the page to some words.
  async reads(...words) {
    const text = flat(await this.page.locator("body").innerText());
    for (const w of words) {
      assert.ok(w instanceof RegExp ? w.test(text) : text.includes(w), `${this.user.username} does not read ${w} at ${this.page.url()}:\n${text}`);
    }
  }

  async leave() {
    await this.context.close();
    assert.deepEqual(this.faults, []);
  }
}

const flat = (text) => text.replace(/\s+/g, " ");

function watch(page, url, faults) {
  page.on("request", (r) => {
    if (r.url().startsWith("data:")) return;
    if (!r.url().startsWith(url + "/")) faults.push(`asks ${r.url()}`);
    if (/font|woff|crest|crown|logotype/.test(r.url())) faults.push(`asks ${r.url()}`);
  });
  page.on("pageerror", (e) => faults.push(`${page.url()}: ${e.message}`));
  page.on("console", (m) => {
    if (m.type() === "error" && !expected(m.text())) faults.push(`${page.url()}: ${m.text()}`);
  });
}

// expected is what Chromium calls an error and is not one: a page with a status of 4xx that a test asks for, and the style
// attribute of the library that makes lists typeable, which the policy refuses and our style sheet makes good.
function expected(text) {
  return text.startsWith("Failed to load resource: the server responded with a status of 4") || /inline style/.test(text);
}
