import { describe, expect, it } from "vitest";
import { sampleCrm } from "#extension/sites/sample-crm.ts";
import type { Sighting } from "#extension/sites/site.ts";
import { customerList, customerRecord, quote } from "../../../worker/local/sample-crm/pages.ts";

const KERBRAT = {
  number: "C 1",
  name: "Menuiserie Kerbrat",
  siren: "299900100",
  vat: "FR92299900100",
  town: "Lorient",
};
const UNKNOWN = { number: "C2", name: "Sans numéro & Fils", siren: "", vat: "", town: "" };

const seen = (markup: string, path: string) => {
  const page = new DOMParser().parseFromString(markup, "text/html");
  return [...sampleCrm.find(page, new URL(path, "http://127.0.0.1"))]
    .filter((sighting): sighting is Sighting => sighting !== null)
    .map(({ anchor, place: _place, ...said }) => ({ ...said, at: anchor.localName }));
};

describe("sample CRM", () => {
  it("reads a customer a row, with or without a SIREN", () => {
    expect(seen(customerList([KERBRAT, UNKNOWN], 1, 1), "/clients")).toEqual([
      {
        kind: "row",
        at: "a",
        name: KERBRAT.name,
        siren: KERBRAT.siren,
        link: { kind: "customer", externalId: "C 1" },
      },
      { kind: "row", at: "a", name: UNKNOWN.name, link: { kind: "customer", externalId: "C2" } },
    ]);
  });

  it("reads the customer of a record and of a quote", () => {
    const said = {
      kind: "record",
      name: KERBRAT.name,
      siren: KERBRAT.siren,
      link: { kind: "customer", externalId: "C 1" },
    };
    expect(seen(customerRecord(KERBRAT), "/clients/C%201")).toEqual([{ ...said, at: "h1" }]);
    expect(seen(quote(KERBRAT), "/devis/C%201")).toEqual([{ ...said, at: "a" }]);
  });

  it("reads number, total and terms of a quote", () => {
    const page = new DOMParser().parseFromString(quote(KERBRAT), "text/html");
    const document = sampleCrm.document?.(page, new URL("/devis/C%201", "http://127.0.0.1"));
    expect(document).toMatchObject({
      kind: "quote",
      number: "PR-C 1",
      link: { kind: "quote", externalId: "C 1" },
      total: { text: "5 040,00 €", basis: "gross", currency: "EUR" },
      terms: "30 jours",
    });
  });
});
