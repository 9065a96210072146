import { beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import type { Fault } from "#worker/local/stand-in/faults.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { beginDay, readDayPage } from "#worker/sources/bodacc/read-day.ts";
import { lookUpSiren } from "#worker/sources/recherche-entreprises/look-up-siren.ts";
import { openSources, type SourceContext } from "#worker/sources/source-context.ts";
import { aStandIn, DAY_MS, forgetLanes, type StandInHere, someSources } from "./a-stand-in.ts";

const SIREN = inventedSiren(1);

let standIn: StandInHere;
let warn: MockInstance<typeof console.warn>;
beforeAll(async () => {
  standIn = await aStandIn();
});
beforeEach(async () => {
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  await forgetLanes();
  await standIn.setFault({ source: "recherche-entreprises", fault: null });
  await standIn.setFault({ source: "bodacc", fault: null });
});

const ask = (sources: SourceContext, siren = SIREN) => lookUpSiren(sources, siren);
const count = async () => (await standIn.requests()).length;
/** How many requests came in meanwhile. */
const sentDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const before = await count();
  await work();
  return (await count()) - before;
};

describe("an answer", () => {
  it("is asked for once while it is fresh, told with its age, and asked for again after a day", async () => {
    const sources = await someSources(standIn);
    const first = await ask(sources);
    sources.clock.at += DAY_MS - 60_000;
    const again = await sentDuring(async () => {
      expect(await ask(sources)).toMatchObject({
        state: "cached",
        fetchedAt: first.state === "fresh" ? first.fetchedAt : null,
        value: { kind: "firm", firm: { siren: SIREN, name: "ATELIERS BRUMEVAL" } },
      });
    });
    expect(again).toBe(0);
    sources.clock.at += 120_000;
    expect(await ask(sources)).toMatchObject({ state: "fresh", fetchedAt: sources.clock.at });
  });

  it("belongs to the organization that asked", async () => {
    await ask(await someSources(standIn));
    const others = await someSources(standIn);
    expect(await ask(others)).toMatchObject({ state: "fresh" });
  });

  it("is not asked for while the source is switched off, however long ago it was given", async () => {
    const sources = await someSources(standIn);
    await ask(sources);
    const fetchedAt = sources.clock.at;
    const off = { ...sources, isOn: () => false };
    const sent = await sentDuring(async () => {
      expect(await ask(off)).toEqual({ state: "unavailable", why: "off", lastFetchedAt: fetchedAt });
      expect(await ask(off, inventedSiren(5))).toMatchObject({ why: "off", lastFetchedAt: null });
    });
    expect(sent).toBe(0);
  });

  it("is told with its age while the source is down, and not for ever", async () => {
    const sources = await someSources(standIn);
    await ask(sources);
    const fetchedAt = sources.clock.at;
    await standIn.setFault({ source: "recherche-entreprises", fault: "500" });
    sources.clock.at += 3 * DAY_MS;
    expect(await ask(sources)).toMatchObject({ state: "stale", fetchedAt, value: { kind: "firm" } });
    sources.clock.at += 30 * DAY_MS;
    expect(await ask(sources)).toMatchObject({ state: "unavailable", lastFetchedAt: fetchedAt });
  });
});

const FAULTS: readonly [fault: Fault, why: string, requests: number][] = [
  ["500", "server_error", 3],
  ["429", "rate_limited", 3],
  ["cut", "network", 3],
  ["off", "network", 3],
  ["slow", "timeout", 3],
  ["html", "not_json", 3],
  ["changed_field", "bad_shape", 1],
];

describe.each([
  ["recherche-entreprises" as const, (sources: SourceContext) => ask(sources)],
  ["bodacc" as const, (sources: SourceContext) => readDayPage(sources, beginDay(20_739))],
])("%s", (source, question) => {
  it.each(FAULTS)(
    "with the fault %s: %s after %i requests, and nothing thrown",
    async (fault, why, requests) => {
      const sources = await someSources(standIn, { timeoutMs: 300 });
      await standIn.setFault({ source, fault, ...(fault === "429" && { retryAfterSeconds: 1 }) });
      const sent = await sentDuring(async () => {
        expect(await question(sources)).toEqual({ state: "unavailable", why, lastFetchedAt: null });
      });
      expect(sent).toBe(requests);
    },
  );

  it.each(["500", "429", "cut", "off", "html"] as const)(
    "with %s once: asked again, answered",
    async (fault) => {
      const sources = await someSources(standIn);
      await standIn.setFault({ source, fault, times: 1, retryAfterSeconds: 2 });
      const sent = await sentDuring(async () => {
        expect(await question(sources)).toMatchObject({ state: "fresh" });
      });
      expect(sent).toBe(2);
    },
  );
});

describe("a source that asks to be left alone", () => {
  it("is, for as long as it says, by everybody", async () => {
    const sources = await someSources(standIn);
    await standIn.setFault({
      source: "recherche-entreprises",
      fault: "429",
      times: 1,
      retryAfterSeconds: 60,
    });
    const others = await someSources(standIn);
    const sent = await sentDuring(async () => {
      expect(await ask(sources)).toMatchObject({ state: "unavailable", why: "rate_limited" });
      others.clock.at = sources.clock.at + 30_000;
      expect(await ask(others)).toMatchObject({ state: "unavailable", why: "rate_limited" });
    });
    expect(sent).toBe(1);
    others.clock.at = sources.clock.at + 60_000;
    expect(await ask(others)).toMatchObject({ state: "fresh" });
  });

  it("never for more than five minutes", async () => {
    const sources = await someSources(standIn);
    await standIn.setFault({
      source: "recherche-entreprises",
      fault: "429",
      times: 1,
      retryAfterSeconds: 86_400,
    });
    await ask(sources);
    sources.clock.at += 300_000;
    expect(await ask(sources)).toMatchObject({ state: "fresh" });
  });
});

describe("after five failures in a row", () => {
  const fail = async (sources: SourceContext) => {
    await standIn.setFault({ source: "recherche-entreprises", fault: "500" });
    await ask(sources);
    await ask(sources);
  };

  it("the source rests for all: nothing is sent, what is known is told", async () => {
    const sources = await someSources(standIn);
    await ask(sources);
    sources.clock.at += 2 * DAY_MS;
    expect(await sentDuring(() => fail(sources))).toBe(5);
    const others = await someSources(standIn);
    others.clock.at = sources.clock.at;
    const sent = await sentDuring(async () => {
      expect(await ask(sources)).toMatchObject({ state: "stale" });
      expect(await ask(others)).toMatchObject({ state: "unavailable", why: "breaker_open" });
    });
    expect(sent).toBe(0);
  });

  it("one request tries after three minutes; when it fails the source rests again", async () => {
    const sources = await someSources(standIn);
    await fail(sources);
    sources.clock.at += 181_000;
    const sent = await sentDuring(async () => {
      const asked = await Promise.all([1, 5, 6, 7].map((index) => ask(sources, inventedSiren(index))));
      expect(asked.map((each) => each.state === "unavailable" && each.why).toSorted()).toEqual([
        "breaker_open",
        "breaker_open",
        "breaker_open",
        "server_error",
      ]);
      expect(await ask(sources)).toMatchObject({ why: "breaker_open" });
    });
    expect(sent).toBe(1);
  });

  it("when the one that tries is answered, all are let through again", async () => {
    const sources = await someSources(standIn);
    await fail(sources);
    await standIn.setFault({ source: "recherche-entreprises", fault: null });
    sources.clock.at += 181_000;
    expect(await ask(sources)).toMatchObject({ state: "fresh" });
    expect(await ask(sources, inventedSiren(5))).toMatchObject({ state: "fresh" });
  });
});

it("twenty at once are sent at the pace of the source: in no second more than the seven it allows", async () => {
  const { db, organization } = await someSources(standIn);
  const setting = { BASE_URL: "", SOURCES_ORIGIN: standIn.origin };
  const real = openSources(setting, db, organization, () => true);
  const left: number[] = [];
  const sources: SourceContext = {
    ...real,
    fetch: (url, init) => {
      left.push(real.now());
      return real.fetch(url, init);
    },
  };
  const sent = await sentDuring(async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask(sources, inventedSiren(index + 100))),
    );
    expect(asked.map(({ state }) => state)).toEqual(Array(20).fill("fresh"));
  });
  expect(sent).toBe(20);
  expect(left).toHaveLength(20);
  const inSecond = (from: number) => left.filter((at) => at >= from && at < from + 1_000).length;
  expect(Math.max(...left.map(inSecond))).toBeLessThanOrEqual(7);
});

describe("what leaves", () => {
  it("names the installation, follows no redirect, and goes where the source is", async () => {
    const seen: [string, RequestInit][] = [];
    const sources = await someSources(standIn, {
      standIn: null,
      fetch: async (url, init) => {
        seen.push([url, init]);
        return new Response(null, { status: 302, headers: { location: "https://elsewhere.example/" } });
      },
    });
    expect(await ask(sources)).toMatchObject({ state: "unavailable", why: "bad_shape" });
    const [[url, init] = ["", {}], ...more] = seen;
    expect(more).toEqual([]);
    expect(new URL(url).origin).toBe("https://recherche-entreprises.api.gouv.fr");
    expect(init.redirect).toBe("manual");
    expect(new Headers(init.headers).get("user-agent")).toMatch(/^Vigie\/1 \(/);
  });

  it("is never the whole of an answer that does not end", async () => {
    const chunk = new Uint8Array(1_000_000);
    let sent = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          sent += 1;
          controller.enqueue(chunk);
        },
      });
    const sources = await someSources(standIn, { fetch: async () => new Response(endless()) });
    expect(await ask(sources)).toMatchObject({ state: "unavailable", why: "bad_shape" });
    expect(sent).toBeLessThan(10);
  });

  it("is not written to the log, nor what comes back", async () => {
    warn.mockClear();
    const sources = await someSources(standIn);
    await standIn.setFault({ source: "recherche-entreprises", fault: "changed_field" });
    await ask(sources);
    expect(warn.mock.calls).toEqual([
      [
        JSON.stringify({
          ...{ source: "recherche-entreprises", why: "bad_shape", status: 200, tries: 1 },
          problem: "no_results_field",
        }),
      ],
    ]);
  });
});

it.each([
  "https://elsewhere.example",
  "http://127.0.0.1.elsewhere.example",
  "http://localhost:80",
  "http://10.0.0.1:80",
])("nothing but a loopback address stands for the sources: not %s", async (SOURCES_ORIGIN) => {
  const { db } = await someSources(standIn);
  expect(() => openSources({ BASE_URL: "", SOURCES_ORIGIN }, db, 1, () => true)).toThrow("SOURCES_ORIGIN");
});
