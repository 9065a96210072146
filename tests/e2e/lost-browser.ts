import { execFileSync } from "node:child_process";
import type { BrowserContext } from "playwright-core";

type Send = (method: string, params: object) => Promise<Record<string, unknown>>;
type Told = { sessionId: string; message: string };

const NO_NETWORK = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** Takes the network from the extension's background and from pages that are opened from now on. */
export const takeOffline = async (context: BrowserContext): Promise<void> => {
  await context.setOffline(true);
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error("a browser without a debugger");
  const send = (browser.send as unknown as Send).bind(browser);
  const { targetInfos } = await browser.send("Target.getTargets");
  for (const { type, targetId } of targetInfos) {
    if (type !== "service_worker") continue;
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: false });
    const answered = new Promise<void>((resolve) => {
      browser.on("Target.receivedMessageFromTarget" as never, (told: Told) => {
        if (told.sessionId === sessionId && JSON.parse(told.message).id === 2) resolve();
      });
    });
    const asked = [
      { id: 1, method: "Network.enable", params: {} },
      { id: 2, method: "Network.emulateNetworkConditions", params: NO_NETWORK },
    ];
    for (const message of asked)
      await send("Target.sendMessageToTarget", {
        sessionId: String(sessionId),
        message: JSON.stringify(message),
      });
    await answered;
  }
};

/** Ends the browser of a profile as a power cut does: nothing is closed, nothing is written any more. */
export const crash = async (context: BrowserContext, profile: string): Promise<void> => {
  const closed = new Promise<void>((resolve) => context.once("close", () => resolve()));
  const processes = execFileSync("ps", ["-axww", "-o", "pid=,args="], { encoding: "utf8" }).split("\n");
  const own = processes.filter((line) => line.includes(`--user-data-dir=${profile}`));
  const main = own.find((line) => !line.includes("--type="));
  if (main === undefined) throw new Error("the browser of this profile does not run");
  process.kill(Number(main.trim().split(" ")[0]), "SIGKILL");
  await closed;
};
