import { type BrowserContext, chromium } from "playwright-core";
import { extensionId } from "./extension-id.ts";
import { Refusal } from "./fail.ts";
import type { Browser } from "./find-browser.ts";

export type LaunchedBrowser = { context: BrowserContext; popupUrl: string; loaded: boolean };

const QUIET = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Root may not use Chromium's sandbox; nobody else gives it up. */
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : [];

/** Branded browsers ignore the two flags since version 137: the debugging protocol still loads an unpacked extension. */
async function loadByProtocol(context: BrowserContext, folder: string): Promise<boolean> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) return false;
  const load = session.send as unknown as (method: string, params: { path: string }) => Promise<unknown>;
  return load.call(session, "Extensions.loadUnpacked", { path: folder }).then(
    () => true,
    () => false,
  );
}

/** Whether the extension's popup opens: the plainest sign that it is loaded. */
async function opens(context: BrowserContext, popupUrl: string): Promise<boolean> {
  const page = await context.newPage();
  const reached = await page.goto(popupUrl).then(
    () => true,
    () => false,
  );
  await page.close();
  return reached;
}

/**
 * Starts a browser with its own profile and the unpacked extension. `loaded` false: this browser takes no extension from
 * a command line, it must be loaded by hand.
 */
export async function launchBrowser(
  browser: Browser,
  extensionDir: string,
  profile: string,
  headless: boolean,
  flags: string[] = [],
): Promise<LaunchedBrowser> {
  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath: browser.path,
      headless,
      // Whoever starts ends everything, the browser among it: on a signal the library would end this process at once.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
      viewport: headless ? { width: 1280, height: 860 } : null,
      ignoreDefaultArgs: ["--disable-extensions"],
      args: [
        ...QUIET,
        ...asRoot,
        `--disable-extensions-except=${extensionDir}`,
        `--load-extension=${extensionDir}`,
        ...flags,
      ],
    })
    .catch((error: Error) => {
      throw new Refusal(`${browser.path} could not be started: ${error.message.split("\n")[0]}`);
    });
  const popupUrl = `chrome-extension://${extensionId(extensionDir)}/popup.html`;
  const loaded =
    (await opens(context, popupUrl)) ||
    ((await loadByProtocol(context, extensionDir)) && (await opens(context, popupUrl)));
  return { context, popupUrl, loaded };
}
