import { createWriteStream, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { type ExportHead, type ExportHeader, lineOf } from "#shared/audit/export-lines.ts";
import { exportVerifier } from "#shared/audit/verify-export.ts";
import { AuditExportPage } from "#shared/contract/audit.ts";
import { connect } from "../import/cli-connect.ts";
import { explainFailure, runCommand, say, sentence, stop } from "../import/cli-say.ts";
import type { Send } from "../import/retry-send.ts";
import { explainProblem } from "./explain-problem.ts";
import { verifyTools } from "./verify-tools.ts";

/** `npm run audit:export -- FILE`: the whole audit chain with its signed head, one line an entry, proved while it is written. */

const usage = "npm run audit:export -- FILE [--server URL] [--token TOKEN]";

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        server: { type: "string" },
        url: { type: "string" },
        token: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch {
    return stop(`option inconnue ; usage : ${usage}`, `unknown option; usage: ${usage}`);
  }
};

const pageAt = async (send: Send, cursor: string | null): Promise<AuditExportPage> => {
  const answer = await send("GET", `/v1/audit/export${cursor === null ? "" : `?cursor=${cursor}`}`);
  if (!answer.ok) throw sentence(explainFailure(answer.error));
  const { data } = AuditExportPage.safeParse(answer.value);
  return data ?? stop("le serveur n'a pas répondu par un export", "the server did not answer with an export");
};

type Exported = { header: ExportHeader | null; head: ExportHead | null; brokenAt: number | null };

/** Every line of the export; what the first page said is noted in `exported`. */
async function* linesOf(send: Send, exported: Exported): AsyncGenerator<string> {
  let cursor: string | null = null;
  do {
    const page: AuditExportPage = await pageAt(send, cursor);
    if (page.header !== null) {
      Object.assign(exported, { header: page.header, head: page.head, brokenAt: page.brokenAt });
      yield lineOf(page.header);
    }
    for (const entry of page.entries) yield lineOf(entry);
    cursor = page.next;
  } while (cursor !== null);
  if (exported.head !== null) yield lineOf(exported.head);
}

const main = async () => {
  const { values, positionals } = readOptions();
  const [file] = positionals;
  if (values.help) return console.log(usage);
  if (file === undefined || positionals.length > 1)
    return stop(`un seul fichier ; usage : ${usage}`, `one file; usage: ${usage}`);
  const send = await connect(values.server ?? values.url, values.token ?? process.env.VIGIE_TOKEN);
  const exported: Exported = { header: null, head: null, brokenAt: null };
  const verifier = exportVerifier(verifyTools);
  const part = `${file}.part`;
  try {
    await pipeline(
      async function* () {
        for await (const line of linesOf(send, exported)) {
          await verifier.line(line);
          yield `${line}\n`;
        }
      },
      createWriteStream(part, { mode: 0o600 }),
    );
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof Error && "syscall" in error)
      return stop(`${file} : impossible d'écrire ce fichier`, `${file}: this file cannot be written`);
    throw error;
  }
  const verdict = verifier.end();
  if (exported.brokenAt !== null)
    console.log(
      say(
        `Le journal de la base ne suit plus ce qui a été scellé : l'entrée ${exported.brokenAt} est la première à différer. ${file} est écrit, comme pièce, sans tête signée.`,
        `The journal in the database does not go on from what was sealed: entry ${exported.brokenAt} is the first that differs. ${file} is written as evidence, without a signed head.`,
      ),
    );
  else if (!verdict.intact) console.log(explainProblem(verdict));
  else
    console.log(
      say(
        `${verdict.entries} entrées écrites dans ${file}. Notez ailleurs l'empreinte de la clé : ${verdict.key}`,
        `${verdict.entries} entries written to ${file}. Note the fingerprint of the key elsewhere: ${verdict.key}`,
      ),
    );
  console.log(
    JSON.stringify({
      file,
      ...verdict,
      ...(exported.brokenAt === null
        ? {}
        : { intact: false, problem: "seal_broken", sequence: exported.brokenAt }),
    }),
  );
  if (!verdict.intact || exported.brokenAt !== null) process.exitCode = 1;
};

await runCommand(main, "l'export a échoué de façon inattendue", "the export failed unexpectedly");
