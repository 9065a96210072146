import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deployRefusal } from "./deploy-refusal.ts";
import { Refusal, runCommand } from "./fail.ts";
import { ROOT } from "./places.ts";
import { toolEnvironment, toolPath } from "./tool.ts";

function wrangler(args: string[]): void {
  const { status } = spawnSync(toolPath("wrangler"), args, {
    cwd: ROOT,
    stdio: "inherit",
    env: toolEnvironment(),
    shell: process.platform === "win32",
  });
  if (status !== 0)
    throw new Refusal(
      `wrangler ${args.slice(0, 3).join(" ")} failed (see above); the steps before it are done and can be repeated.`,
    );
}

/** Migrations first, then the code that needs them. What must exist before is in the README, section "Deploying". */
await runCommand(async () => {
  const refusal = deployRefusal(readFileSync(join(ROOT, "wrangler.toml"), "utf8"));
  if (refusal !== null) throw new Refusal(refusal);
  wrangler(["d1", "migrations", "apply", "DB", "--remote"]);
  wrangler(["deploy"]);
});
