import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type EpochDay, epochDayOf, formatIsoDate } from "#shared/credit/calendar.ts";
import { explore, type StandInRecord } from "#worker/local/stand-in/explore-query.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { inventedNotice } from "#worker/local/stand-in/notices.ts";
import type { DayCursor } from "#worker/sources/bodacc/day-slices.ts";
import { noticesOfSiren } from "#worker/sources/bodacc/notices-of-siren.ts";
import { beginDay, readDayPage } from "#worker/sources/bodacc/read-day.ts";
import type { SourceContext } from "#worker/sources/source-context.ts";
import { aStandIn, forgetLanes, type StandInHere, someSources } from "../a-stand-in.ts";

const DAY = epochDayOf({ year: 2026, month: 11, day: 20 });
const FIRM = { siren: inventedSiren(40), name: "INVENTAIRE SAS", town: "LAVAL", postcode: "53000" };

let standIn: StandInHere;
beforeAll(async () => {
  standIn = await aStandIn();
});
beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await forgetLanes();
});

const some = (count: number, family: string, day: EpochDay, first = 1): StandInRecord[] =>
  Array.from({ length: count }, (_, at) =>
    inventedNotice(FIRM, family, { day: formatIsoDate(day), number: first + at, issue: day % 1_000 }),
  );

const ids = (records: readonly StandInRecord[]) => records.map(({ id }) => String(id)).toSorted();

/** Reads on from a cursor to the end; each cursor passes through text, as in a job's message. */
async function readOn(sources: SourceContext, from: DayCursor) {
  const notices: StandInRecord[] = [];
  let pages = 0;
  for (let cursor: DayCursor | null = from; cursor !== null; pages += 1) {
    const page = await readDayPage(sources, JSON.parse(JSON.stringify(cursor)));
    if (page.state === "unavailable") throw new Error(page.why);
    notices.push(...page.value.notices);
    cursor = page.value.next;
  }
  return { notices, pages };
}

describe("a day of the gazette", () => {
  it("is read page by page: the families that are watched, of that day and no other", async () => {
    const watched = [...some(150, "modification", DAY), ...some(80, "collective", DAY, 500)];
    await standIn.addNotices([
      ...watched,
      ...some(40, "dpc", DAY, 2_000),
      ...some(5, "creation", DAY, 3_000),
      ...some(30, "radiation", DAY + 1),
    ]);
    const read = await readOn(await someSources(standIn), beginDay(DAY));
    expect(ids(read.notices)).toEqual(ids(watched));
    expect(read.pages).toBe(3);
  });

  it("without a notice is read whole by one request", async () => {
    expect(await readOn(await someSources(standIn), beginDay(DAY - 100))).toEqual({ notices: [], pages: 1 });
  });

  it("goes on from the same place after the gazette was away", async () => {
    const sources = await someSources(standIn);
    const first = await readDayPage(sources, beginDay(DAY));
    const cursor = first.state === "fresh" ? first.value.next : null;
    if (cursor === null) throw new Error("the day ended too early");
    await standIn.setFault({ source: "bodacc", fault: "500", times: 3 });
    expect(await readDayPage(sources, cursor)).toMatchObject({ state: "unavailable", why: "server_error" });
    const rest = await readOn(sources, cursor);
    expect(rest.notices).toHaveLength(130);
  });

  it("to which notices are added meanwhile is begun again: none is left out", async () => {
    const day = DAY + 10;
    await standIn.addNotices(some(220, "radiation", day, 100));
    const sources = await someSources(standIn);
    const first = await readDayPage(sources, beginDay(day));
    if (first.state === "unavailable" || first.value.next === null) throw new Error("no first page");
    await standIn.addNotices(some(15, "radiation", day, 10));
    const { notices } = await readOn(sources, first.value.next);
    expect(new Set([...first.value.notices, ...notices].map(({ id }) => id)).size).toBe(235);
  });

  it("of more than 10,000 notices is split by family, then by number, and read whole", async () => {
    const crowd = Array.from({ length: 10_350 }, (_, at): StandInRecord => {
      const family = at < 10_150 ? "modification" : "radiation";
      return {
        id: `B${String(at).padStart(5, "0")}`,
        dateparution: formatIsoDate(DAY),
        familleavis: family,
        numeroannonce: at + 1,
      };
    });
    const asked: string[] = [];
    const sources = await someSources(standIn, {
      fetch: async (url) => {
        const query = new URL(url).searchParams;
        asked.push(query.get("where") ?? "");
        const explored = explore(crowd, query);
        if (!explored.ok) throw new Error(explored.message);
        return Response.json({ total_count: explored.total, results: explored.results });
      },
    });
    const { notices } = await readOn(sources, beginDay(DAY));
    expect(notices).toHaveLength(10_350);
    expect(new Set(notices.map(({ id }) => id)).size).toBe(10_350);
    expect(asked).toContain(`dateparution=date'2026-11-20' AND familleavis in ("radiation")`);
    expect(asked.some((where) => where.includes("numeroannonce>="))).toBe(true);
  });
});

describe("a SIREN", () => {
  it("gives all notices about it, the youngest first", async () => {
    const found = await noticesOfSiren(await someSources(standIn), inventedSiren(10));
    expect(found).toMatchObject({ state: "fresh", value: { complete: true } });
    const notices = found.state === "fresh" ? found.value.notices : [];
    expect(notices.map(({ dateparution }) => dateparution)).toEqual(["2026-10-13", "2026-03-10"]);
  });

  it("with more than a page of them gives them all", async () => {
    const found = await noticesOfSiren(await someSources(standIn), FIRM.siren);
    const notices = found.state === "fresh" ? found.value.notices : [];
    expect(new Set(notices.map(({ id }) => id)).size).toBe(540);
  });

  it("that is none is not sent", async () => {
    expect(await noticesOfSiren(await someSources(standIn), "404833047")).toEqual({
      state: "refused",
      why: "bad_check_digit",
    });
  });
});
