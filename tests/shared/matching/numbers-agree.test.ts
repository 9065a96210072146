import { describe, expect, it } from "vitest";
import { numbersAgree } from "#shared/matching/numbers-agree.ts";

const SIREN = "732829320";
const OTHER = "552032534";
const SELLER = "404833048";
const nothing = { siren: null, siret: null, vat: null };
const known = { siren: SIREN, sirets: ["73282932000074"], vats: [] };

describe("numbers on a page", () => {
  it.each([
    ["the SIREN, written with spaces", { siren: "732 829 320" }, "agree"],
    ["a SIRET of the company", { siret: "73282932000074" }, "agree"],
    ["the French VAT number", { vat: "FR44732829320" }, "agree"],
    ["another company's SIREN", { siren: OTHER }, "contradict"],
    ["the SIREN beside another company's VAT number", { siren: SIREN, vat: "FR27552032534" }, "contradict"],
    ["a number that fails its check", { siren: "732829321" }, "silent"],
    ["the seller's own SIREN", { siren: SELLER }, "silent"],
    ["no number", {}, "silent"],
  ])("%s", (_, seen, answer) => {
    expect(numbersAgree({ ...nothing, ...seen }, known, SELLER)).toBe(answer);
  });

  it("say nothing of a customer without numbers", () => {
    const unknown = { siren: null, sirets: [], vats: [] };
    expect(numbersAgree({ ...nothing, siren: SIREN }, unknown, null)).toBe("silent");
  });
});
