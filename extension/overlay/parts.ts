import type { OverlayPart } from "../platform/messages.ts";
import type { siteOfPage } from "../sites/signatures.ts";
import type { Site } from "../sites/site.ts";
import type { ruledSite } from "../sites/taught/ruled-site.ts";
import type { Send } from "./send.ts";
import type { shadowRoots } from "./shadow-roots.ts";
import type { showCards } from "./show-card.ts";
import type { showVerdicts } from "./verdict/show-verdict.ts";

/** What each part is, once its script has run. */
type Parts = {
  card: typeof showCards;
  signatures: typeof siteOfPage;
  shadow: typeof shadowRoots;
  taught: typeof ruledSite;
  verdict: typeof showVerdicts;
};

/** Scripts of one extension share a world of their own on a page, which the page does not see. */
const world = globalThis as { vigieParts?: Partial<Parts>; vigieSites?: Record<string, Site> };

export const givePart = <Name extends keyof Parts>(name: Name, part: Parts[Name]): void => {
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

/** The part where its script has run already; null otherwise. */
export const partHere = <Name extends keyof Parts>(name: Name): Parts[Name] | null =>
  world.vigieParts?.[name] ?? null;

export const giveSite = (site: Site): void => {
  world.vigieSites = { ...world.vigieSites, [site.id]: site };
};

/** Ids of all sites whose scripts have run. */
export const sitesHere = (): string[] => Object.keys(world.vigieSites ?? {});

/** The site with this id where its script has run already; null otherwise. */
export const siteHere = (id: string): Site | null => world.vigieSites?.[id] ?? null;
