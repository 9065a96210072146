import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./fail.ts";

export type Browser = { path: string; branded: boolean };

const NAMES = ["chromium", "chromium-browser", "google-chrome-for-testing"];
const BRANDED = ["google-chrome-stable", "google-chrome", "microsoft-edge"];
const PLACES: Record<string, Browser[]> = {
  darwin: [
    { path: "/Applications/Chromium.app/Contents/MacOS/Chromium", branded: false },
    {
      path: "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
      branded: false,
    },
    { path: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", branded: true },
  ],
  win32: [
    { path: join(process.env.LOCALAPPDATA ?? "", "Chromium", "Application", "chrome.exe"), branded: false },
    { path: "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", branded: true },
    { path: "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", branded: true },
  ],
};

const onPath = (name: string) => {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : "";
};

function look(): Browser | undefined {
  const chosen = process.env.VIGIE_BROWSER;
  if (chosen) return { path: chosen, branded: /google-chrome|Google Chrome\.app|msedge|Edge/.test(chosen) };
  if (process.platform !== "win32") {
    for (const [names, branded] of [
      [NAMES, false],
      [BRANDED, true],
    ] as const)
      for (const name of names) {
        const path = onPath(name);
        if (path) return { path, branded };
      }
  }
  return PLACES[process.platform]?.find(({ path }) => existsSync(path));
}

/** On Debian and Ubuntu as root the browser can simply be installed. */
function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !onPath("apt-get")) return false;
  console.log("No Chromium on this machine: installing Debian's package…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update"], { stdio: "ignore", env });
  return spawnSync("apt-get", ["install", "-y", "chromium"], { stdio: "ignore", env }).status === 0;
}

/** A Chromium of this machine, installed first where that takes no question. Refuses with what to do where there is none. */
export function findBrowser(): Browser {
  const found = look() ?? (installWithApt() ? look() : undefined);
  if (found && existsSync(found.path)) return found;
  throw new Refusal(
    "No Chromium was found. Install one (Debian/Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium), or name yours in VIGIE_BROWSER, and run the same command again.",
  );
}
