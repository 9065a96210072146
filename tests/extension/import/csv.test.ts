// @vitest-environment node
import { describe, expect, test } from "vitest";
import { readCsvAmount } from "#extension/import/csv-amounts.ts";
import { detectDateOrder, readCsvDate } from "#extension/import/csv-dates.ts";
import { guessMapping } from "#extension/import/guess-mapping.ts";
import { type Mapping, parseMapping } from "#extension/import/mapping.ts";
import { readTerms } from "#extension/import/payment-terms.ts";
import { mustRead, readWhole, sourceOf, windows1252 } from "./a-ledger.ts";

const csv = (...rows: string[]) => `${rows.join("\r\n")}\r\n`;
const read = (content: string | Uint8Array, name = "export.csv", options = {}) =>
  mustRead(sourceOf(content, name), options);

const customersCsv = csv(
  "N° client;Raison sociale;SIREN;SIRET;N° TVA intracommunautaire;Site internet;Conditions de paiement;Client payeur;Groupe;Commercial;Plafond de crédit;Valable jusqu'au;Limite assurée;Réf. assureur",
  "C001;Menuiserie Kerbrat SAS;732 829 320;732 829 320 00074;FR44732829320;https://www.kerbrat.example/contact;45 jours fin de mois;C002;Groupe Armor;JLB;12 500,00 €;31/12/2026;10.000,00;POL-1",
  "C002;Garage Le Goff;;;;contact@gmail.com;;;;;0;;;",
);

describe("customers", () => {
  test("every field of the header is found and read", async () => {
    const { batches, totals, reader } = await read(customersCsv);
    expect(reader.preview()).toMatchObject({
      kind: "customers",
      separator: ";",
      mapping: { dateOrder: "dmy", decimal: "," },
    });
    expect(batches[0]?.customers).toEqual([
      {
        key: "C001",
        name: "Menuiserie Kerbrat SAS",
        siren: "732829320",
        siret: "73282932000074",
        vat: "FR44732829320",
        domain: "kerbrat.example",
        terms: { kind: "eom_a", days: 45 },
        payerKey: "C002",
        groupName: "Groupe Armor",
        repCode: "JLB",
        approvedLimitCents: 1_250_000,
        approvedUntil: "2026-12-31",
        insuredLimitCents: 1_000_000,
        insurerReference: "POL-1",
      },
      { key: "C002", name: "Garage Le Goff", approvedLimitCents: 0 },
    ]);
    expect(totals).toMatchObject({ lines: 2, rejected: 0, customers: 2 });
    expect(totals.balances.size).toBe(0);
  });

  test("English headers, commas, points, month first", async () => {
    const { batches, reader } = await read(
      csv(
        "Account number,Company name,VAT ID,Website,Payment terms,Sales rep,Credit limit,Valid until",
        '1001,"Kerbrat, Sons",FR44732829320,kerbrat.example,Net 30,JLB,"12,500.00",12/31/2026',
      ),
    );
    expect(reader.preview().mapping).toMatchObject({ kind: "customers", dateOrder: "mdy", decimal: "." });
    expect(batches[0]?.customers[0]).toMatchObject({
      key: "1001",
      name: "Kerbrat, Sons",
      terms: { kind: "net", days: 30 },
      approvedLimitCents: 1_250_000,
      approvedUntil: "2026-12-31",
    });
  });

  test("rows that cannot be taken are rejected with line and reason, the others stay", async () => {
    const { batches, totals } = await read(
      csv(
        "Code client;Nom;Plafond",
        "C1;Kerbrat;100",
        ";;100",
        "C1;Kerbrat bis;100",
        "C3;Le Goff;beaucoup",
        "C4;Tréhour;-1",
      ),
      "clients.csv",
      { kind: "customers" },
    );
    expect(batches.flatMap(({ rejected }) => rejected.map(({ line, code }) => [line, code]))).toEqual([
      [3, "customer_missing"],
      [4, "duplicate_customer"],
      [5, "bad_amount"],
      [6, "bad_amount"],
    ]);
    expect(totals).toMatchObject({ lines: 5, rejected: 4, customers: 1 });
  });

  test("SIRENs are found by their check digit under any header, without any header too", () => {
    const rows = [
      ["732829320", "Kerbrat"],
      ["404833048", "Le Goff"],
      ["443121975", "Tréhour"],
    ];
    expect(guessMapping([["Réf", "Nom"], ...rows], { kind: "customers" }).columns).toEqual({
      siren: "Réf",
      name: "Nom",
    });
    expect(guessMapping(rows)).toMatchObject({ kind: "customers", header: false, columns: { siren: "1" } });
  });
});

describe("invoices, payments, open items, orders", () => {
  test("invoices: negative ones and those that say so are credit notes", async () => {
    const { entries, totals, reader } = await read(
      csv(
        "N° facture;Type;N° client;Nom du client;Date de facture;Date d'échéance;Montant HT;Montant TTC",
        "F1;Facture;C1;Kerbrat;03/02/2026;05/03/2026;100,00;120,00",
        "A1;Avoir;C1;Kerbrat;13/02/2026;;10,00;12,00",
        "A2;Facture;C2;Le Goff;14/02/2026;;-5,00;-6,00",
      ),
      "factures.csv",
    );
    expect(reader.preview().kind).toBe("invoices");
    expect(
      entries.map(({ kind, key, reference, date, dueDate, amountCents }) => [
        kind,
        key,
        reference,
        date,
        dueDate,
        amountCents,
      ]),
    ).toEqual([
      ["invoice", "C1", "F1", "2026-02-03", "2026-03-05", 12_000],
      ["credit_note", "C1", "A1", "2026-02-13", null, -1_200],
      ["credit_note", "C2", "A2", "2026-02-14", null, -600],
    ]);
    expect(totals).toMatchObject({
      invoices: 1,
      creditNotes: 2,
      debitCents: 12_000,
      creditCents: 1_800,
      customers: 2,
    });
    expect([...totals.balances]).toEqual([
      ["C1", 10_800],
      ["C2", -600],
    ]);
  });

  test("payments lower the balance and name what they settle", async () => {
    const { entries, reader } = await read(
      csv(
        "Date de règlement;Code client;Montant réglé;Facture réglée;Libellé",
        "03/02/2026;C1;120,00;F1;VIR",
        "04/02/2026;C1;-5,00;;remboursement",
      ),
      "reglements.csv",
    );
    expect(reader.preview().kind).toBe("payments");
    expect(entries.map(({ kind, amountCents, settles }) => [kind, amountCents, settles])).toEqual([
      ["payment", -12_000, "F1"],
      ["refund", 500, null],
    ]);
  });

  test("open items: the rest to pay counts, not the total", async () => {
    const { entries, reader } = await read(
      csv(
        "Invoice number,Customer number,Customer name,Invoice date,Due date,Total,Amount due",
        "F1,C1,Kerbrat,2026-02-03,2026-03-05,120.00,70.00",
        "P9,C1,Kerbrat,2026-02-03,,-20.00,-20.00",
      ),
    );
    expect(reader.preview().kind).toBe("open-items");
    expect(entries.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ["invoice", 7_000],
      ["credit_note", -2_000],
    ]);
  });

  test("orders with their state", async () => {
    const { batches, reader } = await read(
      csv(
        "N° commande;N° client;Date commande;Date livraison;Montant TTC;Statut",
        "O1;C1;03/02/2026;20/02/2026;1 200,50;En cours",
        "O2;C1;03/02/2026;;10;Livrée",
        "O3;C1;03/02/2026;;10;Non livrée",
        "O4;C1;03/02/2026;;10;Facturée",
        "O5;C1;03/02/2026;;-10;En cours",
        "O6;C1;03/02/2026;;90 000;Commande-cadre en cours",
      ),
    );
    expect(reader.preview().kind).toBe("orders");
    expect(
      batches[0]?.orders.map(({ number, amountCents, deliveryDate, status }) => [
        number,
        amountCents,
        deliveryDate,
        status,
      ]),
    ).toEqual([
      ["O1", 120_050, "2026-02-20", "open"],
      ["O2", 1_000, null, "delivered"],
      ["O3", 1_000, null, "open"],
      ["O4", 1_000, null, "closed"],
      ["O6", 9_000_000, null, "framework"],
    ]);
    expect(batches[0]?.rejected).toMatchObject([{ line: 6, code: "bad_amount" }]);
  });

  test("Windows-1252, tabs, quoted line breaks and blank rows", async () => {
    const { batches, reader } = await read(
      windows1252(
        csv("Code client\tRaison sociale\tPlafond", 'C1\t"Maçonnerie\nTréhour"\t100', "", "C2\tLe Goff\t200"),
      ),
    );
    expect(reader.preview()).toMatchObject({ encoding: "windows-1252", separator: "\t" });
    expect(batches[0]?.customers.map(({ name }) => name)).toEqual(["Maçonnerie Tréhour", "Le Goff"]);
  });

  test("an overfull row is rejected, not shifted", async () => {
    const { batches } = await read(csv("Code client;Nom;Plafond", "C1;Kerbrat;100", "C2;Le Goff; fils;100"));
    expect(batches[0]?.rejected).toMatchObject([{ line: 3, code: "bad_columns" }]);
  });

  test("a quote that is never closed is named with its line", async () => {
    const { error } = await readWhole(
      sourceOf(
        `${csv("Code client;Nom;Plafond", "C1;Kerbrat;100", 'C2;"Le Goff;100')}${"C3;x;1\r\n".repeat(300_000)}`,
        "c.csv",
      ),
    );
    expect(error).toEqual({ code: "quote_never_closed", line: 3, params: {} });
  });

  test("a file of which nothing can be used is refused", async () => {
    const { error } = await readWhole(
      sourceOf(
        csv("N° facture;N° client;Date de facture;Montant TTC", "F1;C1;demain;1", "F2;C1;hier;1"),
        "f.csv",
      ),
      { kind: "invoices" },
    );
    expect(error).toMatchObject({ code: "nothing_usable", params: { lines: 2 } });
  });
});

describe("mapping", () => {
  const rows = [
    ["Numéro", "Qui", "Quand", "Combien"],
    ["F1", "C1", "03/04/2026", "12.000"],
    ["F2", "C1", "05/06/2026", "2.000"],
  ];

  test("what the sample cannot settle is said", () => {
    const mapping = guessMapping([
      ["N° facture", "N° client", "Date de facture", "Montant TTC"],
      ...rows.slice(1),
    ]);
    expect(mapping).toMatchObject({ dateOrder: "dmy", doubts: ["date_order", "decimal"] });
  });

  test("a changed mapping is what is read, and finds columns that moved", async () => {
    const mapping: Mapping = {
      kind: "invoices",
      separator: ";",
      header: true,
      columns: { number: "Numéro", key: "Qui", date: "Quand", amount: "Combien" },
      dateOrder: "mdy",
      decimal: ".",
      doubts: [],
    };
    const moved = csv("Qui;Combien;Quand;Numéro", "C1;1,234;03/04/2026;F1");
    const { entries } = await read(moved, "x.csv", { mapping });
    expect(entries[0]).toMatchObject({ date: "2026-03-04", amountCents: 123_400, reference: "F1" });
    const { error } = await readWhole(sourceOf(csv("Qui;Quand;Numéro", "C1;03/04/2026;F1"), "x.csv"), {
      mapping,
    });
    expect(error).toMatchObject({ code: "columns_missing", params: { fields: "Combien" } });
  });

  test.each([
    [null],
    [{}],
    [{ kind: "fec", columns: {} }],
    [{ kind: "invoices", columns: { __proto__x: "a" } }],
    [{ kind: "invoices", columns: { key: 3 } }],
  ])("a mapping of another shape is refused: %j", (value) => {
    expect(parseMapping(value)).toMatchObject({ ok: false, error: { code: "mapping_invalid" } });
  });

  test("a mapping survives being kept as JSON", () => {
    const mapping = guessMapping(rows, { kind: "invoices" });
    const kept = parseMapping(JSON.parse(JSON.stringify(mapping)));
    expect(kept.ok && kept.value).toEqual({ ...mapping, doubts: [] });
  });
});

describe("cells", () => {
  test.each([
    ["31/01/2026", "dmy", "2026-01-31"],
    ["31.1.26", "dmy", "2026-01-31"],
    ["01/31/2026", "mdy", "2026-01-31"],
    ["31/01/2026", "mdy", null],
    ["2026-01-31T10:00:00", "dmy", "2026-01-31"],
    ["20260131", "dmy", "2026-01-31"],
    ["31 janv. 2026", "dmy", "2026-01-31"],
    ["1er août 2026", "dmy", "2026-08-01"],
    ["Feb 3, 2026", "dmy", "2026-02-03"],
    ["46053", "dmy", "2026-01-31"],
    ["30/02/2026", "dmy", null],
    ["hier", "dmy", null],
    ["", "dmy", null],
  ] as const)("date %j read %s is %s", (cell, order, iso) => {
    expect(readCsvDate(cell, order)).toBe(iso);
  });

  test.each([
    [["03/04/2026", "13/04/2026"], "dmy", true],
    [["03/04/2026", "04/13/2026"], "mdy", true],
    [["03/04/2026"], "dmy", false],
    [["2026-04-03"], "ymd", true],
  ] as const)("%j is %s", (cells, order, sure) => {
    expect(detectDateOrder(cells)).toEqual({ order, sure });
  });

  test.each([
    ["1 234,56 €", ",", 123_456],
    ["1.234,56", ",", 123_456],
    ["$1,234.56", ".", 123_456],
    ["-12", ",", -1_200],
    ["(12,50)", ",", -1_250],
    ["12.50", ",", null],
    ["n/a", ",", null],
  ] as const)("amount %j with %j is %s", (cell, decimal, cents) => {
    expect(readCsvAmount(cell, decimal)).toBe(cents);
  });

  test.each([
    ["30 jours", { kind: "net", days: 30 }],
    ["60 jours net", { kind: "net", days: 60 }],
    ["45 jours fin de mois", { kind: "eom_a", days: 45 }],
    ["45 FDM", { kind: "eom_a", days: 45 }],
    ["Fin de mois + 45 jours", { kind: "eom_b", days: 45 }],
    ["30 days EOM", { kind: "eom_a", days: 30 }],
    ["Comptant", { kind: "net", days: 0 }],
    ["À réception", { kind: "net", days: 0 }],
    ["45 jours fin de mois le 10", null],
    ["selon contrat", null],
    ["999 jours", null],
  ])("terms %j", (cell, terms) => {
    expect(readTerms(cell)).toEqual(terms);
  });
});
