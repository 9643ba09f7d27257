// The fonts in which the pages are looked at: those of the tests, and not what the machine has.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// The file tells where a font is. Packages of Debian that have them: fonts-liberation and fonts-dejavu-core.
export const usual = { family: "Liberation Sans", mono: "Liberation Mono", file: "LiberationSans-Bold.ttf" }; // each letter is as wide as Arial's
export const wide = { family: "DejaVu Sans", mono: "DejaVu Sans Mono", file: "DejaVuSans-Bold.ttf" }; // a sixth wider

const folders = ["/usr/share/fonts", "/usr/local/share/fonts"];

// environment has a browser see that font alone, whichever the pages ask for. Its folder is the browser's to keep a cache in.
export function environment(font) {
  const kept = mkdtempSync(join(tmpdir(), "desk-fonts-"));
  const file = join(kept, "fonts.conf");
  const prefer = (asked, given) => `<alias binding="same"><family>${asked}</family><prefer><family>${given}</family></prefer></alias>`;
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${folderOf(font)}</dir>
<cachedir>${kept}</cachedir>
${["Arial", "sans-serif", "Helvetica", "system-ui"].map((asked) => prefer(asked, font.family)).join("\n")}
${prefer("monospace", font.mono)}
</fontconfig>
`);
  return { folder: kept, env: { FONTCONFIG_FILE: file } };
}

function folderOf({ family, file }) {
  for (const folder of folders) {
    const found = list(folder).find((name) => name.endsWith("/" + file));
    if (found) return dirname(join(folder, found));
  }
  assert.fail(`${family} is not installed: run make test-browser, or scripts/need-browser`);
}

function list(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => "/" + name);
  } catch {
    return []; // no such folder
  }
}
