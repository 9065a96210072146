import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { frenchVatOf } from "#shared/credit/identity.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { checkVat } from "#worker/sources/vies/check-vat.ts";
import { readVatCheck } from "#worker/sources/vies/vies-answer.ts";
import { aStandIn, DAY_MS, forgetLanes, type StandInHere, someSources } from "../a-stand-in.ts";

const OWN = frenchVatOf(inventedSiren(4));

let standIn: StandInHere;
beforeAll(async () => {
  standIn = await aStandIn();
});
beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await forgetLanes();
  await standIn.setFault({ source: "vies", fault: null });
});

const check = async (vat: string, requester: string | null = null) =>
  checkVat(await someSources(standIn), { vat, requester });

describe("a number", () => {
  it("that is valid comes with name, address and, for those who name their own, the proof of the consultation", async () => {
    const vat = frenchVatOf(inventedSiren(1));
    expect(await check(vat, OWN)).toMatchObject({
      state: "fresh",
      value: {
        kind: "valid",
        name: "ATELIERS BRUMEVAL",
        address: "12 RUE DES TANNEURS\n35000 RENNES",
        consultation: expect.stringMatching(/^WAPI/),
      },
    });
    expect(await check(vat)).toMatchObject({ value: { kind: "valid", consultation: null } });
  });

  it("of a country that keeps the name is valid without one", async () => {
    expect(await check("DE 136695976")).toMatchObject({
      value: { kind: "valid", name: null, address: null },
    });
  });

  it.each(["EL094259216", "GR 094259216", "XI366303068"])(
    "%s is asked for under the country's own letters",
    async (vat) => {
      expect(await check(vat)).toMatchObject({ value: { kind: "valid" } });
    },
  );

  it("that nobody has is invalid", async () => {
    expect(await check(frenchVatOf(inventedSiren(2)))).toMatchObject({ value: { kind: "invalid" } });
  });

  it("is unknown while its country's office does not answer, though `valid: false` stands there", async () => {
    expect(await check("IT00743110157")).toMatchObject({ value: { kind: "unknown", why: "ms_unavailable" } });
  });

  it("of a busy office is asked for again, then unknown", async () => {
    const before = (await standIn.requests()).length;
    expect(await check("BE0428759497")).toMatchObject({
      state: "fresh",
      value: { kind: "unknown", why: "ms_max_concurrent_req" },
    });
    expect((await standIn.requests()).length - before).toBe(3);
  });

  it.each([
    ["FR77000000000", "bad_check_digit"],
    ["FR12000012349", "bad_check_digit"],
    ["ZZ123", "bad_shape"],
    ["FRIO334175221", "bad_shape"],
  ])("%s is not sent: %s", async (vat, why) => {
    const before = (await standIn.requests()).length;
    expect(await check(vat)).toEqual({ state: "refused", why });
    expect(await standIn.requests()).toHaveLength(before);
  });

  it("of Monaco is not sent", async () => {
    expect(await check("FR53000004605")).toEqual({ state: "refused", why: "monaco" });
  });
});

it("a failure of the whole service is no word about the number", async () => {
  await standIn.setFault({ source: "vies", fault: "500" });
  expect(await check(OWN)).toEqual({ state: "unavailable", why: "server_error", lastFetchedAt: null });
});

describe("a verdict", () => {
  it("given before is told with its age while the service cannot tell", async () => {
    const sources = await someSources(standIn);
    const vat = frenchVatOf(inventedSiren(1));
    await checkVat(sources, { vat });
    const fetchedAt = sources.clock.at;
    sources.clock.at += 10 * DAY_MS;
    await standIn.setFault({ source: "vies", fault: "html" });
    expect(await checkVat(sources, { vat })).toMatchObject({
      state: "stale",
      fetchedAt,
      value: { kind: "valid" },
    });
  });

  it("is not kept where there is none: the next question is sent", async () => {
    const sources = await someSources(standIn);
    const before = (await standIn.requests()).length;
    await checkVat(sources, { vat: "IT00743110157" });
    await checkVat(sources, { vat: "IT00743110157" });
    expect((await standIn.requests()).length - before).toBe(2);
  });
});

describe("an answer of VIES", () => {
  it.each([
    [
      { isValid: true, userError: "VALID", name: "X", address: "---" },
      { kind: "valid", name: "X", address: null },
    ],
    [{ isValid: false, userError: "INVALID" }, { kind: "invalid" }],
    [
      { valid: false, userError: "TIMEOUT" },
      { kind: "unknown", why: "timeout" },
    ],
    [
      { valid: true, userError: "VAT_BLOCKED" },
      { kind: "unknown", why: "vat_blocked" },
    ],
    [
      { actionSucceed: false, errorWrappers: [{ error: "IP_BLOCKED" }] },
      { kind: "unknown", why: "ip_blocked" },
    ],
    [
      { actionSucceed: false, errorWrappers: [] },
      { kind: "unknown", why: "other" },
    ],
    [
      { valid: false, userError: "A_NEW_WORD" },
      { kind: "unknown", why: "other" },
    ],
  ])("%j is %j", (body, said) => {
    expect(readVatCheck(body)).toMatchObject({ ok: true, value: said });
  });

  it.each([[null], [{}], [{ valid: "yes" }], [[]]])("%j tells nothing", (body) => {
    expect(readVatCheck(body)).toEqual({ ok: false, error: "no_verdict" });
  });
});
