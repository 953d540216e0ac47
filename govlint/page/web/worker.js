// govlint in a thread of its own: Python restored from a snapshot of its memory, or started anew.
// Pyodide takes a classic worker for one it cannot run in, yet a module worker cannot start from a
// file that was opened by a double click.
self.importScripts = () => { throw new TypeError("modules only"); };

const HOME = "/govlint", NOWHERE = "https://govlint.invalid/";
const times = {}, started = performance.now();
const note = name => { times[name] = Math.round(performance.now() - started); };
let parts = {}, python = null, pdfium = null;

async function inflated(blob) {
  const stream = blob.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

const moduleOf = async name => import(URL.createObjectURL(
  new Blob([await parts[name]], { type: "text/javascript" })));

// Whatever is asked for is in the file itself.
self.fetch = async address => {
  const name = String(address.url || address).split("/").pop();
  if (!parts[name]) throw new TypeError("there is no network: " + name);
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(await parts[name], { headers: { "content-type": type } });
};

async function load(more) {
  const [{ loadPyodide }, { default: create }] = await Promise.all(
    [moduleOf("pyodide.mjs"), moduleOf("pyodide.asm.mjs")]);
  return loadPyodide({
    indexURL: NOWHERE, packageBaseUrl: NOWHERE, env: { PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2" },
    lockFileContents: new TextDecoder().decode(await parts["pyodide-lock.json"]),
    createPyodideModule: async settings => {
      settings.locateFile = name => NOWHERE + name;
      const made = await create(settings);
      if (more._loadSnapshot) made.growMemory(more._loadSnapshot.length);  // else over 30 MB fail
      return made;
    }, ...more });
}

async function restored() {
  const snapshot = new Uint8Array(await parts["govlint.snap"]);
  note("inflated");
  const made = await load({ _loadSnapshot: snapshot });
  note("loaded");
  for (const [path, text] of Object.entries(JSON.parse(new TextDecoder().decode(await parts["files.json"])))) {
    made.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    made.FS.writeFile(path, text);
  }
  return made;
}

async function anew(packs) {
  const made = await load({});
  made.unpackArchive(await parts["home.zip"], "zip", { extractDir: HOME });
  made.globals.set("packs", made.toPy(packs));
  made.runPython(`import sys; sys.path.insert(0, "${HOME}")
from govlint.page import browser
browser.ready(packs)`);
  return made;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;/=>?@^_`{|}~";

// Base 85: five characters are four bytes; the last group is filled up.
function decoded(text) {
  const value = new Uint8Array(128);
  for (let i = 0; i < 85; i++) value[DIGITS.charCodeAt(i)] = i;
  const groups = Math.ceil(text.length / 5), lacking = groups * 5 - text.length;
  text += "~".repeat(lacking);
  const bytes = new DataView(new ArrayBuffer(groups * 4));
  for (let i = 0, at = 0; i < groups; i++, at += 5) {
    let sum = 0;
    for (let k = 0; k < 5; k++) sum = sum * 85 + value[text.charCodeAt(at + k)];
    bytes.setUint32(i * 4, sum);
  }
  return new Blob([new Uint8Array(bytes.buffer, 0, groups * 4 - lacking)]);
}

async function start({ texts, blobs, packs, fromWheels }) {
  blobs ??= Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, decoded(text)]));
  note("decoded");
  for (const [name, blob] of Object.entries(blobs)) {
    if (name !== "home.zip") parts[name] = inflated(blob);
  }
  let how = "snapshot";
  try {
    if (fromWheels) throw new Error("asked to");
    python = await restored();
  } catch (error) {  // a snapshot is a risk that no clerk should bear
    how = "wheels: " + error;
    parts["home.zip"] = inflated(blobs["home.zip"]);
    python = await anew(packs);
  }
  for (const name of ["govlint.snap", "files.json", "home.zip"]) delete parts[name];
  note("ready");
  return { how, times, blobs };
}

async function startPdfium() {
  const { PDFiumLibrary } = await moduleOf("pdfium.mjs");
  const library = await PDFiumLibrary.init({ wasmBinary: await parts["pdfium.wasm"] });
  const browser = python.pyimport("govlint.page.browser");
  const bridge = pdfiumBridge(library.module);
  bridge.fail = () => { pdfium = null; };
  browser.connect(bridge);
  browser.destroy();
}

const isPdf = data => data instanceof Uint8Array &&
  new TextDecoder("latin1").decode(data.subarray(0, 1024)).includes("%PDF");

async function answer(call, given) {
  if (given.some(isPdf)) await (pdfium ??= startPdfium());
  const calls = python.pyimport("govlint.page.browser").CALLS;
  let found = calls.get(call)(...given);
  if (found?.toJs) { const proxy = found; found = proxy.toJs(); proxy.destroy(); }
  calls.destroy();
  return found;
}

onmessage = async ({ data: { id, start: first, call, given } }) => {
  try {
    const from = performance.now();
    const found = first ? await start(first) : await answer(call, given);
    postMessage({ id, found, ms: performance.now() - from });
  } catch (error) {
    postMessage({ id, error: String(error).slice(-1500) });
  }
};
