import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { REPORT, documentSelector, packSelector, serverCommand } from "../src/options";

const manifest = JSON.parse(readFileSync(path.join(__dirname, "..", "..", "package.json"), "utf-8"));

test("the server is started by the words of the setting", () => {
  assert.deepEqual(serverCommand(["python", "-m", "govlint"], "en"), {
    command: "python",
    args: ["-m", "govlint", "lsp", "--lang", "en"],
  });
  assert.equal(serverCommand([], "zh").command, "govlint");
});

test("no document is checked for being plain text", () => {
  const languages = documentSelector().map((one) => one.language);
  assert.ok(languages.includes(REPORT));
  assert.ok(!languages.includes("plaintext"));
  assert.ok(documentSelector().every((one) => one.language === REPORT || one.pattern));
});

test("a report is known by its name", () => {
  const [language] = manifest.contributes.languages;
  assert.equal(language.id, REPORT);
  assert.equal(language.extensions, undefined);
  assert.ok(language.filenamePatterns.every((name: string) => /信息公开/.test(name)));
});

test("a pack's files are those beside its pack.yaml", () => {
  const [rules] = packSelector("C:\\规则[1]");
  assert.equal(rules.pattern, "C:/规则[[]1[]]/*.yaml");
});

test("what VS Code may run is settled by the user, not by a workspace", () => {
  assert.equal(manifest.contributes.configuration.properties["govlint.command"].scope, "machine");
});
