import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Worker } from "playwright-core";
import { findBrowser } from "#worker/local/find-browser.ts";

export type Launched = {
  context: BrowserContext;
  background: Worker;
  /** The browser itself, to start it without the extension. */
  executable: string;
  close(): Promise<void>;
};

/** A Chromium of this machine with one unpacked extension, in a profile of its own that goes when it is closed. */
export const launch = async (extensionDir: string, more: string[] = []): Promise<Launched> => {
  const profile = mkdtempSync(join(tmpdir(), "vigie-e2e-"));
  const executable = findBrowser().path;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    viewport: { width: 1200, height: 800 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      ...more,
    ],
  });
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await registered(background);
  return {
    executable,
    context,
    background,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
};

type Scripting = { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };

/** The extension registers its overlay after it was installed: pages opened before would have none. */
const registered = async (background: Worker): Promise<void> => {
  for (const until = Date.now() + 15_000; Date.now() < until; ) {
    const scripts = await background.evaluate(() =>
      (globalThis as unknown as { chrome: Scripting }).chrome.scripting.getRegisteredContentScripts(),
    );
    if (scripts.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The extension did not register its overlay within 15 s.");
};
