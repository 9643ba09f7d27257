// How much an applicant does for an application with two terms, from the empty draft to the page that submits it: pages
// loaded, links and buttons pressed, and entries made. make effort prints it.
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";

const force = "applicant.thames-valley";
const terms = 2;
const most = 120; // pages, before it is given up
const count = { pages: 0, presses: 0, entries: 0 };

// leaves are the values of a part of the content, by the names of the form's controls.
function leaves(at, value, found = new Map()) {
  if (value === null || value === "") return found;
  if (Array.isArray(value)) {
    if (value.length && value.every((v) => typeof v === "string")) found.set(at, value);
    value.forEach((v, i) => leaves(`${at}/${i}`, v, found));
  } else if (typeof value === "object") {
    for (const [name, v] of Object.entries(value)) if (name !== "id" && name !== "number") leaves(`${at}/${name}`, v, found);
  } else if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    const [year, month, day] = value.split("-").map(Number);
    for (const [part, n] of Object.entries({ day, month, year })) found.set(`${at}-${part}`, String(n));
  } else {
    found.set(at, typeof value === "boolean" ? (value ? "yes" : "no") : String(value));
  }
  return found;
}

const quoted = (text) => text.replace(/["\\]/g, "\\$&");

// enter makes one entry, unless the page says it already.
async function enter(page, name, value) {
  const all = page.locator(`[name="${quoted(name)}"]:not([type=hidden])`);
  if (Array.isArray(value)) {
    for (const one of value) {
      const box = page.locator(`[name="${quoted(name)}"][value="${quoted(one)}"]`);
      if ((await box.count()) && !(await box.isChecked())) {
        await box.check();
        count.entries++;
      }
    }
    return;
  }
  if (!(await all.count())) return;
  const box = page.locator(`[name="${quoted(name)}~typed"]`);
  if (await box.count()) {
    const words = await all.first().evaluate((list, v) => [...list.options].find((o) => o.value === v)?.textContent.trim() ?? v, value);
    if ((await box.inputValue()) === words) return;
    await box.fill(words);
    await box.press("Tab");
  } else if (/radio|checkbox/.test(await all.first().getAttribute("type"))) {
    const one = page.locator(`[name="${quoted(name)}"][value="${quoted(value)}"]`);
    if (!(await one.count()) || (await one.isChecked())) return;
    await one.check();
  } else if ((await all.first().evaluate((e) => e.tagName)) === "SELECT") {
    if ((await all.first().inputValue()) === value) return;
    await all.first().selectOption(value);
  } else {
    if ((await all.first().inputValue()) === value || !(await all.first().isVisible())) return;
    await all.first().fill(value);
  }
  count.entries++;
}

async function press(person, what) {
  count.presses++;
  await person.follow(() => what.click());
}

async function fill(person, values) {
  const { page } = person;
  for (let more = true; more; ) {
    more = false;
    for (const add of await page.locator('button[name=do][value^="add:"]').all()) {
      const list = (await add.getAttribute("value")).slice(4);
      const shown = await page.locator(`[value="remove:${quoted(list)}"], [value^="remove:${quoted(list)}/"]`).count();
      const wanted = new Set([...values.keys()].filter((n) => n.startsWith(list + "/")).map((n) => n.slice(list.length + 1).split(/[/-]/)[0])).size;
      if (shown >= wanted) continue;
      count.presses++;
      const wait = page.waitForFunction((n) => document.querySelectorAll(n[0]).length > n[1],
        [`[value="remove:${quoted(list)}"], [value^="remove:${quoted(list)}/"]`, shown]);
      await add.click();
      await wait;
      more = true;
      break;
    }
  }
  const kinds = [...values].sort(([a], [b]) => Number(b.endsWith("/kind")) - Number(a.endsWith("/kind")));
  for (const [name, value] of kinds) await enter(page, name, value);
}

async function run(person, id, content) {
  const { page } = person, home = `/applications/${id}`;
  await person.goto(home);
  let written = 0;
  const seen = new Map();
  for (let i = 0; i < most; i++) {
    const path = new URL(page.url()).pathname;
    seen.set(path, (seen.get(path) ?? 0) + 1);
    if (path.includes("/sections/") && seen.get(path) > 2) break; // something is wanted there that the sample does not say
    const section = path.match(/\/sections\/(\w+)$/)?.[1];
    if (section) {
      await fill(person, leaves("/" + section, content[section]));
      await press(person, page.getByRole("button", { name: "Save and continue", exact: true }).last());
    } else if (path.endsWith("/terms/new") && written < terms) {
      while (written < terms) {
        await fill(person, leaves("/terms/0", content.terms[written++]));
        await press(person, page.getByRole("button", { name: written < terms ? "Save and add another term" : "Save and continue", exact: true }).last());
      }
    } else if (path.endsWith("/terms") && written < terms) {
      await press(person, page.locator('main a[href$="/terms/new"]').first());
    } else if (path.endsWith("/terms")) {
      const next = page.locator("main a", { hasText: /^Continue/ });
      await press(person, (await next.count()) ? next.first() : page.getByRole("link", { name: "Back to the application" }));
    } else {
      const next = page.locator("main a", { hasText: /^Continue/ });
      if (!(await next.count())) break;
      await press(person, next.first());
    }
  }
  await person.goto(home + "/submit");
  return page.locator("main").innerText();
}

const [desk, browser] = await Promise.all([startDesk(), launch()]);
try {
  const { items } = await desk.ask(force, "GET", "/applications?q=SEROCU/2026/014");
  const { content } = await desk.ask(force, "GET", "/applications/" + items[0].id);
  const { id } = await desk.ask(force, "POST", "/applications", { force: "thames-valley" });
  const person = await Person.arrive(browser, desk, force);
  person.page.on("domcontentloaded", () => count.pages++);
  const end = await run(person, id, content);
  console.log(`${count.pages} pages loaded, ${count.presses} links and buttons pressed, ${count.entries} entries`);
  if (process.env.SCPO_EFFORT_END) console.log(end);
} finally {
  await Promise.all([desk.stop(), browser.close()]);
}
