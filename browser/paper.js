// Papers as files: what the programs that people read them with find in them, and an order that was changed in Word.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { crc32 } from "node:zlib";

// readAll opens each file of a folder with the program that reads it, and gives the words of each by the file's name:
// qpdf and poppler for PDF, LibreOffice, once for all, for Word.
export function readAll(dir, names) {
  const words = new Map();
  for (const name of names.filter((n) => n.endsWith(".pdf"))) {
    const file = join(dir, name);
    assert.match(run("qpdf", "--check", file), /No syntax or stream encoding errors/);
    assert.match(run("pdfinfo", file), /Tagged: +yes/);
    words.set(name, flat(run("pdftotext", "-layout", file, "-")));
  }
  const word = names.filter((n) => n.endsWith(".docx"));
  const out = join(dir, "read");
  mkdirSync(out, { recursive: true });
  run("soffice", `-env:UserInstallation=file://${join(dir, "office")}`, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, ...word.map((n) => join(dir, n)));
  for (const name of word) words.set(name, flat(readFileSync(join(out, basename(name, ".docx") + ".txt"), "utf8")));
  return words;
}

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const flat = (text) => text.replace(/\s+/g, " ");

// changed has other words of the same length in the text of a Word document that is not compressed.
export function changed(file, from, to) {
  const name = "word/document.xml";
  const entry = (mark, length) => {
    let at = file.indexOf(name);
    while (!file.subarray(at - length).toString("latin1").startsWith(mark)) at = file.indexOf(name, at + 1);
    return at;
  };
  const local = entry("PK\x03\x04", 30), central = entry("PK\x01\x02", 46), begin = local + name.length;
  const text = file.subarray(begin, begin + file.readUInt32LE(local - 30 + 18));
  const place = text.indexOf(from, text.indexOf("ListNumber"));
  assert.ok(place > 0, `${from} is not in the order`);
  text.write(to, place);
  file.writeUInt32LE(crc32(text), local - 30 + 14);
  file.writeUInt32LE(crc32(text), central - 46 + 16);
  return file;
}
