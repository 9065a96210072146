import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { type Demo, memberWith } from "./demo-data.ts";
import type { Browser } from "./find-browser.ts";
import { launchBrowser } from "./launch-browser.ts";
import { HOME } from "./places.ts";
import type { RunningWorker } from "./run-worker.ts";
import type { SampleCrm } from "./sample-crm/serve.ts";
import { signInExtension } from "./sign-in-extension.ts";

type Parts = { browser: Browser; extensionDir: string; worker: RunningWorker; demo: Demo; crm: SampleCrm };

const SCREENSHOT = join(HOME, "badges.png");

const hasDisplay = () =>
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** The sample CRM is French: so is the browser where the machine names no language. */
const languageFlags = () =>
  /^[a-z]{2}/.test(process.env.LC_ALL || process.env.LANG || "") ? [] : ["--lang=fr"];

const sayByHand = (extensionDir: string, popupUrl: string) =>
  console.log(`
This browser takes no extension from a command line. Three clicks load it:
  1. open chrome://extensions and switch "Developer mode" on
  2. click "Load unpacked" and choose ${extensionDir}
  3. open ${popupUrl} and sign in (address, e-mail and password are in .vigie/run.json)`);

type Node = { shadowRoots?: { shadowRootType?: string }[]; children?: Node[] };

const closedRoots = (node: Node): number =>
  (node.shadowRoots?.filter(({ shadowRootType }) => shadowRootType === "closed").length ?? 0) +
  (node.children ?? []).reduce((sum, child) => sum + closedRoots(child), 0);

/** Waits until badges are drawn and no more come; the page itself cannot see them, the debugging protocol can. */
async function untilBadges(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const deadline = Date.now() + 15_000;
  const drawn = async () => {
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    return closedRoots(root as unknown as Node);
  };
  let [before, now] = [0, await drawn()];
  while ((now === 0 || now !== before) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    [before, now] = [now, await drawn()];
  }
  await session.detach();
}

/** Opens the sample CRM in a Chromium with the extension, signed in as the rep; without a display, takes a picture of it. */
export async function openBrowser({
  browser,
  extensionDir,
  worker,
  demo,
  crm,
}: Parts): Promise<() => Promise<void>> {
  const headless = !hasDisplay();
  const { context, popupUrl, loaded } = await launchBrowser(
    browser,
    extensionDir,
    join(HOME, "profile"),
    headless,
    languageFlags(),
  );
  const stop = () => context.close().catch(() => undefined);
  const page = context.pages()[0] ?? (await context.newPage());
  if (!loaded) {
    sayByHand(extensionDir, popupUrl);
    await page.goto(crm.pages[0] ?? crm.url);
    return stop;
  }
  await signInExtension(context, popupUrl, worker.apiUrl, memberWith(demo.members, "rep"));
  await page.goto(crm.pages[0] ?? crm.url);
  await page.bringToFront();
  if (headless) {
    await untilBadges(context, page);
    await page.screenshot({ path: SCREENSHOT });
    console.log(`No display here: a picture of the page with its badges is in ${SCREENSHOT}`);
  }
  return stop;
}
