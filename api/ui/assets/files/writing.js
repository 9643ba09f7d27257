// What somebody writes is saved while they write, by the same address and rules as by the button. What is not saved yet
// stays in the form, the page says so, and asks before it is left.

const pause = 2_000; // without a key, before a save
const longest = 6_000; // that text waits for a save while keys go on
const firstAgain = 2_000; // before a save that failed is tried again; twice as long each time
const lastAgain = 30_000;
const mostUnanswered = 5;
const mostKeptAlive = 60_000; // characters; browsers refuse more
const patience = 4_000; // with a save, before a link is followed

const text = (form) => new URLSearchParams(new FormData(form)).toString();

// Form is a form with text. It knows whether something in it is not saved.
class Form {
  constructor(form) {
    this.form = form;
    this.saved = text(form);
    this.left = form.matches("[data-unsaved]") || form.querySelector(".govuk-form-group--error") !== null;
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) this.sending = true;
    });
    // A page that is shown again out of the browser's memory was not left by its form.
    window.addEventListener("pageshow", () => (this.sending = false));
  }

  dirty() {
    return !this.sending && (this.left || text(this.form) !== this.saved);
  }
}

// Autosave saves a form while somebody writes in it, and shows beside it what the checks then say.
class Autosave extends Form {
  constructor(form) {
    super(form);
    this.status = document.querySelector("[data-autosave-status]");
    this.unanswered = [];
    for (const event of ["input", "change"]) form.addEventListener(event, () => this.later());
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty() && this.save());
  }

  // A save that is on its way is waited for: the button would take it for somebody else's change.
  async submit(event) {
    clearTimeout(this.timer);
    if (this.running) {
      event.preventDefault();
      this.sending = false;
      await this.running;
      clearTimeout(this.timer);
      this.form.requestSubmit(event.submitter);
      return;
    }
    if (event.submitter?.name === "do" && event.submitter.value.startsWith("add:") && !this.plain) {
      event.preventDefault();
      this.sending = false;
      this.add(event.submitter);
      return;
    }
    for (const old of this.form.querySelectorAll("input[name=unanswered]")) old.remove();
    for (const sent of this.unanswered) this.hide("unanswered", sent);
  }

  // add puts another row into a list without loading the page again. Where that cannot be done the form is sent as usual.
  async add(button) {
    if (this.adding) return;
    this.adding = true;
    try {
      const body = new URLSearchParams(text(this.form));
      body.set("do", button.value);
      for (const earlier of this.unanswered) body.append("unanswered", earlier);
      const response = await fetch(this.form.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const next = page.querySelector("form[data-autosave]");
      const same = new URL(response.url).pathname === new URL(this.form.action).pathname;
      if (!response.ok || !same || !next || page.querySelector("main [role=alert], .govuk-error-summary")) throw new Error("another page");
      this.take(next);
    } catch {
      this.plain = true;
      this.form.requestSubmit(button);
    }
    this.adding = false;
  }

  // take shows the rows of another form in this one, and goes to the first field that is new.
  take(next) {
    const before = new Set([...this.form.elements].map((field) => field.name));
    this.form.replaceChildren(...next.childNodes);
    this.left = next.matches("[data-unsaved]");
    this.unanswered = [];
    this.form.dispatchEvent(new CustomEvent("app:rows", { bubbles: true }));
    this.saved = text(this.form);
    const fresh = [...this.form.elements].find((field) => field.name && !before.has(field.name) && field.type !== "hidden" && field.checkVisibility());
    fresh?.focus();
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    if (this.halted || !this.dirty()) return;
    this.since ??= Date.now();
    const left = this.since + longest - Date.now();
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(pause, left)));
  }

  async save() {
    clearTimeout(this.timer);
    if (this.running) return this.running;
    if (this.halted || !this.dirty()) return undefined;
    this.since = undefined;
    this.running = this.send();
    await this.running;
    this.running = undefined;
    if (this.again) this.timer = setTimeout(() => this.save(), this.again);
    else if (text(this.form) !== this.sent) this.later();
    return undefined;
  }

  // flush saves what is not saved, but does not wait for ever.
  async flush() {
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    await Promise.race([late, (async () => {
      await this.running;
      await this.save();
    })()]);
  }

  async send() {
    const sent = text(this.form);
    const body = new URLSearchParams(sent);
    body.set("do", "autosave");
    for (const earlier of this.unanswered) body.append("unanswered", earlier);
    this.sent = sent;
    let response;
    try {
      const keepalive = document.hidden && body.toString().length < mostKeptAlive; // the page may be going
      response = await fetch(this.form.action, { method: "POST", body, keepalive, headers: { "X-Requested-By": "script" } });
      this.tell(await response.json(), response.status, sent);
    } catch {
      if (!this.unanswered.includes(sent)) this.unanswered = [...this.unanswered, sent].slice(-mostUnanswered);
      this.failed(response ? "Not saved yet. " : "Not saved yet. The service cannot be reached. ");
    }
  }

  // failed tries again later, and ever later, until it succeeds.
  failed(words) {
    this.again = Math.min(lastAgain, (this.again ?? firstAgain / 2) * 2);
    this.say(words + "Your answers are still on this page. The page tries again by itself.");
  }

  tell(answer, code, sent) {
    const busy = code >= 500 || code === 429;
    if (busy) throw new Error("the service is busy");
    this.unanswered = [];
    this.again = undefined;
    const same = text(this.form) === sent;
    for (const [name, value] of Object.entries(answer.fields ?? {})) this.hide(name, value);
    if (answer.notes) this.show(answer.notes);
    if (answer.saved) {
      this.left = false;
      this.saved = same ? text(this.form) : "";
    }
    if (same) this.sent = text(this.form);
    if (code === 401 || answer.code === "other-user") {
      this.again = lastAgain; // they may sign in again in another tab
      if (code === 401) return this.say("You are signed out. Your answers are still on this page. Sign in again in another tab.");
    } else if (code === 409) {
      this.halted = true;
    }
    this.say(answer.words || "Not saved. Your answers are still on this page. Save to try again.");
  }

  // hide sets a hidden field of the form.
  hide(name, value) {
    const all = [...this.form.querySelectorAll("input[type=hidden]")].filter((field) => field.name === name);
    if (all.length && name !== "unanswered") {
      all[0].value = value;
      return;
    }
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    this.form.append(field);
  }

  show(notes) {
    for (const place of this.form.querySelectorAll(".app-form-notes[id]")) {
      const html = notes[place.id] || "";
      if (place.said !== html) place.innerHTML = html;
      place.said = html;
    }
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

const forms = [...document.querySelectorAll("form[method=post]")]
  .filter((form) => form.querySelector("textarea:not([hidden])") || form.matches("[data-autosave], [data-unsaved]"))
  .map((form) => (form.hasAttribute("data-autosave") ? new Autosave(form) : new Form(form)));

window.addEventListener("beforeunload", (event) => {
  if (forms.some((f) => f.dirty())) event.preventDefault();
});

// A link is followed once what is written is saved; where that cannot be done the browser asks.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || (link.target && link.target !== "_self") || link.hasAttribute("download")) return;
  if (link.getAttribute("href").startsWith("#")) return;
  const waiting = forms.filter((f) => f instanceof Autosave && !f.halted && f.dirty());
  if (!waiting.length) return;
  event.preventDefault();
  await Promise.all(waiting.map((f) => f.flush()));
  window.location.assign(link.href);
});
