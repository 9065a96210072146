import type { Site } from "../sites/site.ts";

/** Which site a page is of, and how its script comes to it. */
export type SitesHere = {
  of(page: Document): string;
  here(id: string): Site | null;
  bring(id: string): Promise<Site | null>;
};

/** Reads the pages of no known product. */
const OTHERWISE = "generic";
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
  let coming: string | null = null;
  const refused = new Set<string>();

  const look = (): void => {
    const now = view.performance.now();
    if (site && now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    const own = sites.of(page);
    const id = refused.has(own) ? OTHERWISE : own;
    const chosen = sites.here(id);
    if (!chosen) bring(id);
    else if (chosen !== site) {
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

  return {
    now: (): Site | null => site,
    /** A known product stays; any other page is looked at again. */
    choose(): Site | null {
      if (!site || site.slow) look();
      return site;
    },
    forget(): void {
      site = null;
      refused.clear();
    },
  };
};
