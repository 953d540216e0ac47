import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { REPORT, documentSelector, packSelector, serverCommand } from "./options";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("govlint.checkThis", checkThis),
    vscode.commands.registerCommand("govlint.restart", restart),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("govlint");
  const server = serverCommand(settings.get<string[]>("command", ["govlint"]), settings.get("language", "zh"));
  const manifests = await vscode.workspace.findFiles("**/pack.yaml", "**/node_modules/**");
  const packs = manifests.flatMap((file) => packSelector(path.dirname(file.fsPath)));
  client = new LanguageClient("govlint", "govlint", server, {
    documentSelector: [...documentSelector(), ...packs] as never,
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{yaml,py}") },
  });
  try {
    await client.start();
  } catch (error) {
    const hint = "govlint 没有启动：pip install 'govlint[lsp]'，或改设置 govlint.command。";
    void vscode.window.showErrorMessage(`${hint} (${String(error)})`);
  }
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

/** Call the file in the editor a report, whatever its name is. */
async function checkThis(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor) {
    await vscode.languages.setTextDocumentLanguage(editor.document, REPORT);
  }
}
