// Runs on whatever Node ≥ 20 the machine has: installs what the lock file names, then hands over to Node 24,
// which the project brings as a locked package (macOS: the machine's own Node ≥ 22.12).
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const bundledNode = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function version(command) {
  const { status, stdout } = spawnSync(command, ["--version"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const match = status === 0 && /^v(\d+)\.(\d+)/.exec(stdout);
  return match ? Number(match[1]) * 100 + Number(match[2]) : 0;
}

function install() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".vigie-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing the packages the lock file names (about a minute, once)…");
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0)
    fail("The packages could not be installed: see npm's message above, then run the same command again.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

if (version(process.execPath) < 2000)
  fail(`Vigie needs Node 20 or newer to set itself up; this is ${process.version}.`);
install();

const node = [bundledNode, process.execPath].find((candidate) => version(candidate) >= 2212);
if (!node)
  fail(
    `No Node ≥ 22.12 for ${process.platform}/${process.arch}: this is ${process.version}. Install Node 24 and run the same command again.`,
  );

// Options of Node itself stand before the script.
const given = process.argv.slice(2);
const at = given.findIndex((each) => !each.startsWith("--"));
const options = ["--disable-warning=ExperimentalWarning", ...given.slice(0, at)];
const [script, ...args] = given.slice(at);
const child = spawn(node, [...options, join(root, script), ...args], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// npm's shell does not pass a signal on: when it is gone, so is the wish to run.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
