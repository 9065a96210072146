import { beforeEach, expect, it } from "vitest";
import { cutGround } from "#extension/views/dashboard/customer/cut-ground.ts";
import { lawText } from "#extension/views/dashboard/customer/law-text.ts";
import { noticeLetter } from "#extension/views/dashboard/customer/notice-letter.ts";
import { STATUTORY_TERMS, TERMS_CASES } from "#shared/credit/terms/statutory-terms.ts";
import { freshBrowser } from "../../../a-browser.ts";

beforeEach(() => {
  freshBrowser();
});

it.each(TERMS_CASES)("says what the law allows for %s with its article", (each) => {
  const law = STATUTORY_TERMS[each];
  const text = lawText({ case: each, ...law });
  expect(text).toContain(law.article);
  expect(text).toContain(law.netDays === null ? "libre" : String(law.netDays));
});

it("says the ground of a cut by its reason, or by the term that binds the limit", () => {
  expect(cutGround({ ground: "capacity", evidence: {} }, "EUR", "fr")).toBe("selon la capacité");
  const need = cutGround({ ground: "need", evidence: { needCents: 350_000 } }, "EUR", "fr");
  expect(need.replaceAll(/[\u00a0\u202f]/g, " ")).toContain("Besoin de 3 500 € :");
  expect(cutGround({ ground: "opening", evidence: {} }, "EUR", "fr")).toContain("limite d’ouverture");
  expect(cutGround({ ground: "ledger_only_cap", evidence: { capClass: "B" } }, "EUR", "fr")).toBe(
    "Noté sur le seul grand livre\u202f: classe B au mieux.",
  );
});

it("announces every step and keeps orders welcome", () => {
  const letter = noticeLetter(
    "40 000 €",
    "12 000 €",
    [{ day: "25 déc. 2026", limit: "30 500 €" }],
    "Comptoir",
  );
  expect(letter).toContain("– à partir du 25 déc. 2026\u202f: 30 500 €");
  expect(letter).toContain("Vos commandes restent les bienvenues");
  expect(letter.endsWith("Comptoir")).toBe(true);
});
