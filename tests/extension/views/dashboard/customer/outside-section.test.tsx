import { beforeEach, expect, it } from "vitest";
import { OutsideSection } from "#extension/views/dashboard/customer/outside-section.tsx";
import { freshBrowser, speak } from "../../../a-browser.ts";
import { aRow } from "../../../background/a-row.ts";
import { aLiquidation, someOutside } from "../../../background/an-outside.ts";
import { find, show, textOf, untilShown } from "../../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const shown = (outside: Partial<typeof someOutside>) =>
  show(<OutsideSection badge={aRow(1, "Kerbrat", { outside: { ...someOutside, ...outside } })} />);

it("tells what was published with the notice to read, in a tab that learns nothing of us", async () => {
  const host = shown({ events: [aLiquidation] });
  await untilShown(host, "Liquidation judiciaire, le 18 nov. 2026 ; publié le 24 nov. 2026");
  const link = find<HTMLAnchorElement>(host, "a");
  expect(link.href).toBe(aLiquidation.document);
  expect([link.target, link.rel]).toEqual(["_blank", "noreferrer"]);
  expect(link.getAttribute("aria-label")).toContain("Liquidation judiciaire");
});

it.each(["javascript:alert(1)", "http://bodacc.example/1", "not an address"])(
  "links to no notice at %s",
  async (document) => {
    const host = shown({ events: [{ ...aLiquidation, document }] });
    await untilShown(host, "Liquidation judiciaire");
    expect(host.querySelector("a")).toBeNull();
  },
);

it("tells the firm as the register describes it, what it does not say, and of which day", async () => {
  const { firm } = someOutside;
  const host = shown({ firm: firm && { ...firm, employees: null } });
  await untilShown(host, "Registre des entreprises (recherche-entreprises.api.gouv.fr), lu le 12 nov. 2026.");
  const text = textOf(host);
  for (const fact of ["Créée le2 avr. 2011", "Effectifnon dit", "CommuneQuimper", "Étaten activité"])
    expect(text).toContain(fact);
  expect(text).toContain("Aucune annonce connue sur cette entreprise.");
});

it("says that nobody has read the gazette rather than that nothing was published", async () => {
  const host = shown({ gazetteOn: null });
  await untilShown(host, "Le BODACC n’a pas encore été consulté pour cette entreprise.");
  expect(textOf(host)).not.toContain("Aucune annonce connue");
});

it("tells what becomes due", async () => {
  const host = shown({
    lastCoveredOn: "2026-12-03",
    clock: { kind: "retention_of_title", on: "2027-02-24" },
  });
  await untilShown(host, "Revendication sous réserve de propriété : au plus tard le 24 févr. 2027.");
  expect(textOf(host)).toContain("Dernière livraison couverte par l’assureur : 3 déc. 2026.");
});

it("speaks English to the others", async () => {
  speak("en");
  const host = shown({ events: [aLiquidation] });
  await untilShown(host, "Liquidation, on 18 Nov 2026; published on 24 Nov 2026");
});

it("is not there where nothing is known from outside", () => {
  const host = show(<OutsideSection badge={aRow(1, "Kerbrat")} />);
  expect(textOf(host)).toBe("");
});
