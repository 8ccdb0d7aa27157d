// Comfort only: every task works without this file.
"use strict";

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Old browsers cannot show a closed part by style alone: open it where there is room.
if (!CSS.supports("selector(::details-content)")) {
  for (const part of all("details[data-open-wide]")) {
    part.open = window.innerWidth > Number(part.dataset.openWide);
  }
}

for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

window.addEventListener("beforeprint", () => {
  const stamp = one("[data-printed]");
  if (stamp) stamp.textContent = new Date().toLocaleString("zh-Hans", { hour12: false });
});

one("[data-focus]")?.focus();

// A slow answer: the button says so after 400 ms.
for (const form of all("form[role=search]")) {
  form.addEventListener("submit", () => {
    const button = one("button[data-busy]", form);
    if (!button) return;
    const words = button.textContent;
    const timer = setTimeout(() => {
      button.textContent = button.dataset.busy;
      button.setAttribute("aria-busy", "true");
    }, 400);
    window.addEventListener("pageshow", () => {
      clearTimeout(timer);
      button.textContent = words;
      button.removeAttribute("aria-busy");
    }, { once: true });
  });
}

// Comparison: the bar names what was chosen, and no more than the most can be.
const compare = one("#compare");
if (compare) {
  const boxes = all("input[form=compare]");
  const most = Number(compare.dataset.most);
  const show = () => {
    const chosen = boxes.filter((box) => box.checked);
    one("[data-chosen]", compare).replaceChildren(...chosen.map((box) => {
      const item = document.createElement("li");
      item.textContent = box.dataset.name;
      return item;
    }));
    one("button", compare).textContent = chosen.length
      ? `比较${chosen.length}家中心` : "比较所选中心";
    for (const box of boxes) box.disabled = !box.checked && chosen.length >= most;
  };
  for (const box of boxes) box.addEventListener("change", show);
  show();
}

// A decision stands in a dialog where there is one to show.
for (const opener of all("[data-dialog]")) {
  opener.addEventListener("click", (event) => {
    const dialog = one(opener.dataset.dialog);
    if (!dialog?.showModal) return;
    event.preventDefault();
    dialog.showModal();
    one("h2", dialog)?.focus();
  });
}

// Suggestions: a listbox under the box. What was typed is replaced only by a choice.
class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = one("input[name=q]", form);
    this.panel = document.createElement("div");
    this.panel.className = "suggestions";
    this.panel.hidden = true;
    this.list = document.createElement("div");
    this.list.id = `${this.input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "联想");
    const foot = document.createElement("footer");
    foot.textContent = "上下键选择，回车查询，Esc关闭";
    this.panel.append(this.list, foot);
    form.append(this.panel);
    const attributes = {
      role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id,
      "aria-autocomplete": "list",
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  ask() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (text.length < 1 || text.length > 60) { this.close(); return; }
    this.timer = setTimeout(() => this.load(text), 120);
  }

  async load(text) {
    this.request?.abort();
    this.request = new AbortController();
    const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: text })}`;
    try {
      const response = await fetch(address, { signal: this.request.signal });
      if (response.ok) this.show((await response.json()).groups, text);
    } catch {
      this.close();
    }
  }

  show(groups, text) {
    this.options = [];
    this.list.replaceChildren(...groups.filter((group) => group.items.length).map((group) => {
      const box = document.createElement("div");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", group.title);
      const title = document.createElement("div");
      title.setAttribute("role", "presentation");
      title.textContent = group.title;
      box.append(title, ...group.items.map((item) => this.option(item, text)));
      return box;
    }));
    if (!this.options.length || document.activeElement !== this.input) { this.close(); return; }
    this.chosen = -1;
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  option(item, text) {
    const option = document.createElement("div");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.id = `${this.list.id}-${this.options.length}`;
    option.dataset.value = item.value ?? item.label;
    option.dataset.url = item.url ?? "";
    const words = document.createElement("span");
    const match = item.match || text;
    const at = item.label.indexOf(match);
    if (at < 0) words.append(item.label);
    else {
      const bold = document.createElement("b");
      bold.textContent = match;
      words.append(item.label.slice(0, at), bold, item.label.slice(at + match.length));
    }
    option.append(words);
    if (item.count) {
      const count = document.createElement("small");
      count.textContent = item.count;
      option.append(count);
    }
    option.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(option); });
    this.options.push(option);
    return option;
  }

  key(event) {
    if (this.panel.hidden) {
      if (event.key === "ArrowDown") this.ask();
      return;
    }
    if (event.key === "Escape") { this.close(); event.preventDefault(); }
    if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.take(this.options[this.chosen]);
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      const places = this.options.length + 1;
      this.mark((this.chosen + 1 + move + places) % places - 1);
    }
  }

  mark(index) {
    this.options[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = index;
    const option = this.options[index];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(option) {
    if (option.dataset.url) { window.location.assign(option.dataset.url); return; }
    this.input.value = option.dataset.value;
    this.close();
    this.form.requestSubmit();
  }

  close() {
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const form of all("form[data-suggest]")) if (form.dataset.suggest) new Suggestions(form);
