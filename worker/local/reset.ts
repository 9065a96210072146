import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal, runCommand } from "./fail.ts";
import { HOME, readJson } from "./places.ts";

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

await runCommand(async () => {
  const running = readJson<{ pid: number }>(join(HOME, "run.json"));
  if (running && alive(running.pid))
    throw new Refusal(
      "Vigie is running: end it first (Ctrl-C where npm start runs), then reset. Nothing was removed.",
    );
  const had = existsSync(HOME);
  rmSync(HOME, { recursive: true, force: true });
  console.log(
    had ? "Local data, secrets and browser profile removed. npm start begins anew." : "Nothing to reset.",
  );
});
