// What holds for every page, whoever looks at it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const narrowest = { width: 320, height: 640 };

// look gives what is wrong with the page as it stands, in lines; none is what is wanted. With script off, axe cannot run.
export async function look(page, script = true) {
  const found = [...(await frame(page)), ...(script ? await violations(page) : [])];
  return [...found.map((line) => at(page, line)), ...(await fits(page))];
}

// fits gives what makes the page wider than the narrowest screen, in lines.
export async function fits(page) {
  const usual = page.viewportSize();
  await page.setViewportSize(narrowest); // also what 400% of 1280 leaves
  const found = await overflow(page);
  await page.setViewportSize(usual);
  return found.map((line) => at(page, line));
}

const at = (page, line) => `${new URL(page.url()).pathname}: ${line}`;

// sound holds the page to having nothing wrong with it.
export async function sound(page, script) {
  assert.deepEqual(await look(page, script), []);
}

async function frame(page) {
  return page.evaluate(() => {
    const found = [];
    const say = (holds, words) => holds || found.push(words);
    const headings = document.querySelectorAll("h1");
    say(headings.length === 1, `${headings.length} h1`);
    const heading = headings[0]?.textContent.trim().replace(/\s+/g, " ");
    say(document.title.endsWith(" – SCPO Desk"), `title ${document.title}`);
    say(heading, "an empty h1");
    const marks = document.querySelectorAll(".app-marking strong");
    say(marks.length === 2 && [...marks].every((m) => m.textContent.startsWith("OFFICIAL")), "the marking is missing");
    say(!!document.querySelector("main#main-content"), "no main part");
    const wrong = document.querySelector(".govuk-error-summary");
    say(!!wrong === document.title.startsWith("Error: "), "title and error summary disagree");
    for (const link of document.querySelectorAll(".govuk-error-summary a")) {
      say(document.getElementById(link.getAttribute("href").slice(1)), `the error ${link.textContent} leads nowhere`);
    }
    for (const form of document.querySelectorAll("form")) {
      const own = !form.getAttribute("action") || form.getAttribute("action").startsWith("/") || form.getAttribute("action").startsWith("?");
      say(own, `a form goes to ${form.getAttribute("action")}`);
    }
    say(!document.querySelector("[style], [onclick], style"), "an inline style or script");
    let level = 1; // the error summary, of level 2, stands before the h1
    for (const h of document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")) {
      if (!h.checkVisibility()) continue;
      const own = Number(h.tagName[1]);
      say(own <= level + 1, `the heading ${h.textContent.trim()} skips a level`);
      level = own;
    }
    const leads = new Map();
    for (const link of document.querySelectorAll("a[href]")) {
      const around = link.closest("th, td"); // one subject may have two applications: the reference stands in the same cell (WCAG 2.4.4)
      const name = [link.getAttribute("aria-label") ?? link.textContent, around ? `(${around.textContent})` : ""].join(" ").trim().replace(/\s+/g, " ");
      say((leads.get(name) ?? link.href) === link.href, `the link ${name} leads to ${leads.get(name)} and to ${link.href}`);
      leads.set(name, link.href);
    }
    return found;
  });
}

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }), rules);
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)} (${(n.any[0] ?? n.all[0] ?? n.none[0])?.message})`));
}

// overflow names what makes the page scroll sideways. A table may scroll in a box of its own.
async function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const boxed = (e) => e.parentElement !== root && (getComputedStyle(e.parentElement).overflowX !== "visible" || boxed(e.parentElement));
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !boxed(e));
    return [`scrolls sideways at 320 px: ${root.scrollWidth} px, by ${wide.slice(-3).map((e) => e.outerHTML.slice(0, 120)).join(" | ")}`];
  });
}
