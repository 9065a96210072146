import type { Site } from "../sites/site.ts";

/** Which site a page is of, and how its script comes to it. */
export type SitesHere = {
  /** The one site whose script came with the overlay, because it was met here before; null for none or several. */
  given(): string | null;
  /** By the signatures of all sites; null until they are here. */
  of(page: Document): string | null;
  here(id: string): Site | null;
  /** Brings a site, or the signatures. */
  bring(id: string): Promise<unknown>;
};

/** Reads the pages of no known product. */
const OTHERWISE = "generic";
const SIGNATURES = "signatures";
/** Such a page may turn out to be a product's once it has drawn itself: looked at again this often. */
const LOOK_MS = 1000;

/** The site of this page, `null` until its script is here; `changed` when it became another or came. */
export const whichSite = (
  page: Document,
  view: Window,
  sites: SitesHere,
  changed: { other(): void; came(): void },
) => {
  let site: Site | null = null;
  let lookedAt = -LOOK_MS;
  let begunAt = 0;
  let isGuess = false;
  let coming: string | null = null;
  const refused = new Set<string>();

  const look = (doubtful: boolean): void => {
    const now = view.performance.now();
    if (site && now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    const told = sites.of(page);
    const own = told ?? (doubtful ? null : sites.given());
    if (own === null) {
      bring(SIGNATURES);
      return;
    }
    isGuess = told === null;
    const id = refused.has(own) ? OTHERWISE : own;
    const chosen = sites.here(id);
    if (!chosen) {
      site = null;
      bring(id);
    } else if (chosen !== site) {
      changed.other();
      site = chosen;
    }
  };
  /** Asked for once a page; one that cannot come leaves the page to the reader of every other. */
  const bring = (id: string): void => {
    if (coming === id || refused.has(id)) return;
    coming = id;
    void sites.bring(id).then((brought) => {
      if (!brought) refused.add(id);
      coming = null;
      lookedAt = -LOOK_MS;
      changed.came();
    });
  };
  /** The site met here before finds nothing: this may be a page of another. */
  const isDoubtful = (foundNothing: boolean): boolean =>
    isGuess && foundNothing && view.performance.now() - begunAt > LOOK_MS;

  return {
    now: (): Site | null => site,
    isDoubtful,
    /** A known product stays; any other page is looked at again. */
    choose(foundNothing: boolean): Site | null {
      const doubtful = isDoubtful(foundNothing);
      if (!site || site.slow || doubtful) look(doubtful);
      return site;
    },
    forget(): void {
      site = null;
      isGuess = false;
      begunAt = view.performance.now();
      refused.clear();
    },
  };
};
