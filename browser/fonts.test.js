// The font is what the test chose, whatever else the machine has: widths would be those of the machine otherwise.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./browse.js";
import { usual, wide } from "./fonts.js";

for (const font of [usual, wide]) {
  test(`the pages are seen in ${font.family}`, async () => {
    const browser = await launch(font);
    try {
      const page = await browser.newPage();
      await page.setContent(`<p style="font-family: arial, sans-serif"><b>Order</b></p><p style="font-family: monospace">8f3a</p><p style="font-family: Verdana, sans-serif">Order</p>`);
      assert.deepEqual(await fontsOf(page), [font.family, font.mono, font.family]);
    } finally {
      await browser.close();
    }
  });
}

// fontsOf says in which font each paragraph is drawn.
async function fontsOf(page) {
  const asked = await page.context().newCDPSession(page);
  await asked.send("DOM.enable");
  await asked.send("CSS.enable");
  const { root } = await asked.send("DOM.getDocument");
  const { nodeIds } = await asked.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "p" });
  const found = [];
  for (const nodeId of nodeIds) {
    const { fonts } = await asked.send("CSS.getPlatformFontsForNode", { nodeId });
    found.push(...fonts.map((f) => f.familyName));
  }
  return found;
}
