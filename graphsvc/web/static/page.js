"use strict";
// Suggestions as one types, the progress of questions and imports, keys of buttons. Every page works
// without this file.

const SOURCES = {
  people: { label: "person", kind: "person" },
  companies: { label: "company", kind: "company" },
  schools: { label: "school", kind: "school" },
};
const WAIT_MS = 150;
const POLL_MS = 1000;

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function about(hit) {
  if (hit.title || hit.company) return [hit.title, hit.company].filter(Boolean).join(" @ ");
  return [hit.city, hit.country, hit.domain].filter(Boolean).join(" · ");
}

function note(hit) {
  if (hit.kind === "private") return "private, known to " + hit.owner;
  return hit.kind === "own" ? "your organisation’s own" : "";
}

async function search(source, text, signal) {
  const query = new URLSearchParams({ q: text, limit: "6" });
  const response = await fetch("/v1/" + source + "?" + query, { signal });
  if (!response.ok) return [];
  const found = await response.json();
  return found.items.map((hit) => ({ ...hit, source }));
}

function suggest(box) {
  const input = box.querySelector("input:not([type=hidden])");
  const id = box.querySelector("[data-role=id]");
  const named = box.querySelector("[data-role=named]");
  const list = element("ul", { role: "listbox", id: input.id + "-list", hidden: "", "aria-label": "Suggestions" });
  const status = element("span", { class: "hidden", role: "status" });
  box.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  let hits = [], active = -1, timer = 0, asking = null;

  function close() {
    clearTimeout(timer);
    if (asking) asking.abort();
    list.hidden = true;
    list.replaceChildren();
    hits = [];
    active = -1;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(hit) {
    input.value = hit.name;
    id.value = hit.id;
    named.value = hit.name;
    close();
    if (!box.dataset.send) return;
    const kind = input.form.querySelector("input[name=kind][value=" + SOURCES[hit.source].kind + "]");
    kind.checked = true;
    input.form.requestSubmit();
  }

  function option(hit, index) {
    const made = element("li", { role: "option", id: list.id + "-" + index, "aria-selected": "false" },
      element("span", { class: "kind" }, SOURCES[hit.source].label),
      element("span", {}, element("b", {}, element("bdi", {}, hit.name)), " ",
        element("span", { class: "about" }, element("bdi", {}, about(hit)))));
    if (note(hit)) {
      made.classList.add("grey");
      made.append(element("span", { class: "tag" }, note(hit)));
    }
    made.addEventListener("mousedown", (event) => event.preventDefault());
    made.addEventListener("click", () => choose(hit));
    return made;
  }

  function show(found) {
    hits = found;
    active = -1;
    list.replaceChildren(...hits.map(option));
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.textContent = hits.length ? hits.length + " suggestions" : "";
  }

  function move(step) {
    if (!hits.length) return;
    active = (active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  async function ask() {
    const text = input.value.trim();
    if (asking) asking.abort();
    if (!text) return close();
    const mine = (asking = new AbortController());
    const checked = box.dataset.send && input.form.querySelector("input[name=kind]:checked").value;
    const sources = box.dataset.suggest.split(" ")
      .filter((source) => !checked || checked === "any" || SOURCES[source].kind === checked);
    try {
      const found = await Promise.all(sources.map((source) => search(source, text, mine.signal)));
      if (mine === asking && !mine.signal.aborted) show(found.flat());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(hits[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}

function duration(seconds) {
  const count = seconds < 100 ? Math.max(1, Math.round(seconds)) : Math.round(seconds / 60);
  const unit = seconds < 100 ? "second" : "minute";
  return shown(count) + " " + unit + (count === 1 ? "" : "s");
}

function shown(number) {
  return Math.round(number).toLocaleString("en");
}

function progress(run) {
  if (run.stopping) return "Stopping, and taking back what was done …";
  if (run.state === "queued") return "Waiting for its turn";
  if (!run.total) return run.kind === "undo" ? "Under way" : "Reading the file";
  const parts = [shown(run.done) + " of " + shown(run.total)];
  if (run.rate !== null) parts.push(shown(run.rate) + " a second");
  if (run.seconds_left !== null) parts.push(duration(run.seconds_left) + " left");
  return parts.join(", ");
}

function follow(box) {
  const bar = box.querySelector("progress");
  const told = box.querySelector("[data-role=told]");
  const counts = box.querySelectorAll("[data-count]");
  const tag = document.querySelector("[data-role=state]");
  async function poll() {
    const response = await fetch("/v1/imports/" + box.dataset.import).catch(() => null);
    if (response && response.ok) {
      const found = await response.json();
      if (!found.run || found.state === "failed") return location.reload();
      told.textContent = progress(found.run);
      tag.textContent = found.state === "queued" ? "Waiting" : "Running";
      counts.forEach((count) => { count.textContent = shown(found.verdicts[count.dataset.count]); });
      if (found.rows && !found.run.stopping) {
        bar.max = found.rows;
        bar.value = found.done;
      } else {
        bar.removeAttribute("value");
      }
    } else if (response && response.status === 401) {
      return location.reload();
    }
    setTimeout(poll, POLL_MS);
  }
  setTimeout(poll, POLL_MS);
}

function work(form) {
  // A question may take seconds: what was pressed says so until the answer comes, or one comes back.
  const told = form.querySelector(".working");
  const button = form.querySelector("button");
  function set(busy) {
    form.setAttribute("aria-busy", String(busy));
    button.disabled = busy;
    told.hidden = !busy;
    told.textContent = busy ? form.dataset.busy : "";
  }
  form.addEventListener("submit", () => set(true));
  window.addEventListener("pageshow", () => set(false));
}

function chooseAll(place) {
  const boxes = [...document.querySelectorAll("[name=contact][form=" + place.closest("form").id + "]")];
  const all = element("input", { type: "checkbox" });
  place.append(element("label", {}, all, " " + place.dataset.label));
  const tell = () => { all.checked = boxes.every((box) => box.checked); };
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  boxes.forEach((box) => box.addEventListener("change", tell));
  tell();
}

function listen(box) {
  // One key is enough where nothing is typed; with a modifier it is the browser's.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const wanted = box.querySelector("[data-key=\"" + CSS.escape(event.key.toLowerCase()) + "\"]");
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });
}

function saveAtOnce(form) {
  // What is ticked is saved at once; what could not be saved is as it was before.
  const told = form.querySelector(".told");
  form.addEventListener("change", async (event) => {
    told.textContent = "";
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: "POST", body }).catch(() => null);
    const saved = Boolean(response && response.ok);
    if (!saved) event.target.checked = !event.target.checked;
    told.textContent = saved ? "Success: saved." : "Not saved. Try again in a moment.";
    told.classList.toggle("wrong", !saved);
  });
}

document.querySelectorAll("[data-at-once]").forEach(saveAtOnce);
document.querySelectorAll("[data-keys]").forEach(listen);
document.querySelectorAll("[data-busy]").forEach(work);
document.querySelectorAll("[data-role=all]").forEach(chooseAll);
document.querySelectorAll("[data-suggest]").forEach(suggest);
document.querySelectorAll("[data-import]").forEach(follow);
