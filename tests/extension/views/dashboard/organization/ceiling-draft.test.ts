// @vitest-environment node
import { describe, expect, it } from "vitest";
import { ceilingsOf, draftOf, sameCeilings } from "#extension/views/dashboard/organization/ceiling-draft.ts";
import { ok } from "#shared/result.ts";

const EMPTY = { A: "", B: "", C: "", D: "", NR: "" };

describe("own ceilings as they are typed", () => {
  it("are nothing where the matrix counts, 0 where nothing may be granted, and open where there is no ceiling", () => {
    expect(draftOf(null, "fr")).toEqual(EMPTY);
    expect(ceilingsOf(EMPTY)).toEqual(ok(null));
    expect(ceilingsOf({ ...EMPTY, A: "∞", B: "0", C: "50 000,50" })).toEqual(
      ok({ A: null, B: 0, C: 5_000_050 }),
    );
  });

  it("come back as they were kept", () => {
    const kept = { A: null, B: 0, D: 1_234_500 };
    for (const language of ["fr", "en"] as const)
      expect(ceilingsOf(draftOf(kept, language))).toEqual(ok(kept));
  });

  it("name the classes whose amount is none", () => {
    expect(ceilingsOf({ ...EMPTY, A: "beaucoup", D: "-5" })).toEqual({ ok: false, error: ["A", "D"] });
  });

  it("differ where one class is the matrix's and the other's is 0", () => {
    expect(sameCeilings({ A: 0 }, null)).toBe(false);
    expect(sameCeilings({ A: 0, B: null }, { B: null, A: 0 })).toBe(true);
  });
});
