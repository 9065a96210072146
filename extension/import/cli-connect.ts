import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { explainFailure, sentence, stop } from "./cli-say.ts";
import { apiSend, signIn } from "./cli-server.ts";
import type { Send } from "./retry-send.ts";

/** The JSON in a file; null where there is none. */
export const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
};

type RunFile = { apiUrl?: string; members?: { email: string; password: string; role: string }[] };

/** Calls of the API as the bearer given, else as the analyst of the Vigie that runs on this machine (`npm start`). */
export const connect = async (url: string | undefined, token: string | undefined) => {
  const run = readJson(fileURLToPath(new URL("../../.vigie/run.json", import.meta.url))) as RunFile | null;
  const apiUrl = url ?? run?.apiUrl;
  if (!apiUrl)
    return stop(
      "aucun serveur : lancez npm start ou donnez --url et --token (ou VIGIE_TOKEN)",
      "no server: run npm start, or give --url and --token (or VIGIE_TOKEN)",
    );
  if (token) return answering(apiSend(apiUrl, token));
  const analyst = run?.members?.find(({ role }) => role === "analyst");
  if (!analyst)
    return stop(
      "aucun analyste dans .vigie/run.json : donnez --token ou VIGIE_TOKEN",
      "no analyst in .vigie/run.json: give --token or VIGIE_TOKEN",
    );
  const signedIn = await signIn(apiUrl, analyst.email, analyst.password);
  if (!signedIn.ok) throw sentence(explainFailure(signedIn.error));
  return apiSend(apiUrl, signedIn.value);
};

/** Once an import has begun a silent server is waited for; before that it is said at once. */
const answering = async (send: Send): Promise<Send> => {
  const answer = await send("GET", "/v1/me");
  if (!answer.ok && answer.error.code === "offline") throw sentence(explainFailure(answer.error));
  return send;
};
