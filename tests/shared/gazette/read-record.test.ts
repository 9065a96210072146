import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRecord, recordsOf } from "#shared/gazette/read-record.ts";
import { day, SIREN } from "./a-notice.ts";

const PERSON = {
  typePersonne: "pm",
  numeroImmatriculation: { numeroIdentification: "910 000 009", codeRCS: "RCS", nomGreffeImmat: "Quimper" },
  denomination: "Menuiserie Kerbrat",
};
const JUDGMENT = {
  type: "initial",
  famille: "Jugement prononçant",
  nature: "Jugement de conversion en liquidation judiciaire",
  date: "2026-05-02",
  complementJugement: "Liquidateur : Maître Le Goff",
};
const RECORD = {
  id: "A20260091412",
  publicationavis: "A",
  parution: "20260091",
  numeroannonce: 412,
  dateparution: "2026-05-12",
  typeavis: "annonce",
  familleavis: "collective",
  tribunal: "GREFFE DU TRIBUNAL DE COMMERCE DE QUIMPER",
  commercant: "MENUISERIE KERBRAT",
  registre: ["910 000 009", "910000009"],
  listepersonnes: JSON.stringify({ personne: PERSON }),
  jugement: JSON.stringify(JUDGMENT),
  url_complete: "https://gazette.example/A20260091412",
};

const noticeOf = (over: object) => {
  const read = readRecord({ ...RECORD, ...over });
  if (!read.ok) throw new Error(`${read.error.field}: ${read.error.why}`);
  return read.value;
};
const errorOf = (over: object) => {
  const read = readRecord({ ...RECORD, ...over });
  return read.ok ? null : read.error;
};

describe("a record of the gazette", () => {
  it("is read as a notice", () => {
    expect(noticeOf({})).toEqual({
      id: "A20260091412",
      family: "collective",
      kind: "notice",
      publishedDay: day("2026-05-12"),
      court: "GREFFE DU TRIBUNAL DE COMMERCE DE QUIMPER",
      sirens: [SIREN],
      names: ["Menuiserie Kerbrat"],
      naturalPerson: false,
      judgment: {
        day: day("2026-05-02"),
        nature: "Jugement de conversion en liquidation judiciaire",
        complement: "Liquidateur : Maître Le Goff",
      },
      matter: { kind: "other" },
      previous: null,
      url: "https://gazette.example/A20260091412",
      notes: [],
    });
  });

  it("is the same in both versions of the API, written out or as text in text", () => {
    const plain = { ...RECORD, listepersonnes: { personne: [PERSON] }, jugement: JUDGMENT };
    expect(readRecord(plain)).toEqual(readRecord(RECORD));
    expect(readRecord({ datasetid: "annonces", fields: RECORD })).toEqual(readRecord(RECORD));
    expect(readRecord({ record: { fields: RECORD } })).toEqual(readRecord(RECORD));
    expect(noticeOf({ jugement: JSON.stringify(JSON.stringify(JUDGMENT)) })).toEqual(noticeOf({}));
  });

  it.each([
    ["a list", ["910 000 009", "910000017"], ["910000009", "910000017"]],
    ["one text", "910000009,910 000 009", ["910000009"]],
    ["a text with a list in it", '["910000009"]', ["910000009"]],
    ["no-break blanks", "910\u00a0000\u00a0009", ["910000009"]],
    ["nothing", null, ["910000009"]],
  ])("has its numbers from a register of %s, and from its persons", (_, registre, expected) => {
    expect(noticeOf({ registre }).sirens).toEqual(expected);
  });

  it("takes the number of a craftsman's register, and says where a number is none", () => {
    const craftsman = {
      typePersonne: "pp",
      nom: "Le Goff",
      prenom: "Anna",
      inscriptionRM: { numeroIdentificationRM: "910 000 017 RM 29" },
    };
    const notice = noticeOf({ registre: "", listepersonnes: JSON.stringify({ personne: [craftsman] }) });
    expect(notice).toMatchObject({
      sirens: ["910000017"],
      names: ["Anna Le Goff"],
      naturalPerson: true,
      notes: [],
    });
    expect(noticeOf({ registre: ["910000008"] }).notes).toEqual(["siren_unreadable"]);
    expect(noticeOf({ listepersonnes: { personne: [PERSON, craftsman] } }).naturalPerson).toBeNull();
    expect(noticeOf({ listepersonnes: "" })).toMatchObject({
      names: ["MENUISERIE KERBRAT"],
      naturalPerson: null,
    });
  });

  it.each([
    ["2026-05-02", "2026-05-02", []],
    ["02/05/2026", "2026-05-02", []],
    ["2 mai 2026", "2026-05-02", []],
    ["1er\u00a0janvier\u00a02020", "2020-01-01", []],
    ["0202-05-02", null, ["judgment_date_unreadable"]],
    ["1022-05-02", null, ["judgment_date_unreadable"]],
    ["1926-05-02", null, ["judgment_date_absurd"]],
    ["2062-05-02", null, ["judgment_date_absurd"]],
    ["", null, ["judgment_date_unreadable"]],
  ])("has the judgment's date %s as %s", (date, expected, notes) => {
    const notice = noticeOf({ jugement: { ...JUDGMENT, date } });
    expect(notice.judgment?.day).toBe(expected === null ? null : day(expected));
    expect(notice.notes).toEqual(notes);
  });

  it("has its broken accents repaired", () => {
    const nature = "Jugement de clÃ´ture pour insuffisance d&#39;actif";
    expect(noticeOf({ jugement: { ...JUDGMENT, nature } }).judgment?.nature).toBe(
      "Jugement de clôture pour insuffisance d'actif",
    );
  });

  it.each([
    [
      {
        nomPublication: "BODACC A",
        numeroParution: "20260012",
        dateParution: "2026-01-18",
        numeroAnnonce: "0041",
      },
      "A2026001241",
    ],
    [{ nomPublication: "Bodacc B", numeroParution: 20260012, numeroAnnonce: 41 }, "B2026001241"],
    [{ numeroParution: "12", dateParution: "18/01/2026", numeroAnnonce: "41" }, "A2026001241"],
    [{ nomPublication: "BODACC A", numeroAnnonce: "41" }, null],
  ])("names what it corrects: %j", (previous, expected) => {
    const over = { typeavis: "rectificatif", parutionavisprecedent: JSON.stringify(previous) };
    expect(noticeOf(over)).toMatchObject({ kind: "rectification", previous: expected });
    expect(noticeOf(over).notes).toEqual(expected === null ? ["previous_unreadable"] : []);
  });

  it("has its id from its parts where it tells none", () => {
    expect(noticeOf({ id: undefined }).id).toBe("A20260091412");
    expect(noticeOf({ typeavis: undefined, typeavis_lib: "Avis d'annulation" }).kind).toBe("annulment");
  });

  it.each<[object, string, string]>([
    [{ id: undefined, parution: undefined }, "id", "missing"],
    [{ dateparution: undefined }, "dateparution", "missing"],
    [{ dateparution: "hier" }, "dateparution", "not_a_date"],
    [{ familleavis: undefined }, "familleavis", "missing"],
    [{ familleavis: "nouvelle" }, "familleavis", "unknown_value"],
    [{ typeavis: "remplacement" }, "typeavis", "unknown_value"],
    [{ jugement: '{"nature": ' }, "jugement", "not_json"],
    [{ jugement: "17" }, "jugement", "unknown_value"],
    [{ listepersonnes: "{personne" }, "listepersonnes", "not_json"],
    [{ familleavis: "radiation", radiationaurcs: '{"date"' }, "radiationaurcs", "not_json"],
    [{ familleavis: "vente", listeprecedentproprietaire: "{" }, "listeprecedentproprietaire", "not_json"],
  ])("%j is refused by the name of the field", (over, field, why) => {
    expect(errorOf(over)).toMatchObject({ field, why });
  });

  it("says that it is none", () => {
    expect(readRecord("no record")).toEqual({
      ok: false,
      error: { field: "record", why: "missing", id: null },
    });
  });
});

describe("what a notice tells beside a judgment", () => {
  const matter = (familleavis: string, over: object) =>
    noticeOf({ familleavis, jugement: null, ...over }).matter;

  it("a striking off, its day, its reversal, a seat that moved", () => {
    expect(
      matter("radiation", { radiationaurcs: '{"radiationPP": {"dateCessationActivitePP": "31/03/2026"}}' }),
    ).toEqual({
      kind: "striking_off",
      day: day("2026-03-31"),
      reversal: false,
      seatMoved: false,
    });
    expect(
      matter("radiation", {
        radiationaurcs: '{"radiationPM": "O", "commentaire": "Rapport de radiation d\'office"}',
      }),
    ).toMatchObject({ reversal: true });
    expect(
      matter("radiation", { radiationaurcs: { commentaire: "transfert du siège hors ressort" } }),
    ).toMatchObject({
      seatMoved: true,
    });
  });

  it("a sale, by whom", () => {
    const owner = { personne: { ...PERSON, numeroImmatriculation: { numeroIdentification: "910 000 017" } } };
    const sale = noticeOf({ familleavis: "vente", listeprecedentproprietaire: JSON.stringify(owner) });
    expect(sale.matter).toEqual({ kind: "sale", sellers: ["910000017"] });
    expect(sale.sirens).toEqual([SIREN, "910000017"]);
  });

  it.each([
    ["transfert du siège social", true, false],
    ["Transfert de son si?ge social", true, false],
    ["Modification de l'adresse du siège", true, false],
    ["Modification survenue sur l'administration", false, false],
    ["Dissolution anticipée de la société", false, true],
    ["Société dissoute et transfert du siège de la liquidation", true, true],
    ["Continuation de la société malgré la perte de la moitié du capital, pas de dissolution", false, false],
  ])("a modification: %s", (descriptif, seatMoved, dissolved) => {
    expect(matter("modification", { modificationsgenerales: JSON.stringify({ descriptif }) })).toEqual({
      kind: "modification",
      seatMoved,
      dissolved,
    });
  });

  it("accounts, confidential or not, and a registration", () => {
    const depot = { dateCloture: "2025-12-31", typeDepot: "Comptes annuels et rapports" };
    const descriptif = "Les comptes annuels sont accompagnés d'une déclaration de confidentialité";
    const closingDay = day("2025-12-31");
    expect(matter("dpc", { depot: JSON.stringify(depot) })).toEqual({
      kind: "accounts",
      closingDay,
      confidential: false,
    });
    expect(matter("dpc", { depot: { ...depot, descriptif } })).toEqual({
      kind: "accounts",
      closingDay,
      confidential: true,
    });
    expect(matter("immatriculation", {})).toEqual({ kind: "registration" });
  });
});

describe("an answer of the API", () => {
  it("gives its records in both versions, and nothing for another answer", () => {
    expect(recordsOf({ total_count: 7, results: [RECORD] })).toEqual({ records: [RECORD], total: 7 });
    expect(recordsOf({ nhits: 3, records: [{ fields: RECORD }] })).toEqual({
      records: [{ fields: RECORD }],
      total: 3,
    });
    expect(recordsOf({ results: [] })).toEqual({ records: [], total: 0 });
    expect([recordsOf("<html>"), recordsOf(null), recordsOf({ error: "quota" })]).toEqual([null, null, null]);
  });

  it("never throws, whatever stands in a field", () => {
    const fields = fc.dictionary(
      fc.constantFrom(...Object.keys(RECORD), "parutionavisprecedent"),
      fc.anything(),
    );
    fc.assert(
      fc.property(fields, (over) => {
        const read = readRecord({ ...RECORD, ...over });
        expect(read.ok || read.error.field !== "").toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
