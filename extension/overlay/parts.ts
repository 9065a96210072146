import type { OverlayPart } from "../platform/messages.ts";
import type { Site } from "../sites/site.ts";
import type { taughtSite } from "../sites/taught/taught-site.ts";
import type { openCard } from "./card.ts";
import type { Send } from "./send.ts";

/** What each part is, once its script has run. */
type Parts = { card: typeof openCard; taught: typeof taughtSite };

/** Scripts of one extension share a world of their own on a page, which the page does not see. */
const world = globalThis as { vigieParts?: Partial<Parts>; vigieSites?: Record<string, Site> };

export const givePart = <Name extends OverlayPart>(name: Name, part: Parts[Name]): void => {
  world.vigieParts = { ...world.vigieParts, [name]: part };
};

/** The part, brought by the background the first time; null when it could not be. */
export const takePart = async <Name extends OverlayPart>(
  send: Send,
  name: Name,
): Promise<Parts[Name] | null> => {
  if (world.vigieParts?.[name] === undefined) await send("bringPart", { part: name });
  return world.vigieParts?.[name] ?? null;
};

export const giveSite = (site: Site): void => {
  world.vigieSites = { ...world.vigieSites, [site.id]: site };
};

/** The site with this id where its script has run already; null otherwise. */
export const siteHere = (id: string): Site | null => world.vigieSites?.[id] ?? null;
