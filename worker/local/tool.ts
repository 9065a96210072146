import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Refusal } from "./fail.ts";
import { ROOT } from "./places.ts";

const WINDOWS = process.platform === "win32";

/** Path of a command that a package of the lock file brings. */
export const toolPath = (name: string) => join(ROOT, "node_modules", ".bin", WINDOWS ? `${name}.cmd` : name);

/** Environment of a tool: the Node that runs us comes first, whatever the machine's own is. */
export const toolEnvironment = (more: Record<string, string> = {}) => ({
  ...process.env,
  PATH: [dirname(process.execPath), join(ROOT, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  CI: "1",
  WRANGLER_SEND_METRICS: "false",
  ...more,
});

/** Runs a tool to its end, quietly; a failure is told with what the tool last said. */
export function runTool(
  name: string,
  args: string[],
  what: string,
  env: Record<string, string> = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(toolPath(name), args, {
    cwd: ROOT,
    encoding: "utf8",
    shell: WINDOWS,
    env: toolEnvironment(env),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const said = `${stdout ?? ""}\n${stderr ?? ""}\n${error?.message ?? ""}`
    .trim()
    .split("\n")
    .slice(-12)
    .join("\n");
  throw new Refusal(`${what} failed. The tool said:\n${said}`);
}

/** Starts a tool that stays up, its words going to a log file. */
export function startTool(
  name: string,
  args: string[],
  logFile: string,
  env: Record<string, string> = {},
): ChildProcess {
  const log = openSync(logFile, "w", 0o600);
  const child = spawn(toolPath(name), args, {
    cwd: ROOT,
    stdio: ["ignore", log, log],
    shell: WINDOWS,
    env: toolEnvironment(env),
  });
  closeSync(log);
  return child;
}

/** Ends a child that `startTool` started and waits until it is gone. */
export async function endTool(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(timer);
}
