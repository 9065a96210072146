/** The files of a new site, by path from the root, with what stands where its author has to write. */
export type Scaffold = { files: Record<string, string>; signatures: string };

const camel = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Stands in the fixture until its author has written the page's shape; the test refuses it. */
export const BLANK = "WRITE HERE THE SHAPE OF THE REAL PAGE";

const siteFile = (name: string): string => `import { siteOfRules } from "./rules/site-of-rules.ts";

/** ${name}: what it is, and the version its pages were seen in. */
export const ${camel(name)} = siteOfRules({
  id: "${name}",
  sightings: [
    // Alternatives newest first, each with the month it was seen; ids and field names before visible words.
    { page: "account", kind: "record", address: "^/accounts/(\\\\d+)", name: [{ css: "h1" }], id: "address" },
  ],
  documents: [],
});
`;

const entrypoint = (name: string): string => `import { siteScript } from "#extension/overlay/site-script.ts";
import { ${camel(name)} } from "#extension/sites/${name}.ts";

export default siteScript(${camel(name)});
`;

const fixture = (
  name: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body>
<!-- ${BLANK}: from scratch, with invented companies of CUSTOMERS in tests/e2e/seed-copy.ts -->
</body></html>
`;

const test = (name: string): string => `import { expect, it } from "vitest";
import { ${camel(name)} } from "#extension/sites/${name}.ts";
import { fixturePage, seenBy } from "./fixture-page.ts";

type Seen = ReturnType<typeof seenBy>;

const PAGES: [string, string, Seen][] = [
  [
    "${name}/account.html",
    "/accounts/17",
    [
      {
        kind: "record",
        at: "h1",
        name: "Ateliers Besson SAS",
        link: { kind: "customer", externalId: "17" },
      },
    ],
  ],
];

it.each(PAGES)("reads the companies of %s", (page, address, expected) => {
  expect(fixturePage(page).documentElement.outerHTML).not.toContain("${BLANK}");
  expect(seenBy(${camel(name)}, page, address)).toEqual(expected);
});

it("reads nothing on a page of another product", () => {
  expect(seenBy(${camel(name)}, "generic/nothing.html", "/accounts/17")).toEqual([]);
});
`;

const signatureLine = (name: string): string =>
  `  { id: "${name}", hosted: [], page: '[content="${name}: a selector that only its pages match"]' },\n`;

const LAST_LINE = "  ...(import.meta.env.VIGIE_DEMO";

/**
 * What `npm run new:site -- NAME` writes: site, signature, script, fixture page and a table test. The test and the one of the
 * signatures fail until the author has written page, selectors and expectations. `signatures` is the text of
 * `extension/sites/signatures.ts`; a line that is there already stays.
 */
export const siteScaffold = (name: string, signatures: string): Scaffold => ({
  files: {
    [`extension/sites/${name}.ts`]: siteFile(name),
    [`extension/entrypoints/${name}.site.ts`]: entrypoint(name),
    [`tests/fixtures/sites/${name}/account.html`]: fixture(name),
    [`tests/extension/sites/${name}.test.ts`]: test(name),
  },
  signatures: signatures.includes(`id: "${name}"`)
    ? signatures
    : signatures.replace(LAST_LINE, () => `${signatureLine(name)}${LAST_LINE}`),
});
