import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASKS } from "#extension/background/parse-ask.ts";
import { readLookUp } from "#extension/background/read-look-up.ts";

const text = fc.oneof(
  { weight: 15, arbitrary: fc.string() },
  fc.constantFrom("n".repeat(301), "k".repeat(401)),
);
const odd = fc.constantFrom<unknown>(null, 7, true, false, [], {}, undefined);
const mostly = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 120, arbitrary: value }, { weight: 1, arbitrary: odd });
const record = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  mostly(fc.record(Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, mostly(one)]))));

const link = record({ kind: fc.string(), externalId: text, more: text });
const scope = record({ site: fc.string({ maxLength: 42 }), origin: fc.webUrl(), tenant: fc.string() });
const optional = { name: text, siren: text, domain: text, link, guess: fc.constant(true), more: text };
const sighting = mostly(
  fc
    .tuple(record({ key: fc.string() }), fc.record(optional, { requiredKeys: [] }))
    .map(([one, more]) => (typeof one === "object" && one !== null ? { ...more, ...one } : one)),
);
const asked = record({ scope, sightings: fc.array(sighting, { maxLength: 4 }) });

const aScope = { site: "generic", origin: "https://crm.example", tenant: "" };

describe("a look-up as a page sends it", () => {
  it("is read as the schema of messages reads it", () => {
    let read = 0;
    fc.assert(
      fc.property(asked, (ask) => {
        const mine = readLookUp(ask);
        expect(mine).toEqual(ASKS.lookUp.safeParse(ask).data ?? null);
        if (mine !== null && mine.sightings.length > 0) read += 1;
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(40);
  });

  it("is refused whole with more names than a message may have", () => {
    const sightings = Array.from({ length: 501 }, () => ({ key: "" }));
    expect(readLookUp({ scope: aScope, sightings })).toBeNull();
    expect(readLookUp({ scope: aScope, sightings: sightings.slice(1) })?.sightings).toHaveLength(500);
  });
});

const root = join(import.meta.dirname, "../../..");

/** What a file brings with it before anything of it runs; what only names types, and what is imported later, is not. */
const broughtBy = (file: string): string[] => {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/^(?:import|export)\s(?!type\s)([^;]*?)from\s+"([^"]+)"/gm)].flatMap(
    ([, names = "", from = ""]) => {
      if (/^\{(\s*type\s[^,}]+,?)+\s*\}\s*$/.test(names)) return [];
      return from.startsWith(".") ? [join(file, "..", from)] : [from.replace(/^#/, "")];
    },
  );
};

describe("what a page's first badge waits for", () => {
  it("loads no schema", () => {
    const brought = new Set(["extension/background/start.ts"]);
    for (const file of brought) {
      if (!existsSync(join(root, file)) || !file.endsWith(".ts")) continue;
      for (const one of broughtBy(file)) brought.add(one);
    }
    expect(brought).toContain("shared/matching/judge.ts");
    expect([...brought].filter((one) => one === "zod" || one.endsWith("parse-ask.ts"))).toEqual([]);
  });
});
