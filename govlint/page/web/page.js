// The page itself: files in, one worker that checks them one by one, lists and reports out.
"use strict";
const $ = selector => document.querySelector(selector);
const held = JSON.parse($("#held").textContent);  // words, packs, kinds of organs, version …
const shown = { lang: held.lang };
const say = (key, more = {}) =>
  held.words[key][shown.lang].replace(/\{(\w+)\}/g, (_, name) => more[name] ?? "");
const made = (tag, more = {}, ...inside) => {
  const node = Object.assign(document.createElement(tag), more);
  node.append(...inside.filter(one => one !== null));
  return node;
};

// ---- the worker, ended and started anew where it hangs
class Checker {
  constructor(fromWheels) { this.settings = { packs: held.packs.map(one => one.name), fromWheels }; }

  start() {
    const code = new Blob([$("#worker").textContent], { type: "text/javascript" });
    this.worker = new Worker(URL.createObjectURL(code));
    this.asked = new Map();
    this.worker.onmessage = ({ data }) => {
      const answered = this.asked.get(data.id);
      this.asked.delete(data.id);
      data.error ? answered?.no(new Error(data.error)) : answered?.yes(data);
    };
    this.worker.onerror = event => this.fail(new Error(event.message || "worker"));
    this.settings.texts = this.settings.blobs ? null : texts();
    this.ready = this.post({ start: this.settings }).then(({ found }) => {
      this.settings.blobs = found.blobs;  // a second start need not unpack them again
      return found;
    });
    this.settings.texts = null;
    return this.ready;
  }

  post(message) {
    return new Promise((yes, no) => {
      const id = (this.last = (this.last ?? 0) + 1);
      this.asked.set(id, { yes, no });
      this.worker.postMessage({ id, ...message });
    });
  }

  fail(error) { for (const { no } of this.asked.values()) no(error); }

  // What a call gives, one after another.  Where it takes too long the worker is ended, and "late"
  // is thrown.
  ask(call, ...given) {
    const answer = this.turn.then(() => this.askNow(call, given));
    this.turn = answer.catch(() => {});
    return answer;
  }

  turn = Promise.resolve();

  async askNow(call, given) {
    await this.ready;
    let timer;
    const late = new Promise((_, no) => { timer = setTimeout(() => no(new Error("late")), held.limit * (call === "table" ? 6 : 1)); });
    try {
      const { found, ms } = await Promise.race([this.post({ call, given }), late]);
      this.took = ms;
      return found;
    } catch (error) {
      if (!error.message.startsWith("PythonError")) { this.worker.terminate(); this.start(); }
      throw error;
    } finally { clearTimeout(timer); }
  }
}

// The parts of the page, taken out of it: what stands there is of no more use.
function texts() {
  const found = {};
  for (const node of document.querySelectorAll("script[data-part]")) {
    found[node.dataset.part] = node.textContent;
    node.remove();
  }
  return found;
}

// ---- the files, and what came of each
const files = [];
let checker, open = null, checking = false;

const manner = () => [$("#pack").value, $("#organ").value];
const bytesOf = async file => new Uint8Array(await file.blob.arrayBuffer());

function add(list) {
  for (const one of list) files.push({ name: one.name, blob: one.blob ?? one, named: one.named ?? true, state: "waiting" });
  $("file-list").show();
  work();
}

async function work() {
  if (checking) return;
  checking = true;
  for (let file; (file = files.find(one => one.state === "waiting"));) {
    file.state = "checking";
    progress(file);
    $("file-list").update(file);
    const asked = String(manner());
    await checkOne(file);
    if (!files.includes(file)) continue;  // taken apart, or cleared away
    if (asked !== String(manner())) { again(); continue; }  // asked for otherwise meanwhile
    $("file-list").update(file);
    if (!open || open === file) view(open ?? file);
  }
  checking = false;
  finish();
}

async function checkOne(file) {
  const [pack, organ] = manner();
  try {
    if (file.blob.size > held.most) return take(file, await checker.ask("refuse", file.name, pack, "large"));
    const data = await bytesOf(file).catch(() => null);
    if (!data) return take(file, await checker.ask("refuse", file.name, pack, "closed"));
    if (!file.inside && /\.zip$/i.test(file.name) && await unpack(file, data)) return;
    take(file, await checker.ask("check", file.name, data, file.named, pack, organ));
  } catch (error) {
    state("restarting", file);
    const why = error.message === "late" ? "hanging" : "broken";
    take(file, await checker.ask("refuse", file.name, pack, why));
    console.info(file.name, error);
  }
}

function take(file, [outcome, told]) {
  Object.assign(file, { outcome, told: JSON.parse(told), state: "done" });
}

// Puts in the place of a zip what is in it; false where it is to be checked as it is.
async function unpack(zip, data) {
  const [found, remarks] = await checker.ask("members", zip.name, data, manner()[0]);
  if (found.length === 1 && found[0][0] === zip.name) return false;
  const inside = found.map(([name, bytes, answer]) => {
    const file = { name, blob: new Blob([bytes]), named: false, inside: true, state: "waiting" };
    if (answer) take(file, answer);
    return file;
  });
  files.splice(files.indexOf(zip), 1, ...inside);
  for (const line of JSON.parse(remarks)) $("file-list").remark(line);
  $("file-list").show();
  return true;
}

function state(key, more) { $("#state").textContent = say(key, more); }

function progress(file) {
  const n = files.filter(one => one.state === "done").length;
  state("busy", { n: n + 1, of: files.length, name: file.name });
  Object.assign($("#progress"), { hidden: false, max: files.length, value: n });
}

function finish() {
  $("#progress").hidden = true;
  const done = files.filter(one => one.state === "done");
  if (!done.length) return state(checker.up ? "ready" : "starting");
  const sum = { of: done.length, error: 0, warning: 0, info: 0 };
  for (const { told } of done) for (const level of ["error", "warning", "info"]) sum[level] += told[level];
  const unread = done.filter(one => one.told.fault).length;
  $("#state").textContent = say("done", sum) + (unread ? say("unread", { n: unread }) : "");
}

async function view(file, chosen) {
  open = file;
  $("file-list").mark();
  await $("report-view").show(file);
  if (!chosen) return;
  $("report-view").scrollIntoView({ block: "start" });
  $("#open").focus({ preventScroll: true });
}

function save(name, data, type) {
  const link = made("a", { href: URL.createObjectURL(new Blob([data], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const stem = file => file.name.split("/").pop().replace(/\.[^.]*$/, "");

async function saveTable(some, name) {
  const done = some.filter(one => one.state === "done").map(one => one.outcome);
  try {
    save(name, await checker.ask("table", done, manner()[0], shown.lang), EXCEL);
  } catch (error) {
    state("not_made");
    console.info(error);
  }
}

// ---- the parts of the page
customElements.define("drop-zone", class extends HTMLElement {
  connectedCallback() {
    const over = on => event => { event.preventDefault(); this.classList.toggle("over", on); };
    for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, over(true));
    for (const kind of ["dragleave", "drop"]) document.addEventListener(kind, over(false));
    document.addEventListener("drop", event => this.dropped([...event.dataTransfer.items]));
  }

  // Files as they are; of folders those in them, which nobody named one by one.
  async dropped(items) {
    const entries = items.map(one => one.webkitGetAsEntry?.() ?? one.getAsFile()).filter(Boolean);
    const found = [];
    for (const entry of entries) for await (const file of this.walked(entry)) found.push(file);
    add(found);
  }

  async *walked(entry, above = "") {
    if (entry instanceof File) { yield entry; return; }
    if (entry.isFile) {
      const blob = await new Promise((yes, no) => entry.file(yes, no)).catch(() => new Blob());
      const name = above + entry.name;
      if (!/(^|\/)(\.|~\$)/.test(name)) yield { name, blob, named: !above };
      return;
    }
    const reader = entry.createReader();
    for (let some; (some = await new Promise((yes, no) => reader.readEntries(yes, no))).length;) {
      for (const one of some) yield* this.walked(one, `${above}${entry.name}/`);
    }
  }
});

customElements.define("file-list", class extends HTMLElement {
  show() {
    this.hidden = files.length < 2;
    if (this.hidden) return;
    const head = ["file", "error", "warning", "info", "result"].map(key => made("th",
      { scope: "col", className: { file: "", result: "line" }[key] ?? "count", textContent: say(key) }));
    this.body = made("tbody");
    const every = made("button", { type: "button", id: "all", textContent: say("all"),
      onclick: () => saveTable(files, say("files") + ".govlint.xlsx") });
    const clear = made("button", { type: "button", id: "clear", textContent: say("clear"), onclick: clearAway });
    const rows = made("div", { className: "rows", tabIndex: 0 },
      made("table", {}, made("thead", {}, made("tr", {}, ...head)), this.body));
    rows.setAttribute("role", "region");
    rows.setAttribute("aria-label", say("files"));
    this.replaceChildren(
      made("div", { className: "bar" }, made("h2", { textContent: `${say("files")} (${files.length})` }),
        made("div", { className: "buttons" }, every, clear)),
      ...this.remarks.map(line => made("p", { className: "soft remark", textContent: line[shown.lang] })), rows);
    for (const file of files) { file.row = made("tr"); this.body.append(file.row); this.update(file); }
  }

  remarks = [];
  remark(line) { this.remarks.push(line); }

  update(file) {
    if (this.hidden || !file.row) return;
    const name = made("button", { type: "button", textContent: file.name, onclick: () => view(file, true) });
    const counts = ["error", "warning", "info"].map(level => made("td",
      { className: `count ${file.told?.[level] ? level : "nil"}`, textContent: file.told?.[level] ?? "" }));
    const line = tag => made(tag, { className: "line", textContent: standing(file) });
    file.row.replaceChildren(made("th", { scope: "row" }, file.told ? name : file.name, line("span")), ...counts,
      line("td"));
    file.row.className = file === open ? "open" : "";
  }

  mark() { for (const file of files) if (file.row) file.row.className = file === open ? "open" : ""; }
});

// One line on what came of a file.
function standing({ state, told }) {
  if (!told) return say(state);
  if (told.fault) return told.fault[shown.lang];
  if (told.crashed) return say("crashed");
  if (told.state === "skipped") return say("skipped");
  return told.worst ? told.worst[shown.lang] : say("clean");
}

customElements.define("report-view", class extends HTMLElement {
  async show(file) {
    this.hidden = false;
    this.seen = undefined;
    const { told } = file;
    const counts = made("p", { className: "counts" });
    if (!told.fault && told.error + told.warning + told.info) {
      for (const level of ["error", "warning", "info"]) {
        counts.append(`${say(level)} `, made("b", { className: level, textContent: told[level] }), "  ");
      }
    } else if (!told.fault) counts.append(standing(file));
    const found = told.state === "checked" && told.error + told.warning + told.info;
    const button = (key, act) => made("button", { type: "button", id: key, textContent: say(key), onclick: act });
    if (found) counts.append(button("next", () => this.next()));
    this.unsafe = made("input", { type: "checkbox", id: "unsafe" });
    const figures = made("label", { className: "figures" }, this.unsafe, " " + say("unsafe"));
    const buttons = made("div", { className: "buttons" },
      ...told.word ? [button("word", () => this.word(file)), button("mended", () => this.mended(file)), figures] : [],
      button("table", () => saveTable([file], `${stem(file)}.govlint.xlsx`)),
      told.state === "checked" ? button("print", () => print()) : null);
    this.note = made("p", { className: "soft" });
    this.note.setAttribute("role", "status");
    const title = made("h2", { id: "open", tabIndex: -1, textContent: file.name });
    const bar = made("div", { className: "bar" }, made("div", {}, title, counts), buttons);
    const below = [];
    if (told.fault) {
      below.push(made("div", { className: "fault" }, made("p", {}, made("b", { textContent: told.fault[shown.lang] })),
        made("p", { textContent: told.step[shown.lang] ?? "" })));
    } else if (!told.word && told.state === "checked") below.push(made("p", { className: "soft", textContent: say("only_docx") }));
    const html = told.state !== "checked" ? "" : await checker.ask("report", [file.outcome], manner()[0], shown.lang);
    if (open !== file) return;
    if (html) below.push(this.framed(html));
    this.replaceChildren(bar, this.note, ...below);
  }

  // Leads to the places of the findings in turn, in the order of the report.
  next() {
    const places = [...this.frame?.contentDocument.querySelectorAll("a.n[id]") ?? []];
    const at = places[this.seen = ((this.seen ?? -1) + 1) % places.length];
    at?.scrollIntoView({ block: "center", inline: "center" });
    at?.focus({ preventScroll: true });
  }

  // Without allow-scripts nothing in it can run; it is of our origin so that its height is known.
  framed(html) {
    this.frame = made("iframe", { title: say("report"), srcdoc: html });
    this.frame.setAttribute("sandbox", "allow-same-origin");
    this.frame.onload = ({ target }) => {
      const inside = target.contentDocument;
      if (!inside?.body) return;
      const fit = () => { target.style.height = `${inside.documentElement.offsetHeight}px`; };
      new ResizeObserver(fit).observe(inside.documentElement);
      fit();
      inside.addEventListener("click", event => {  // the frame's address is none that a link leads to
        const to = event.target.closest("a[href^='#']")?.getAttribute("href").slice(1);
        const place = to && inside.getElementById(to);
        if (!place) return;
        event.preventDefault();
        place.scrollIntoView({ block: "center" });
        place.focus({ preventScroll: true });
      });
    };
    return this.frame;
  }

  // A frame is printed as one picture: what is in it is put on the page for as long as it prints.
  paper() {
    const inside = this.frame?.isConnected && this.frame.contentDocument;
    const paper = made("div", { id: "paper" });
    if (!inside?.body) return paper;
    const style = new CSSStyleSheet();
    style.replaceSync(inside.querySelector("style").textContent
      .replaceAll(":root", ":host").replace(/^body \{/m, ":host {"));
    const root = paper.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(inside.querySelector("main").cloneNode(true));
    return paper;
  }

  async word(file) {
    await this.make(file, async () => [
      await checker.ask("comments", file.outcome, await bytesOf(file), shown.lang), ""]);
  }

  async mended(file) {
    const date = new Date().toISOString().slice(0, 19) + "Z";
    await this.make(file, async () => {
      const [data, told] = await checker.ask("mended", file.outcome, await bytesOf(file), ...manner(),
        this.unsafe.checked, shown.lang, date);
      const { fixes, notes } = JSON.parse(told);
      const done = fixes ? say("mended_done", { n: fixes }) : say("mended_none");
      return [data, [done, ...notes.map(note => note[shown.lang])].join(" ")];
    });
  }

  async make(file, making) {
    try {
      const [data, note] = await making();
      save(`${stem(file)}.govlint.docx`, data, WORD);
      this.note.textContent = note;
    } catch (error) {
      this.note.textContent = say("not_made");
      console.info(file.name, error);
    }
  }
});

addEventListener("beforeprint", () => $("report-view").append($("report-view").paper()));
addEventListener("afterprint", () => $("#paper")?.remove());

function clearAway() {
  files.length = 0;
  open = null;
  $("file-list").remarks = [];
  $("file-list").hidden = $("report-view").hidden = true;
  finish();
}

function again() {
  for (const file of files) Object.assign(file, { state: "waiting", told: null });
  if (files.length) { $("file-list").show(); work(); }
}

// ---- words
function translate() {
  document.documentElement.lang = shown.lang === "en" ? "en" : "zh-Hans";
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  const names = held.packs.map(one => shown.lang === "en" ? one.en : one.zh);
  const chosen = [$("#pack").value, $("#organ").value];
  $("#pack").replaceChildren(...held.packs.map((one, i) => new Option(names[i], one.name)));
  $("#organ").replaceChildren(...["", ...held.organs].map(kind => new Option(say("organ_" + kind), kind)));
  $("#pack").value = chosen[0] || held.packs[0].name;
  $("#organ").value = chosen[1];
  $("#made").textContent = say("made", held);
  $("#packs").textContent = say("packs", { packs: names.join(shown.lang === "en" ? ", " : "、") });
  $("file-list").show();
  if (!checking) finish();
  if (open?.told) view(open);
}

$("#switch").onclick = () => { shown.lang = shown.lang === "en" ? "zh" : "en"; translate(); };
$("#files").onchange = ({ target }) => { add([...target.files]); target.value = ""; };
$("#pack").onchange = $("#organ").onchange = again;
$("#paste").onclick = ({ target }) => {
  const form = $("#pasting");
  form.hidden = !form.hidden;
  target.setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) $("#text").focus();
};
$("#year").value = new Date().getFullYear() - 1;
$("#new").onsubmit = async event => {
  event.preventDefault();
  const kind = event.submitter.value, body = $("#body").value.trim(), year = $("#year").value.trim();
  const told = text => { $("#remarks").textContent = text; };
  if (!body || !/^20[2-9]\d$/.test(year)) return told(say(body ? "blank_year" : "blank_body"));
  const [last] = $("#last").files;
  try {
    const data = last ? await bytesOf({ blob: last }) : new Uint8Array();
    const [name, word, book, remarks] = await checker.ask("blank", body, Number(year), last?.name ?? "", data);
    save(`${name}.${kind}`, kind === "docx" ? word : book, kind === "docx" ? WORD : EXCEL);
    const lines = JSON.parse(remarks).map(line => line[shown.lang]);
    told([say("blank_done", { name: `${name}.${kind}` }), ...lines].join("\n"));
  } catch (error) {
    told(say("not_made"));
    console.info(error);
  }
};
const typed = (text, name) => new File([text], name, { type: "text/plain" });
$("#pasting").onsubmit = event => { event.preventDefault(); add([typed($("#text").value, say("pasted"))]); };
$("#sample").onclick = () => add([typed(held.sample, say("sample_name"))]);

checker = new Checker(location.hash === "#wheels");
translate();
document.documentElement.classList.add("ok");
document.addEventListener("DOMContentLoaded", () => checker.start().then(({ how, times }) => {
  checker.up = { how, times };
  document.documentElement.classList.add("up");
  if (!files.length) state("ready");
}, error => {
  $("#old").textContent = `${say("failed")} (${String(error.message).slice(0, 300)})`;
  document.documentElement.classList.remove("ok");
}));
