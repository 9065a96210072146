import { beforeEach, describe, expect, it } from "vitest";
import { itemFacts, itemSentences, quotedWording } from "#extension/views/dashboard/watch/item-words.ts";
import {
  draftFor,
  outcomesOf,
  paramOf,
  settlementOf,
} from "#extension/views/dashboard/watch/settlement-draft.ts";
import { REVIEW_REASONS } from "#shared/contract/watch.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { anItem } from "./a-watch-item.ts";

const TODAY = "2026-11-25";

beforeEach(() => {
  freshBrowser();
});

describe("a settlement", () => {
  it("begins with what the item tells: day of the judgment, kind where the source has one", () => {
    expect(draftFor(anItem(1), "event", TODAY)).toEqual({
      outcome: "event",
      kind: "",
      day: "2026-11-12",
      note: "",
    });
    const person = anItem(1, {
      reason: "natural_person",
      params: { why: "liquidation", day: "", publishedOn: "2026-11-20" },
    });
    expect(draftFor(person, "event", TODAY)).toMatchObject({ kind: "liquidation", day: "2026-11-20" });
    const ceased = anItem(1, { reason: "ceased_in_register", params: { day: 20_770, name: "KERBRAT" } });
    expect(draftFor(ceased, "event", TODAY)).toMatchObject({ kind: "struck_off", day: "2026-11-13" });
  });

  it("takes no day that is to come", () => {
    const draft = draftFor(anItem(1, { params: { day: "2026-12-01" } }), "event", TODAY);
    expect(draft.day).toBe("");
    expect(settlementOf({ ...draft, kind: "liquidation", day: "2026-11-26" }, TODAY)).toEqual({
      ok: false,
      problem: "day",
    });
  });

  it("is sent as the contract has it, once nothing is missing", () => {
    const draft = draftFor(anItem(1), "event", TODAY);
    expect(settlementOf(draft, TODAY)).toEqual({ ok: false, problem: "kind" });
    expect(settlementOf({ ...draft, kind: "safeguard", note: " lu " }, TODAY)).toEqual({
      ok: true,
      settlement: { outcome: "event", kind: "safeguard", day: "2026-11-12", note: "lu" },
    });
    const nothing = draftFor(anItem(1), "nothing", TODAY);
    expect(settlementOf(nothing, TODAY)).toEqual({ ok: false, problem: "note" });
    expect(settlementOf({ ...nothing, note: "Homonyme" }, TODAY)).toEqual({
      ok: true,
      settlement: { outcome: "nothing", note: "Homonyme" },
    });
    expect(settlementOf(draftFor(anItem(1), "same", TODAY), TODAY)).toEqual({
      ok: true,
      settlement: { outcome: "same", note: "" },
    });
  });

  it("says one firm or not of two names, event or nothing of all else", () => {
    expect(REVIEW_REASONS.filter((reason) => outcomesOf({ reason }).includes("same"))).toEqual([
      "same_name_as_prospect",
    ]);
    expect(outcomesOf({ reason: "same_name_as_prospect" })).not.toContain("event");
  });
});

describe("the words of an item", () => {
  it("quote the wording with what completes it, and say why it could not be read", () => {
    const item = anItem(1, {
      params: { why: "contradictory", wording: "Jugement", complement: "de report" },
    });
    expect(quotedWording(item)).toBe("Jugement\nde report");
    expect(itemSentences(item)[0]).toBe("Elle dit deux choses contraires.");
    expect(quotedWording(anItem(1, { params: { wording: "" } }))).toBeNull();
  });

  it("ask something for every reason, and know a reason of a later server by its question alone", () => {
    const asked = REVIEW_REASONS.map((reason) =>
      itemSentences(anItem(1, { reason, params: { why: "of_2031" } })),
    );
    expect(asked.filter((sentences) => sentences.length !== 1 || sentences[0] === "")).toEqual([]);
  });

  it("tell days as days, whether they come as text or as a number", () => {
    const item = anItem(1, { reason: "ceased_in_register", params: { day: 20_770, name: "KERBRAT" } });
    expect(paramOf(item, "day")).toBe("2026-11-13");
    expect(itemFacts(item, "fr")).toEqual([
      { name: "Nom à la source", text: "KERBRAT" },
      { name: "Jour", text: "13 nov. 2026" },
    ]);
  });
});
