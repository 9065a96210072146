import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { exportVerifier } from "#shared/audit/verify-export.ts";
import { runCommand, say, stop } from "../import/cli-say.ts";
import { explainProblem } from "./explain-problem.ts";
import { readLines } from "./read-lines.ts";
import { verifyTools } from "./verify-tools.ts";

/** `npm run audit:verify -- FILE`: proves an export without asking anybody; the last line of the output is one JSON object. */

const usage = "npm run audit:verify -- FILE [--key FINGERPRINT]";

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { key: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch {
    return stop(`option inconnue ; usage : ${usage}`, `unknown option; usage: ${usage}`);
  }
};

const main = async () => {
  const { values, positionals } = readOptions();
  const [file] = positionals;
  if (values.help) return console.log(usage);
  if (file === undefined || positionals.length > 1)
    return stop(`un seul fichier ; usage : ${usage}`, `one file; usage: ${usage}`);
  const key = values.key?.trim().toLowerCase();
  if (key !== undefined && !/^[0-9a-f]{64}$/.test(key))
    return stop(
      "--key attend une empreinte de 64 chiffres hexadécimaux",
      "--key wants a fingerprint of 64 hexadecimal digits",
    );
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return stop(`${file} : fichier introuvable`, `${file}: no such file`);
  const verifier = exportVerifier(verifyTools, key);
  // A replacement character stands in no line that was hashed, so what is no UTF-8 cannot pass.
  for await (const { text, complete } of readLines(file))
    if (!(await verifier.line(text ?? "\uFFFD", complete))) break;
  const verdict = verifier.end();
  if (!verdict.intact) {
    console.log(explainProblem(verdict));
    process.exitCode = 1;
  } else {
    const { name } = verdict.organization;
    console.log(
      say(
        `Intact : ${verdict.entries} entrées de ${name}, tête signée le ${new Date(verdict.head.at).toISOString()}.`,
        `Intact: ${verdict.entries} entries of ${name}, head signed at ${new Date(verdict.head.at).toISOString()}.`,
      ),
    );
    if (key === undefined)
      console.log(
        say(
          `Clé : ${verdict.key}. Comparez-la à celle que vous avez notée, ou donnez-la par --key.`,
          `Key: ${verdict.key}. Compare it with the one you noted, or give it by --key.`,
        ),
      );
  }
  console.log(JSON.stringify(verdict));
};

await runCommand(main, "la vérification a échoué de façon inattendue", "verifying failed unexpectedly");
