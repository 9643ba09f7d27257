// Improves pages that already work without it.
import { initAll as startGovuk } from "./govuk-frontend.min.js?v=4e8b95d53d3c5cba";
import { initAll as startMoj } from "./moj-frontend.min.js?v=1be66f5438f3ef01";

// The style sheet shows what a radio reveals.
for (const radio of document.querySelectorAll("input[type=radio][data-aria-controls]")) {
  radio.removeAttribute("data-aria-controls");
  radio.setAttribute("data-reveals", "");
}

startGovuk();
startMoj();

// A long list of choices can be typed into. The list itself stays in the form, and is what is sent.
for (const list of document.querySelectorAll("select[data-type-ahead]")) {
  const id = list.id;
  window.accessibleAutocomplete.enhanceSelectElement({ selectElement: list, defaultValue: "", showAllValues: true });
  const box = document.getElementById(id);
  box.addEventListener("blur", () => {
    if (box.value === "") list.value = "";
  });
}

// Before a session ends for want of use, a dialog says so (WCAG 2.2.1). Asking how long is left does not prolong it.
const warnAt = 5 * 60; // seconds before the end
const askAgain = 20; // seconds, while the dialog is open

class Session {
  constructor() {
    this.title = document.title;
    this.dialog = document.createElement("dialog");
    this.dialog.className = "app-session govuk-body";
    this.dialog.setAttribute("aria-labelledby", "session-heading");
    this.dialog.setAttribute("aria-describedby", "session-words");
    this.dialog.innerHTML =
      '<h2 class="govuk-heading-m" id="session-heading"></h2><p class="govuk-body" id="session-words" role="status"></p>' +
      '<button type="button" class="govuk-button"></button>';
    this.button = this.dialog.querySelector("button");
    this.button.addEventListener("click", () => this.answer());
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.answer();
    });
    document.body.append(this.dialog);
    document.addEventListener("visibilitychange", () => document.hidden || this.ask("GET"));
    this.ask("GET");
  }

  async ask(method) {
    clearTimeout(this.timer);
    try {
      const response = await fetch("/session", { method, headers: { "X-Requested-By": "script" } });
      if (response.status === 401) this.ended();
      else if (response.ok) this.judge(await response.json());
      else this.after(askAgain);
    } catch {
      this.after(askAgain); // the network is away; the page still has all that was written
    }
  }

  after(seconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask("GET"), seconds * 1000);
  }

  judge({ idleSeconds: left, absoluteSeconds: longest }) {
    if (left > warnAt) {
      this.close();
      this.after(left - warnAt + 1);
      return;
    }
    this.stay = longest > warnAt;
    const minutes = Math.ceil(left / 60);
    const time = minutes <= 1 ? "less than a minute" : `${minutes} minutes`;
    if (this.stay) this.show("You are about to be signed out", `You will be signed out in ${time} because you have been inactive. Your answers stay on this page.`, "Stay signed in");
    else this.show("Your session is about to end", `You have reached the maximum session length. Save your work. You will be signed out in ${time}.`, "Go back and save");
    this.after(askAgain);
  }

  ended() {
    this.stay = false;
    this.show("You have been signed out", "Your answers are still on this page but not saved. Save as usual and sign in when asked.", "Go back to the page");
  }

  // show says what is new only, so that a screen reader does not repeat itself.
  show(heading, words, button) {
    const parts = [[this.dialog.querySelector("h2"), heading], [this.dialog.querySelector("p"), words], [this.button, button]];
    for (const [part, text] of parts) if (part.textContent !== text) part.textContent = text;
    if (this.dismissed === heading) return;
    this.dismissed = undefined;
    document.title = `${heading} – ${this.title}`;
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.button.focus();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
    this.dismissed = undefined;
    document.title = this.title;
  }

  answer() {
    const heading = this.dialog.querySelector("h2").textContent;
    this.close();
    if (this.stay) this.ask("POST");
    else this.dismissed = heading;
  }
}

if (document.querySelector('form[action="/sign-out"]') && window.HTMLDialogElement) new Session();

// What somebody writes in a section is saved when they pause, by the same address and rules as by the button, and what
// the checks then say stands beside it. What cannot be saved stays in the form, and the page says so.
class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]");
    this.typed = this.sent = 0;
    form.addEventListener("input", () => {
      this.typed += 1;
      this.later();
    });
    // A save that is on its way is waited for: the button would take it for somebody else's change.
    form.addEventListener("submit", async (event) => {
      clearTimeout(this.timer);
      if (!this.running) return;
      event.preventDefault();
      await this.running;
      clearTimeout(this.timer);
      form.requestSubmit(event.submitter);
    });
  }

  later() {
    clearTimeout(this.timer);
    if (!this.halted) this.timer = setTimeout(() => this.save(), 3000);
  }

  async save() {
    if (this.running) return this.later();
    this.running = this.send();
    await this.running;
    this.running = undefined;
    if (this.typed > this.sent) this.later();
  }

  async send() {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("do", "autosave");
    this.sent = this.typed;
    try {
      const response = await fetch(this.form.action, { method: "POST", body, headers: { "X-Requested-By": "script" } });
      this.tell(await response.json().catch(() => ({})), response.status);
    } catch {
      this.say("Not saved. The service cannot be reached. Your answers are still on this page.");
    }
  }

  tell(answer, code) {
    if (answer.saved) {
      this.form.elements.namedItem("base").value = answer.base;
      if (answer.notes) this.show(answer.notes);
    }
    if (code === 409) this.halted = true;
    if (code === 401) return this.say("You are signed out. Your answers are still on this page. Sign in again in another tab, then save.");
    this.say(answer.words || "Not saved. Your answers are still on this page. Save to try again.");
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

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
