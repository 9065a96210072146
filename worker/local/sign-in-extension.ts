import type { BrowserContext, Page } from "playwright-core";
import { Refusal } from "./fail.ts";

type Connection = { kind: "not_connected" | "signed_out" | "signed_in"; rows?: number; syncing?: boolean };

const PATIENCE_MS = 30_000;

/** What the extension itself says of its connection. */
const connection = (popup: Page): Promise<Connection> =>
  popup.evaluate(() =>
    (
      globalThis as unknown as { chrome: { runtime: { sendMessage: (ask: object) => Promise<Connection> } } }
    ).chrome.runtime.sendMessage({
      name: "connection",
      ask: null,
    }),
  );

async function until(popup: Page, reached: (now: Connection) => boolean, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!reached(await connection(popup))) {
    if (Date.now() > deadline)
      throw new Refusal(`The extension did not ${what} within ${PATIENCE_MS / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Types the password into the organization's page and lets this extension in, as a person would. */
async function passSignInPage(page: Page, member: { email: string; password: string }): Promise<void> {
  await page.fill("#email", member.email);
  await page.fill("#password", member.password);
  await page.click('button[type="submit"]');
  await page.click('button[name="answer"][value="allow"]');
}

/**
 * Connects the extension to the Worker and signs a member in, through the popup and the organization's own sign-in page;
 * does nothing where a former run is still signed in. Comes back when the first sync is done.
 */
export async function signInExtension(
  context: BrowserContext,
  popupUrl: string,
  apiUrl: string,
  member: { email: string; password: string },
): Promise<void> {
  const popup = await context.newPage();
  await popup.goto(popupUrl);
  if ((await connection(popup)).kind === "not_connected") {
    await popup.fill('input[name="apiUrl"]', apiUrl);
    await popup.click('button[type="submit"]');
    await until(popup, ({ kind }) => kind !== "not_connected", "reach the Worker");
  }
  if ((await connection(popup)).kind === "signed_out") {
    const [page] = await Promise.all([
      context.waitForEvent("page", { timeout: PATIENCE_MS }),
      popup.click('button[data-action="sign-in"]'),
    ]);
    await passSignInPage(page, member);
  }
  await until(
    popup,
    ({ kind, rows, syncing }) => kind === "signed_in" && !syncing && (rows ?? 0) > 0,
    "sign in and sync",
  );
  await popup.close();
}
