import { describe, expect, it } from "vitest";
import { dynamics } from "#extension/sites/dynamics.ts";
import { documentOn, seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });
const BESSON = "a1b2c3d4-0000-4000-8000-000000000011";
const KERBRAT = "a1b2c3d4-0000-4000-8000-000000000012";
const besson = { name: "Ateliers Besson SAS", link: link(BESSON) };
const kerbrat = { name: "Menuiserie Kerbrat SAS", link: link(KERBRAT) };
const APP = "appid=00000000-0000-4000-8000-0000000000aa";
const record = (entity: string) =>
  `/main.aspx?${APP}&pagetype=entityrecord&etn=${entity}&id=a1b2c3d4-0000-4000-8000-0000000000b1`;
const list = (entity: string) => `/main.aspx?${APP}&pagetype=entitylist&etn=${entity}&viewid=x&viewType=1039`;
const ACCOUNT = `/main.aspx?${APP}&pagetype=entityrecord&etn=account&id=${BESSON}`;
const seen = (page: string, address: string) => seenBy(dynamics, `dynamics/${page}.html`, address);
const found = (page: string, address: string) => documentOn(dynamics, `dynamics/${page}.html`, address);

describe("dynamics", () => {
  it.each([
    ACCOUNT,
    `/main.aspx?id=%7B${BESSON.toUpperCase()}%7D&etn=account&formid=1&pagetype=entityrecord&forceUCI=1`,
  ])(
    "reads an account without the words behind its title, its id however the address writes it: %s",
    (address) => {
      expect(seen("account", address)).toEqual([
        {
          kind: "record",
          at: "h1",
          ...besson,
          siren: "999 000 110",
          vat: "FR72999000110",
          domain: "besson.example",
        },
      ]);
    },
  );

  it("reads the title's own words where it has no tooltip", () => {
    expect(seen("account-without-tooltip", ACCOUNT)).toEqual([{ kind: "record", at: "h1", ...besson }]);
  });

  it.each([
    ["new-account", `/main.aspx?${APP}&pagetype=entityrecord&etn=account`],
    ["quick-create-over-account", ACCOUNT],
    ["account-list-empty", list("account")],
    ["account-list-name-scrolled-away", list("account")],
    ["dashboard", `/main.aspx?${APP}&pagetype=dashboard&id=${BESSON}`],
  ])("sees nobody on %s", (page, address) => {
    expect(seen(page, address)).toEqual([]);
  });

  it.each(["opportunity", "contact", "quote"])("reads whose a record is, never the person: %s", (page) => {
    expect(seen(page, record(page))).toEqual([{ kind: "record", at: "div", name: "Menuiserie Kerbrat SAS" }]);
  });

  it("says nothing of a translated name that comes without an id", () => {
    expect(seen("contact-translated", record("contact"))).toEqual([]);
  });

  it("reads the company of a lead and its mail domain", () => {
    expect(seen("lead", record("lead"))).toEqual([
      { kind: "record", at: "input", name: "Boulangerie Inconnue", domain: "inconnue.example" },
    ]);
  });

  it("reads rows by the logical names of their columns", () => {
    expect(seen("account-list", list("account"))).toEqual([
      { kind: "row", at: "a", ...besson, siren: "999000110", domain: "besson.example" },
      { kind: "row", at: "a", ...kerbrat },
    ]);
  });

  it("reads the name alone where the grid has no links", () => {
    expect(seen("account-list-without-links", list("account"))).toEqual([
      { kind: "row", at: "div", name: "Ateliers Besson SAS" },
      { kind: "row", at: "div", name: "Menuiserie Kerbrat SAS" },
    ]);
  });

  it.each([
    ["opportunity-list", list("opportunity"), [kerbrat, { name: "Ateliers Besson SAS" }]],
    ["sub-grid", record("contact"), [kerbrat]],
    ["search", `/main.aspx?${APP}&pagetype=search&searchText=besson`, [besson]],
  ])("reads companies, neither topics nor persons, in %s", (page, address, rows) => {
    expect(seen(page, address).map(({ at: _at, kind: _kind, ...said }) => said)).toEqual(rows);
  });

  it.each([
    [
      "opportunity",
      "opportunity",
      { kind: "opportunity", number: "Escaliers 2027", total: { text: "12 345,67 €" } },
    ],
    [
      "quote",
      "quote",
      {
        kind: "quote",
        number: "QUO-01042-K7",
        total: { text: "14 814,80 €", basis: "gross", currency: "EUR" },
        terms: "30 jours net",
      },
    ],
    ["order", "salesorder", { kind: "order", number: "QUO-01042-K7", total: { text: "14 814,80 €" } }],
  ])("reads the total of %s", (page, entity, expected) => {
    expect(found(page, record(entity))).toMatchObject({
      ...expected,
      link: { kind: entity, externalId: "a1b2c3d4-0000-4000-8000-0000000000b1" },
    });
  });

  it("has no document on an account", () => {
    expect(found("account", ACCOUNT)).toBeNull();
  });
});
