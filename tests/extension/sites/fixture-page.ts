import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sighting, Site } from "#extension/sites/site.ts";

const SITES = join(import.meta.dirname, "../../fixtures/sites");

/** A page of `tests/fixtures/sites` as a document of its own. */
export const fixturePage = (path: string): Document => {
  return new DOMParser().parseFromString(readFileSync(join(SITES, path), "utf8"), "text/html");
};

/** The address that a page of a product stands for, told in its second line. */
export const addressOf = (path: string): string =>
  /<!-- at: (\S+) -->/.exec(readFileSync(join(SITES, path), "utf8"))?.[1] ?? "";

/** What a site sees, without the elements: their text instead. */
export const seenBy = (site: Site, path: string, address: string) => {
  const page = fixturePage(path);
  const found = [...site.find(page, new URL(address, "https://crm.example"))];
  return found
    .filter((sighting): sighting is Sighting => sighting !== null)
    .map(({ anchor, readFrom: _readFrom, place: _place, ...said }) => ({ ...said, at: anchor.localName }));
};

/** The document a site finds on a page, its total without the element. */
export const documentOn = (site: Site, path: string, address: string) => {
  const found = site.document?.(fixturePage(path), new URL(address, "https://crm.example")) ?? null;
  if (!found) return null;
  const { readFrom: _readFrom, total, ...said } = found;
  const { anchor: _anchor, ...written } = total;
  return { ...said, total: written };
};
