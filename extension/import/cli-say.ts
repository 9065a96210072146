import type { Failure } from "#extension/platform/messages.ts";
import english from "../locales/en.json" with { type: "json" };
import french from "../locales/fr.json" with { type: "json" };
import type { Language } from "./cli-words.ts";

/** The language of the terminal. */
export const language: Language = /^fr/i.test(
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "",
)
  ? "fr"
  : "en";

export const say = (fr: string, en: string) => (language === "fr" ? fr : en);

/** An error whose message is a sentence for the person at the terminal. */
export const sentence = (text: string) => new Error(text, { cause: "said" });
export const stop = (fr: string, en: string): never => {
  throw sentence(say(fr, en));
};

/** Runs a command to its end; what goes wrong is one sentence and an exit code, never a stack. `unexpected`: French, English. */
export const runCommand = async (
  main: () => Promise<void>,
  ...unexpected: [fr: string, en: string]
): Promise<void> => {
  try {
    await main();
  } catch (error) {
    const said = error instanceof Error && error.cause === "said";
    process.stderr.write(`${said ? error.message : say(...unexpected)}\n`);
    process.exitCode = 1;
  }
};

/** What a failed call of the API means to the person at the terminal. */
export const explainFailure = ({ code, requestId }: Failure): string => {
  if (code === "offline")
    return say(
      "le serveur ne répond pas : est-il démarré (npm start) ?",
      "the server does not answer: is it running (npm start)?",
    );
  if (code === "sign_in_failed") return say("la connexion est refusée", "signing in was refused");
  const told = (language === "fr" ? french : english).errors as Record<string, string | undefined>;
  const refused = told[code] ?? say("Le serveur a refusé.", "The server refused.");
  return `${refused} (${code}${requestId ? `, ${requestId}` : ""})`;
};
