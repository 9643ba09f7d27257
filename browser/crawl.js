// Follows every link as somebody of the demonstration would, without a browser.
import assert from "node:assert/strict";

// Reader is a person without a browser, who keeps one cookie.
export class Reader {
  constructor(url) {
    this.url = url;
  }

  async ask(path, options = {}) {
    const response = await fetch(this.url + path, {
      redirect: "manual",
      ...options,
      headers: { ...(this.cookie ? { Cookie: this.cookie } : {}), "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", ...options.headers },
    });
    for (const line of response.headers.getSetCookie()) this.cookie = line.split(";")[0];
    return response;
  }

  async signIn(username) {
    const response = await this.ask("/sign-in", {
      method: "POST",
      headers: { Origin: this.url, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ person: username }),
    });
    assert.equal(response.status, 303);
  }
}

// kindOf is an address without what tells one case, point or section from another.
function kindOf(path) {
  const url = new URL(path, "http://desk");
  const place = url.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")
    .replace(/\/(terms\/library|terms\/remove|terms|points|submissions|documents|sections|checks|users)\/(?!new|library|remove)[^/]+/g, "/$1/{}");
  return place + "?" + [...url.searchParams.keys()].sort().join("&");
}

function linksOf(html, from) {
  const found = [];
  for (const [, href] of html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
    const url = new URL(href.replaceAll("&amp;", "&").replaceAll("&#43;", "+"), from);
    if (url.protocol.startsWith("http")) found.push(url);
  }
  return found;
}

// faultsOf are what is wrong with a page, whoever reads it.
function faultsOf(html, url, origin) {
  const found = [];
  const count = (pattern) => [...html.matchAll(pattern)].length;
  if (!/<title>[^<]+ – SCPO Desk<\/title>/.test(html)) found.push("no title");
  if (count(/<h1[\s>]/g) !== 1) found.push(`${count(/<h1[\s>]/g)} h1`);
  if (count(/class="app-marking"/g) !== 2) found.push("no marking at both ends");
  if (count(/This is a demonstration\./g) !== 1) found.push("no banner of the demonstration");
  if (count(/<script/g) !== 4) found.push("another script");
  if (/\son\w+="|\sstyle="|<style/.test(html)) found.push("an inline style or script");
  if (/ZgotmplZ|%!|&lt;no value|\[object/.test(html)) found.push("a template's leavings");
  for (const [, address] of html.matchAll(/\s(?:src|action|href|srcset|poster|data)="([^"]*)"/g)) {
    if (!new URL(address.replaceAll("&amp;", "&"), url).href.startsWith(origin + "/")) found.push(`leads away: ${address}`);
  }
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (twice.length) found.push(`ids twice: ${twice.slice(0, 3)}`);
  return found;
}

// stateOf is how far the case of a page has come; empty where the page is of no case.
function stateOf(html) {
  return /app-case-head__name.*?class="govuk-tag[^"]*">\s*([^<]*?)\s*</s.exec(html)?.[1] ?? "";
}

// crawl follows every link from the first page on; it gives what it read, what was wrong, and an example of each
// kind of page in each state of its case. Of pages that differ only in the ids of their address it reads as many as alike.
export async function crawl(desk, username, alike) {
  const reader = new Reader(desk.url);
  await reader.signIn(username);
  const waiting = ["/"], met = new Set(waiting), kinds = new Map(), examples = new Map(), faults = [], secrets = [];
  const meet = (url, from) => {
    const path = url.pathname + url.search;
    if (url.origin !== desk.url) return faults.push(`${from} leads away to ${url}`);
    if (met.has(path) || path.startsWith("/assets/")) return;
    met.add(path);
    const kind = kindOf(path), n = kinds.get(kind) ?? 0;
    kinds.set(kind, n + 1);
    if (n < alike) waiting.push(path);
  };
  let read = 0;
  while (waiting.length) {
    const path = waiting.shift();
    const response = await reader.ask(path);
    const html = await response.text();
    read++;
    if (response.status === 303 && path !== "/sign-in") {
      meet(new URL(response.headers.get("Location"), desk.url), path);
      continue;
    }
    if (response.status !== 200) {
      faults.push(`${path}: ${response.status}`);
      continue;
    }
    if (response.headers.get("Cache-Control") !== "no-store") faults.push(`${path}: may be kept by the browser`);
    if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) continue;
    faults.push(...faultsOf(html, desk.url + path, desk.url).map((f) => `${path}: ${f}`));
    secrets.push(...[...desk.users.values()].filter((u) => html.includes(u.token) || html.includes(u.password)).map(() => path));
    const example = `${kindOf(path)} ${stateOf(html)}`.trim();
    if (!examples.has(example)) examples.set(example, path);
    for (const url of linksOf(html, desk.url + path)) meet(url, path);
  }
  return { read, examples, faults, secrets };
}
