import type { BrowserContext } from "playwright-core";
import { until } from "./until.ts";

/** Ends the service worker as the browser does after half a minute without work. */
export const endBackground = async (context: BrowserContext): Promise<void> => {
  const driver = await context.browser()?.newBrowserCDPSession();
  if (!driver) throw new Error("The browser takes no commands.");
  const running = async (): Promise<string[]> => {
    const { targetInfos } = await driver.send("Target.getTargets");
    return targetInfos.filter(({ type }) => type === "service_worker").map(({ targetId }) => targetId);
  };
  try {
    // Its alarm may start it again in between.
    await until(async () => {
      const targets = await running();
      for (const targetId of targets)
        await driver.send("Target.closeTarget", { targetId }).catch(() => undefined);
      return targets.length === 0;
    });
  } finally {
    await driver.detach();
  }
};
