// What the extension asks of VS Code, apart from it so that it can be tested without.

export const REPORT = "govlint-report";

/** How the server is started: the words of the setting, then what govlint is to do. */
export function serverCommand(words: readonly string[], language: string): { command: string; args: string[] } {
  const [command, ...before] = words.length > 0 ? words : ["govlint"];
  return { command, args: [...before, "lsp", "--lang", language] };
}

/** The documents that are checked: reports by name or by command, packs and configurations; never every `.txt`. */
export function documentSelector(): { language?: string; scheme?: string; pattern?: string }[] {
  return [
    { language: REPORT },
    { scheme: "file", pattern: "**/.govlint.yaml" },
    { scheme: "file", pattern: "**/pack.yaml" },
  ];
}

/** The YAML files of a pack, given where its `pack.yaml` is. */
export function packSelector(folder: string): { scheme: string; pattern: string }[] {
  const escaped = folder.replace(/\\/g, "/").replace(/[*?[\]{}]/g, "[$&]");
  return ["*.yaml", "forms/*.yaml", "terms/*.yaml"].map((files) => ({
    scheme: "file",
    pattern: `${escaped}/${files}`,
  }));
}
