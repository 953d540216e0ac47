// Makes the snapshot of Python's memory with govlint in it.  Run by node when the page is built:
// node snapshot.mjs PYODIDE LIBRARY.zip HOME.zip PACKS.json SAMPLE SNAPSHOT FILES.json
// The library must be the page's own: what Python knows of it, byte by byte, is in its memory.
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, library, home, packs, sample, snapshot, files] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));

async function started(more) {
  const python = await loadPyodide({ indexURL: `${pyodide}/`, stdLibURL: library,
    env: { PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2" }, ...more });
  python.unpackArchive(new Uint8Array(fs.readFileSync(home)), "zip", { extractDir: "/govlint" });
  python.runPython(`import sys; sys.path.insert(0, "/govlint")`);
  return python;
}

// A compiler leaves its waste in memory, where it stays: it works in another memory.
async function compiled() {
  const python = await started({});
  const made = python.runPython(`
import compileall, io, os, py_compile, zipfile
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
compileall.compile_dir("/govlint", quiet=2, optimize=2, invalidation_mode=mode)
out = io.BytesIO()
with zipfile.ZipFile(out, "w") as target:
    for top, _, names in os.walk("/govlint"):
        for name in names:
            if name.endswith(".pyc"):
                path = os.path.join(top, name)
                target.write(path, os.path.relpath(path, "/govlint"))
out.getvalue()`);
  return made.toJs();
}

const python = await started({ _makeSnapshot: true });
python.unpackArchive(await compiled(), "zip", { extractDir: "/govlint" });
python.globals.set("sample", fs.readFileSync(sample, "utf8"));
const kept = python.runPython(`
import gc, json, os
from govlint.page import browser
browser.ready(json.loads('''${fs.readFileSync(packs, "utf8")}'''))
browser.warm(sample)
found = {}
for top, _, names in os.walk("/govlint/govlint"):
    if "/rules" not in top:
        for name in names:
            if not name.endswith((".py", ".pyc", ".mjs", ".js")):
                path = os.path.join(top, name)
                found[path] = open(path, encoding="utf-8").read()
made = json.dumps(found, ensure_ascii=False)
del found
gc.collect()
made`);
fs.writeFileSync(files, kept);
python.runPython("del made, sample; gc.collect()");
fs.writeFileSync(snapshot, python.makeMemorySnapshot());
process.exit(0);
