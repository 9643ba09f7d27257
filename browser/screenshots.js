// Writes one picture of each page into docs/screenshots, as it stands in a window of 1280 x 900.
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, Person } from "./browse.js";
import { startDesk } from "./desk.js";
import { usual } from "./fonts.js";
import { stage } from "./pictures.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "screenshots");

const [desk, browser] = await Promise.all([startDesk(), launch(usual)]);
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const people = new Map();
  for (const [name, who, path] of await stage(desk)) {
    if (!people.has(who)) people.set(who, await (who ? Person.arrive : Person.visit)(browser, desk, who));
    const { page } = people.get(who);
    await page.goto(path);
    await page.screenshot({ path: join(folder, name + ".png"), animations: "disabled" });
    console.log(`docs/screenshots/${name}.png`);
  }
} finally {
  await Promise.all([desk.stop(), browser.close()]);
}
