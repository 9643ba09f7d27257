// A long list of choices can be typed into. The list stays in the form, and the box is sent beside it: what is in the box
// is what the service saves. Options are text, whatever they say.

const small = new Set(["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "upon"]);

// parts are the words of a name as people type them: without case, accents, dots and hyphens.
function parts(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}|['’.]/gu, "").toLowerCase();
  return plain.split(/[\s,;:()/&\p{Pd}]+/u).filter((word) => word && !small.has(word));
}

// bag is a name in which the order of the words does not count: "Oxford Crown Court" is the Crown Court at Oxford.
const bag = (name) => parts(name).sort().join(" ");

class Option {
  constructor(option) {
    this.value = option.value;
    this.text = option.textContent.trim();
    const names = [this.text, ...(option.dataset.also ?? "").split("|").filter(Boolean)];
    this.bags = new Set(names.map(bag));
    this.words = names.flatMap(parts);
  }

  // begins says that each of the words is the beginning of one of the option's, is says that each is one of them.
  begins(words) {
    return words.every((w) => this.words.some((own) => own.startsWith(w)));
  }

  has(words) {
    return words.length > 0 && words.every((w) => this.words.includes(w));
  }
}

class TypeAhead {
  constructor(list) {
    this.list = list;
    this.options = [...list.options].filter((o) => o.value !== "").map((o) => new Option(o));
    this.other = document.getElementById(list.id + "-other"); // the field for what is not in the list; null where there is none
    this.box = this.makeBox();
    this.menu = this.make("ul", "app-type-ahead__menu", { role: "listbox", id: this.box.id + "-menu", "aria-label": this.name() });
    this.menu.hidden = true;
    this.said = this.make("div", "govuk-visually-hidden", { role: "status" });
    const wrapper = this.make("div", "app-type-ahead", {});
    list.before(wrapper);
    wrapper.append(this.box, this.menu, this.said);
    list.id += "-select";
    list.hidden = true;
    this.listen();
  }

  make(tag, className, attributes) {
    const element = document.createElement(tag);
    element.className = className;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  makeBox() {
    const { list } = this;
    const box = this.make("input", "govuk-input", {
      type: "text", id: list.id, name: list.name + "~typed", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id + "-menu",
    });
    if (list.hasAttribute("aria-describedby")) box.setAttribute("aria-describedby", list.getAttribute("aria-describedby"));
    if (list.classList.contains("govuk-select--error")) box.classList.add("govuk-input--error");
    box.value = list.dataset.typed ?? (list.value === "" ? "" : list.selectedOptions[0].textContent.trim());
    box.defaultValue = box.value;
    return box;
  }

  name() {
    return document.querySelector(`label[for="${CSS.escape(this.list.id)}"]`)?.textContent.trim() ?? "Options";
  }

  listen() {
    const { box, menu } = this;
    box.addEventListener("input", () => {
      this.follow();
      this.open();
    });
    box.addEventListener("click", () => this.open());
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => this.settle());
    menu.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    menu.addEventListener("click", (event) => {
      const line = event.target.closest("[role=option]");
      if (line) this.choose(this.shown[Number(line.dataset.place)]);
    });
    this.other?.addEventListener("input", () => {
      if (this.other.value.trim() === "" || box.value === "") return;
      box.value = this.list.value = "";
      this.say("The list is cleared.");
    });
  }

  key(event) {
    const opened = !this.menu.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!opened) this.open();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && opened && this.active !== undefined) {
      event.preventDefault();
      this.choose(this.shown[this.active]);
    } else if (event.key === "Escape" && opened) {
      event.preventDefault();
      this.close();
    }
  }

  // follow has the list behind the box say what the box says.
  follow() {
    this.list.value = this.called(this.box.value)?.value ?? "";
  }

  // called is the one option of that name.
  called(text) {
    const wanted = bag(text);
    const found = wanted ? this.options.filter((o) => o.bags.has(wanted)) : [];
    return found.length === 1 ? found[0] : found.find((o) => o.text === text.trim());
  }

  open() {
    const words = parts(this.box.value);
    const all = words.length === 0 || this.called(this.box.value)?.text === this.box.value;
    this.shown = all ? this.options : this.options.filter((o) => o.begins(words));
    this.active = undefined;
    this.menu.replaceChildren(...this.shown.map((o, place) => this.line(o, place)));
    if (this.shown.length === 0) {
      const none = this.make("li", "app-type-ahead__none", {});
      none.textContent = "No results found";
      this.menu.replaceChildren(none);
    }
    this.menu.setAttribute("role", this.shown.length ? "listbox" : "presentation");
    this.box.removeAttribute("aria-activedescendant");
    this.menu.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    const n = this.shown.length;
    this.say(n === 0 ? "No results found." : `${n} ${n === 1 ? "result" : "results"}. Use the up and down arrow keys.`);
  }

  line(option, place) {
    const line = this.make("li", "app-type-ahead__option", { role: "option", id: `${this.menu.id}-${place}`, "aria-selected": "false", "data-place": place });
    line.textContent = option.text;
    return line;
  }

  move(by) {
    const n = this.shown.length;
    if (n === 0) return;
    const from = this.active ?? (by > 0 ? -1 : n);
    this.active = (from + by + n) % n;
    [...this.menu.children].forEach((line, place) => line.setAttribute("aria-selected", String(place === this.active)));
    const line = this.menu.children[this.active];
    line.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", line.id);
  }

  close() {
    this.menu.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
    this.active = undefined;
  }

  choose(option) {
    this.close();
    this.box.value = option.text;
    this.list.value = option.value;
    if (this.other) this.other.value = "";
    this.changed();
  }

  // settle makes of what was typed the option that it names, or what is not in the list.
  settle() {
    this.close();
    const text = this.box.value.trim();
    if (text === "") return;
    const words = parts(text);
    const near = this.options.filter((o) => o.has(words));
    const option = this.called(text) ?? (near.length === 1 ? near[0] : undefined);
    if (option) {
      if (this.box.value !== option.text) this.choose(option);
      return;
    }
    if (!this.other) return this.say(`${text} is not in the list.`);
    this.other.value = text;
    this.box.value = this.list.value = "";
    this.changed();
    this.say(`${text} is not in the list. It is in the next field.`);
  }

  changed() {
    this.box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  say(words) {
    this.said.textContent = words;
  }
}

function start(within) {
  for (const list of within.querySelectorAll("select[data-type-ahead]")) new TypeAhead(list);
}

start(document);
document.addEventListener("app:rows", (event) => start(event.target));
