import { openAsBlob, statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { IMPORT_KINDS, type ImportKind } from "#shared/contract/imports.ts";
import { connect, readJson } from "./cli-connect.ts";
import { explainFailure, language, runCommand, say, sentence, stop } from "./cli-say.ts";
import { cliWords } from "./cli-words.ts";
import { dryRun, totalsJson } from "./dry-run.ts";
import { parseMapping } from "./mapping.ts";
import { type LedgerReader, openLedger } from "./open-ledger.ts";
import type { ReadError, RejectCode } from "./read-error.ts";
import { type UploadError, uploadImport } from "./upload-import.ts";
import { usualSource } from "./usual-source.ts";

/** `npm run import -- FILE`: the same reader and upload as the import page, from a terminal. */

const words = cliWords(language);
const usage =
  "npm run import -- FILE [--as fec|customers|invoices|payments|open-items|orders] [--map FILE.json] [--dry-run] [--json] [--source NAME] [--url URL] [--token TOKEN]";

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        as: { type: "string" },
        map: { type: "string" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
        source: { type: "string" },
        url: { type: "string" },
        token: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch {
    return stop(`option inconnue ; usage : ${usage}`, `unknown option; usage: ${usage}`);
  }
};

const explainRead = (file: string, { code, line, params }: ReadError): string =>
  `${basename(file)}: ${line === null ? "" : words.line(line)}${words.errors[code](params)}; ${words.unchanged}.`;

const explainUpload = (file: string, error: UploadError): string => {
  switch (error.kind) {
    case "read":
      return explainRead(file, error.error);
    case "api":
      return `${basename(file)}: ${explainFailure(error.failure)}.`;
    case "other_file":
      return say(
        "cet import a été commencé avec un autre fichier.",
        "this import was begun with another file.",
      );
    case "closed":
      return say("cet import est clos.", "this import is closed.");
    case "cancelled":
      return say("import annulé, rien n'a été enregistré.", "import cancelled, nothing was stored.");
    case "too_late":
      return say(
        "l'import est déjà validé, le calcul continue.",
        "the import is already committed, computing goes on.",
      );
  }
};

const open = async (
  file: string,
  kind: string | undefined,
  map: string | undefined,
): Promise<LedgerReader> => {
  const known = IMPORT_KINDS.find((each) => each === kind);
  if (kind !== undefined && known === undefined)
    stop(`--as ne connaît pas « ${kind} »`, `--as does not know "${kind}"`);
  let blob: Blob;
  try {
    if (!statSync(file).isFile()) throw new Error("not a file");
    blob = await openAsBlob(file);
  } catch {
    return stop(`${file} : fichier introuvable ou illisible`, `${file}: no such file, or it cannot be read`);
  }
  const mapping = map === undefined ? null : parseMapping(readJson(map));
  if (mapping && !mapping.ok) throw sentence(explainRead(map ?? file, mapping.error));
  const source = { name: basename(file), size: blob.size, stream: () => blob.stream() };
  const kindGiven: ImportKind | undefined = known ?? mapping?.value.kind;
  const opened = await openLedger(source, { kind: kindGiven, mapping: mapping?.value });
  if (!opened.ok) throw sentence(explainRead(file, opened.error));
  return opened.value;
};

const report = (reader: LedgerReader, rejects: { line: number; code: string }[], quiet: boolean) => {
  if (quiet) return;
  const { kind, encoding, fileName } = reader.preview();
  console.log(`${fileName}: ${kind}, ${encoding}`);
  const { warnings, rejected } = reader.totals();
  for (const { code, count } of warnings) console.log(`  ${words.warnings[code]} (${count})`);
  for (const { line, code } of rejects)
    console.log(`  ${words.line(line)}${words.rejects[code as RejectCode] ?? code}`);
  if (rejected > rejects.length) console.log(`  … ${rejected - rejects.length}`);
};

const main = async () => {
  const { values, positionals } = readOptions();
  const [file] = positionals;
  if (values.help) {
    console.log(usage);
    return;
  }
  if (file === undefined || positionals.length > 1)
    return stop(`un seul fichier ; usage : ${usage}`, `one file; usage: ${usage}`);
  const reader = await open(file, values.as, values.map);
  if (values["dry-run"]) {
    const result = await dryRun(reader);
    if (!result.ok) throw sentence(explainRead(file, result.error));
    report(reader, result.value.rejects, values.json === true);
    console.log(totalsJson(result.value));
    return;
  }
  const send = await connect(values.url, values.token ?? process.env.VIGIE_TOKEN);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  const uploaded = await uploadImport({
    send,
    reader,
    meta: { source: values.source?.trim() || usualSource(reader.preview().kind) },
    signal: interrupted.signal,
    onProgress: ({ step, fraction, perSecond }) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${step} ${Math.round(fraction * 100)} % · ${perSecond}/s   `);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  if (!uploaded.ok) throw sentence(explainUpload(file, uploaded.error));
  report(reader, [], values.json === true);
  console.log(values.json ? JSON.stringify(uploaded.value) : totalsJson(reader.totals()));
};

await runCommand(main, "l'import a échoué de façon inattendue", "the import failed unexpectedly");
