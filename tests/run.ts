import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal, runCommand } from "../worker/local/fail.ts";
import { findBrowser } from "../worker/local/find-browser.ts";
import { ROOT } from "../worker/local/places.ts";
import { toolEnvironment, toolPath } from "../worker/local/tool.ts";

/** Everything that must hold, in the order in which a failure is cheapest to learn. The last line counts all of it. */

type Outcome = { passed: number; failed: number };
type Step = { name: string; run: () => Promise<Outcome> };

const reports = mkdtempSync(join(tmpdir(), "vigie-test-"));

function finish(
  tool: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(toolPath(tool), args, {
      cwd: ROOT,
      shell: process.platform === "win32",
      env: toolEnvironment(env),
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A tool that passes or fails as a whole. */
const check = (name: string, tool: string, args: string[], env?: Record<string, string>): Step => ({
  name,
  run: async () => {
    const { code, output } = await finish(tool, args, env);
    if (code !== 0) console.log(output.trim().split("\n").slice(-60).join("\n"));
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
});

/** A Vitest project, counted test by test; a suite that could not be loaded counts as failed. */
const vitest = (project: string): Step => ({
  name: `tests: ${project}`,
  run: async () => {
    const report = join(reports, `${project}.json`);
    const { code, output } = await finish("vitest", [
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--project",
      project,
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ]);
    if (code !== 0) console.log(output.trim().split("\n").slice(-150).join("\n"));
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, "utf8")) as Record<
      string,
      number
    >;
    const passed = numPassedTests ?? 0;
    const failed = (numTotalTests ?? 0) - passed;
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  },
});

/** The migrations say exactly what the schema says: generating again would write nothing. */
const migrationsInStep: Step = {
  name: "migrations match the schema",
  run: async () => {
    const { code, output } = await finish("drizzle-kit", [
      "generate",
      "--config",
      "worker/db/drizzle.config.ts",
    ]);
    const clean = code === 0 && output.includes("nothing to migrate");
    if (!clean) console.log(output);
    return clean ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
};

const types = (area: string) => check(`types: ${area}`, "tsc", ["-p", area]);

/**
 * One after the other; lists of an inner list side by side, each in its order. A compiler keeps one core busy, and the browser
 * of the end-to-end tests waits most of the time.
 */
const steps: (Step | Step[][])[] = [
  check("format and lint", "biome", ["check", "--error-on-warnings", "."]),
  check("extension types prepared", "wxt", ["prepare", "extension"]),
  ["worker", "extension", "shared", "tests"].map((area) => [types(area)]),
  migrationsInStep,
  vitest("shared"),
  [[vitest("worker")], [vitest("e2e"), vitest("extension")]],
  check("build: Chromium", "wxt", ["build", "extension"]),
  check("build: Firefox", "wxt", ["build", "extension", "-b", "firefox", "--mv3"]),
  check("web-ext lint", "web-ext", [
    "lint",
    "--source-dir",
    "extension/.output/firefox-mv3",
    "--output",
    "text",
  ]),
  check("worker bundle", "wrangler", ["deploy", "--dry-run", "--outdir", join(reports, "worker")]),
];

await runCommand(async () => {
  try {
    findBrowser();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.log("0 passed, 1 failed");
    throw error;
  }
  const total: Outcome = { passed: 0, failed: 0 };
  const take = async ({ name, run }: Step): Promise<void> => {
    const started = Date.now();
    const { passed, failed } = await run();
    total.passed += passed;
    total.failed += failed;
    console.log(
      `${failed === 0 ? "ok  " : "FAIL"} ${name} (${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(0)} s)`,
    );
  };
  const takeAll = async (list: Step[]): Promise<void> => {
    for (const step of list) await take(step);
  };
  for (const step of steps) await Promise.all((Array.isArray(step) ? step : [[step]]).map(takeAll));
  rmSync(reports, { recursive: true, force: true });
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});
