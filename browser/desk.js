// The program under test: bin/standalone on a fresh data folder and a free port, with the people of the demonstration.
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.SCPO_TEST_STANDALONE ?? join(here, "..", "bin", "standalone");
const ready = "SCPO Desk is ready at ";
const readyLimit = 120_000;

// startDesk resolves when the program says that it is ready. Whoever starts it stops it.
export async function startDesk(...flags) {
  const dir = mkdtempSync(join(tmpdir(), "desk-browser-"));
  const child = spawn(program, ["--data", dir, "--addr", "127.0.0.1:0", "--demo", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  process.once("SIGTERM", () => process.exit(1));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the program was not ready in time")), readyLimit);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith(ready)) return;
      clearTimeout(late);
      resolve(line.slice(ready.length).trim());
    });
  });
  const users = JSON.parse(readFileSync(join(dir, "demo-users.json"), "utf8"));
  return new Desk(dir, url, new Map(users.map((u) => [u.username, u])), async () => {
    child.kill("SIGTERM");
    await ended;
    process.removeListener("exit", kill);
    rmSync(dir, { recursive: true, force: true });
  });
}

class Desk {
  constructor(dir, url, users, stop) {
    Object.assign(this, { dir, url, users, stop });
  }

  // ask is the JSON API as that person; a refusal is an error.
  async ask(username, method, path, body, headers = {}) {
    const response = await fetch(this.url + "/api/v1" + path, {
      method,
      headers: {
        Authorization: "Bearer " + this.users.get(username).token,
        "Content-Type": "application/json",
        ...(method === "POST" ? { "Idempotency-Key": randomUUID() } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  // sql reads, or where a test plays the passing of time, writes the program's own database.
  sql(statement) {
    return execFileSync("sqlite3", ["-cmd", ".timeout 5000", join(this.dir, "scpo.db"), statement], { encoding: "utf8", maxBuffer: 1 << 28 });
  }

  // tables gives each table's number of rows and a hash of all that is in it, but for what the clock says of deadlines: it
  // speaks at nine and at four on working days, whoever is there.
  tables() {
    const found = {};
    for (const name of this.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").trim().split("\n")) {
      const from = name === "notices" ? "notices WHERE cause NOT LIKE 'clock/%'" : `"${name}"`;
      const rows = this.sql(`SELECT count(*) FROM ${from}`).trim();
      found[name] = `${rows} rows, ${createHash("sha256").update(this.sql(`SELECT * FROM ${from}`)).digest("hex").slice(0, 16)}`;
    }
    return found;
  }
}
