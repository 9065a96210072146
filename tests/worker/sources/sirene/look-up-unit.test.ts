import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { epochDayOf } from "#shared/credit/calendar.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { WRONG_KEY } from "#worker/local/stand-in/sirene-answers.ts";
import { lookUpUnit } from "#worker/sources/sirene/look-up-unit.ts";
import { readSireneAnswer } from "#worker/sources/sirene/sirene-unit.ts";
import { aStandIn, forgetLanes, type StandInHere, someSources } from "../a-stand-in.ts";

const KEY = "a key of the organization";

let standIn: StandInHere;
beforeAll(async () => {
  standIn = await aStandIn();
});
beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await forgetLanes();
});

const look = async (index: number, key = KEY) =>
  lookUpUnit(await someSources(standIn), inventedSiren(index), key);

describe("a SIREN", () => {
  it("gives the unit with its present state", async () => {
    expect(await look(1)).toMatchObject({
      state: "fresh",
      value: {
        kind: "unit",
        unit: { active: true, ceasedDay: null, name: "ATELIERS BRUMEVAL", legalFormCode: "5710" },
      },
    });
  });

  it("of a ceased unit gives the day it ceased", async () => {
    expect(await look(2)).toMatchObject({
      value: { unit: { active: false, ceasedDay: epochDayOf({ year: 2024, month: 9, day: 30 }) } },
    });
  });

  it("of a person gives the name, unless it is kept from the public", async () => {
    expect(await look(7)).toMatchObject({
      value: { unit: { name: "LISANDRE PERROTEAU", soleTrader: true } },
    });
    expect(await look(8)).toMatchObject({ value: { unit: { name: null, diffusible: "partial" } } });
  });

  it("that was merged gives the number it lives on in, without the key following", async () => {
    const before = (await standIn.requests()).length;
    expect(await look(3)).toMatchObject({ value: { kind: "merged", into: inventedSiren(4) } });
    expect(await standIn.requests()).toHaveLength(before + 1);
  });

  it("that is not diffusible is hidden, one that nobody has is absent", async () => {
    expect(await look(9)).toMatchObject({ state: "fresh", value: { kind: "hidden" } });
    expect(await look(999)).toMatchObject({ state: "fresh", value: { kind: "absent" } });
  });
});

describe("the key", () => {
  it("that INSEE does not know is told at once", async () => {
    const before = (await standIn.requests()).length;
    expect(await look(1, WRONG_KEY)).toMatchObject({ state: "unavailable", why: "key_refused" });
    expect(await standIn.requests()).toHaveLength(before + 1);
  });

  it("has a pace of its own: one organization's minute of silence is not the other's", async () => {
    await standIn.setFault({ source: "sirene", fault: "429", times: 1 });
    const sources = await someSources(standIn);
    const limited = await lookUpUnit(sources, inventedSiren(1), KEY);
    expect(limited).toMatchObject({ state: "unavailable", why: "rate_limited" });
    expect(await look(1)).toMatchObject({ state: "fresh" });
    sources.clock.at += 60_000;
    expect(await lookUpUnit(sources, inventedSiren(1), KEY)).toMatchObject({ state: "fresh" });
  });

  it("is used 30 times a minute at most", async () => {
    const sources = await someSources(standIn);
    const began = sources.clock.at;
    for (const index of [1, 2, 4, 5]) await lookUpUnit(sources, inventedSiren(index), KEY);
    expect(sources.clock.at - began).toBe(6_000);
  });
});

describe("a reply of Sirene", () => {
  const asked = inventedSiren(3);
  it.each([
    [
      "a redirect that says nothing",
      { status: 301, body: null, location: null },
      { kind: "merged", into: null },
    ],
    [
      "a redirect that says it in words",
      { status: 301, body: { header: { message: `${asked} : voir ${inventedSiren(4)}` } }, location: null },
      { kind: "merged", into: inventedSiren(4) },
    ],
    [
      "another unit than the one asked for",
      { status: 200, body: { uniteLegale: { siren: inventedSiren(4) } }, location: null },
      { kind: "merged", into: inventedSiren(4) },
    ],
  ])("%s", (_, reply, said) => {
    expect(readSireneAnswer(reply, asked)).toEqual({ ok: true, value: said });
  });

  it.each([[null], [{}], [{ uniteLegale: null }], [{ unite: {} }]])("%j tells of no unit", (body) => {
    expect(readSireneAnswer({ status: 200, body, location: null }, asked)).toEqual({
      ok: false,
      error: "no_unit",
    });
  });
});
