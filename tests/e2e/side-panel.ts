import type { BrowserContext } from "playwright-core";

type Send = (method: string, params: object) => Promise<Record<string, unknown>>;
type Told = { sessionId: string; message: string };
type Evaluated = { id: number; result?: { result?: { value?: unknown } } };

/** A side panel is no page of a window, so that nothing but the debugger of the whole browser reaches it. */
export const inSidePanel = async <Value>(
  context: BrowserContext,
  expression: string,
): Promise<Value | null> => {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) return null;
  const send = (browser.send as unknown as Send).bind(browser);
  try {
    const { targetInfos } = await browser.send("Target.getTargets");
    const panel = targetInfos.find(({ type, url }) => type === "page" && url.endsWith("/sidepanel.html"));
    if (!panel) return null;
    const { sessionId } = await send("Target.attachToTarget", { targetId: panel.targetId, flatten: false });
    const answered = new Promise<Value>((resolve) => {
      browser.on("Target.receivedMessageFromTarget" as never, (told: Told) => {
        const reply = JSON.parse(told.message) as Evaluated;
        if (told.sessionId === sessionId && reply.id === 1) resolve(reply.result?.result?.value as Value);
      });
    });
    const asked = { id: 1, method: "Runtime.evaluate", params: { expression, returnByValue: true } };
    await send("Target.sendMessageToTarget", {
      sessionId: String(sessionId),
      message: JSON.stringify(asked),
    });
    return await answered;
  } finally {
    await browser.detach();
  }
};
