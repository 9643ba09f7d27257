// Every link is followed as each role. Nothing that is asked for changes anything, and every page is whole and accessible.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Person } from "./browse.js";
import { crawl } from "./crawl.js";
import { startDesk } from "./desk.js";
import { usual, wide } from "./fonts.js";
import { fits, look } from "./look.js";

// Of pages that differ only in the ids of their address, this many are read: the demonstration has many cases.
const alike = 24;
const people = ["applicant.thames-valley", "applicant.essex", "officer.serocu", "officer.ersou", "cps.reviewer", "manager.thames-valley", "manager.serocu", "lead.national", "auditor", "admin"];

// What reading writes by itself: that it was read, that so much is read (which the auditor hears of, by night sooner than by
// day), that the reader is there, and the papers of a round from before papers were made, which are made from its submitted
// version when they are first asked for.
const written = ["access_log", "audit_entries", "audit_heads", "audit_notices", "papers", "sessions", "sqlite_sequence"];

let desk, browser, narrower, earlier;
const met = new Map(); // by username: an example of each kind of page, in each state
const seen = new Set(); // kinds of page that were looked at, by role; the help is the same for all roles
before(async () => {
  [desk, browser, narrower] = await Promise.all([startDesk(), launch(wide), launch(usual)]);
  earlier = tables();
});
after(() => Promise.all([desk?.stop(), browser?.close(), narrower?.close()]));

const tables = () => Object.fromEntries(Object.entries(desk.tables()).filter(([name]) => !written.includes(name)));

for (const username of people) {
  test(`no link that ${username} follows changes anything, and every page is whole`, async (t) => {
    const found = await crawl(desk, username, alike);
    t.diagnostic(`${found.read} pages read`);
    met.set(username, found.examples);
    assert.deepEqual(found.faults, []);
    assert.deepEqual(found.secrets, []);
    assert.deepEqual(tables(), earlier);
  });
}

for (const username of people) {
  test(`every kind of page in every state is accessible and fits for ${username}`, async (t) => {
    const person = await Person.arrive(browser, desk, username), other = await Person.arrive(narrower, desk, username);
    const faults = [];
    let looked = 0;
    for (const [kind, path] of met.get(username)) {
      const key = /^.(help|accessibility)/.test(kind) ? kind : `${person.user.role} ${kind}`;
      if (seen.has(key)) continue;
      seen.add(key);
      await person.goto(path);
      faults.push(...(await look(person.page)));
      await other.goto(path);
      faults.push(...(await fits(other.page)).map((line) => `${line}, in ${usual.family}`));
      looked++;
    }
    t.diagnostic(`${looked} pages looked at`);
    assert.deepEqual(faults, []);
    await person.leave();
    await other.leave();
    assert.deepEqual(tables(), earlier);
  });
}

test("what is read is in the access log", () => {
  const kinds = desk.sql("SELECT DISTINCT kind FROM access_log ORDER BY kind").trim().split("\n");
  for (const kind of ["audit", "export", "figures", "list", "view"]) assert.ok(kinds.includes(kind), `${kind} in ${kinds}`);
});
