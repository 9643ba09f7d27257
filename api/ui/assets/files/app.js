// Improves pages that already work without it.
import { initAll as startGovuk } from "./govuk-frontend.min.js?v=4e8b95d53d3c5cba";
import { initAll as startMoj } from "./moj-frontend.min.js?v=1be66f5438f3ef01";

// start prepares a page, or the rows that were added to one.
function start(within) {
  // The style sheet shows what a radio reveals.
  for (const radio of within.querySelectorAll("input[type=radio][data-aria-controls]")) {
    radio.removeAttribute("data-aria-controls");
    radio.setAttribute("data-reveals", "");
  }
  startGovuk({ scope: within });
  startMoj({ scope: within });
}

start(document);
document.addEventListener("app:rows", (event) => start(event.target));

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
