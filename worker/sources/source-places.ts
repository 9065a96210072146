import type { Source } from "#shared/contract/sources.ts";

type Place = {
  origin: string;
  /** Before every path of the source. */
  base: string;
  /** Between two requests, all isolates together. */
  gapMs: number;
  /** How long to leave it alone after a 429 that does not say. */
  pauseMs: number;
};

/** Addresses and pace of the sources (domain.md 4.6). Where no limit is published, a modest pace. */
export const PLACES: Readonly<Record<Source, Place>> = {
  // 7 a second and address are allowed.
  "recherche-entreprises": {
    origin: "https://recherche-entreprises.api.gouv.fr",
    base: "",
    gapMs: 167,
    pauseMs: 1_000,
  },
  bodacc: {
    origin: "https://bodacc-datadila.opendatasoft.com",
    base: "/api/explore/v2.1/catalog/datasets/annonces-commerciales",
    gapMs: 250,
    pauseMs: 10_000,
  },
  vies: {
    origin: "https://ec.europa.eu",
    base: "/taxation_customs/vies/rest-api",
    gapMs: 500,
    pauseMs: 10_000,
  },
  ratios: {
    origin: "https://data.economie.gouv.fr",
    base: "/api/explore/v2.1/catalog/datasets/ratios_inpi_bce",
    gapMs: 250,
    pauseMs: 10_000,
  },
  // 30 a minute and key.
  sirene: {
    origin: "https://api.insee.fr",
    base: "/api-sirene/3.11",
    gapMs: 2_000,
    pauseMs: 60_000,
  },
};

const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{1,5}$/;

/**
 * The one origin that stands for all sources on this machine; null: the real ones are asked. Anything but a loopback address
 * is refused: what leaves goes to the sources the administrator was told of and to nobody else.
 */
export function standInOrigin(setting: string | undefined): string | null {
  if (setting === undefined || setting === "") return null;
  if (!LOOPBACK.test(setting)) throw new Error("SOURCES_ORIGIN may only be an address http://127.0.0.1:PORT");
  return setting;
}

/** Full address of a path of a source; at a stand-in the name of the source comes first. */
export function addressOf(source: Source, path: string, standIn: string | null): string {
  const { origin, base } = PLACES[source];
  return standIn === null ? `${origin}${base}${path}` : `${standIn}/${source}${path}`;
}
