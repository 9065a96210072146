import type { CustomerRecord, EntryRecord, OrderRecord } from "#shared/contract/imports.ts";
import { stripSeparators } from "#shared/credit/identity.ts";
import { readDomain } from "#shared/matching/web-domain.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { cleanText } from "./clean-text.ts";
import { readCsvAmount } from "./csv-amounts.ts";
import { readCsvDate } from "./csv-dates.ts";
import type { CsvField } from "./csv-fields.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { Mapping } from "./mapping.ts";
import { readTerms } from "./payment-terms.ts";
import type { RejectCode } from "./read-error.ts";

export type Cells = (field: CsvField) => string;

/** Cells of a row by field; empty where the field is not mapped. */
export const cellsOf =
  (row: CsvRow, places: ReadonlyMap<CsvField, number>): Cells =>
  (field) => {
    const place = places.get(field);
    return place === undefined ? "" : (row.cells[place] ?? "").trim();
  };

const digits = (cell: string, length: number): string | null => {
  const found = stripSeparators(cell);
  return new RegExp(`^\\d{${length}}$`).test(found) ? found : null;
};

/** Number of the customer in the source, else the identifier or name that stands for it. */
export const customerKey = (cells: Cells): Result<string, RejectCode> => {
  const raw =
    cells("key") || stripSeparators(cells("siren")) || stripSeparators(cells("siret")) || cells("name");
  const key = cleanText(raw, 400);
  if (key === "") return failed("customer_missing");
  return key.length > 120 ? failed("text_too_long") : ok(key);
};

/** Host of a site or mail address. */
const hostIn = (cell: string): string =>
  cell
    .slice(cell.lastIndexOf("@") + 1)
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/[/?#:].*$/, "");

const or = <Value>(value: Value | null | undefined | "", field: keyof CustomerRecord) =>
  value === null || value === undefined || value === "" ? {} : { [field]: value };

/** What a row says about its customer; fields that are empty or not mapped are left out: they change nothing. */
export const customerRecord = (
  key: string,
  cells: Cells,
  mapping: Mapping,
): Result<CustomerRecord, RejectCode> => {
  const limits: Partial<CustomerRecord> = {};
  for (const [field, target] of [
    ["approvedLimit", "approvedLimitCents"],
    ["insuredLimit", "insuredLimitCents"],
  ] as const) {
    if (cells(field) === "") continue;
    const amount = readCsvAmount(cells(field), mapping.decimal);
    if (amount === null || amount < 0) return failed("bad_amount");
    limits[target] = amount;
  }
  const until = cells("approvedUntil");
  const approvedUntil = until === "" ? null : readCsvDate(until, mapping.dateOrder);
  if (until !== "" && approvedUntil === null) return failed("bad_date");
  const otherName = cleanText(cells("otherName"), 300);
  return ok({
    key,
    name: cleanText(cells("name"), 300),
    ...or(digits(cells("siren"), 9), "siren"),
    ...or(digits(cells("siret"), 14), "siret"),
    ...or(cleanText(stripSeparators(cells("vat")).toUpperCase(), 20), "vat"),
    ...or(readDomain(hostIn(cells("domain"))), "domain"),
    ...or(readTerms(cells("terms")), "terms"),
    ...or(cleanText(cells("payerKey"), 120), "payerKey"),
    ...or(cleanText(cells("groupName"), 200), "groupName"),
    ...or(cleanText(cells("repCode"), 60), "repCode"),
    ...limits,
    ...or(approvedUntil, "approvedUntil"),
    ...or(cleanText(cells("insurerReference"), 100), "insurerReference"),
    ...(otherName === "" ? {} : { otherNames: [otherName] }),
  });
};

/** Cents the customer owes more (positive) or less, from an amount or from debit and credit. */
const owedCents = (cells: Cells, mapping: Mapping, sign: 1 | -1): number | null => {
  if (cells("amount") !== "") {
    const amount = readCsvAmount(cells("amount"), mapping.decimal);
    return amount === null ? null : amount * sign || 0;
  }
  if (cells("debit") === "" && cells("credit") === "") return null;
  const debit = cells("debit") === "" ? 0 : readCsvAmount(cells("debit"), mapping.decimal);
  const credit = cells("credit") === "" ? 0 : readCsvAmount(cells("credit"), mapping.decimal);
  return debit === null || credit === null ? null : debit - credit;
};

const saysCredit = (type: string) => /avoir|credit|refund|^cn\b|^av\b|note de cr/i.test(type);
const saysPayment = (type: string) =>
  /r[eèé]glement|paiement|payment|acompte|virement|encaissement|ch[eè]que/i.test(type);

const kindOf = (mapping: Mapping, cents: number, type: string): EntryRecord["kind"] => {
  if (mapping.kind === "payments") return cents <= 0 ? "payment" : "refund";
  if (cents >= 0) return "invoice";
  return mapping.kind === "open-items" && saysPayment(type) ? "payment" : "credit_note";
};

/** An invoice, payment or open item. Credit notes are negative, whether by sign or by a column that says so. */
export const entryRecord = (
  row: CsvRow,
  key: string,
  cells: Cells,
  mapping: Mapping,
): Result<EntryRecord, RejectCode> => {
  const reference = cleanText(cells("number"), 100);
  if (reference === "" && mapping.kind === "invoices") return failed("number_missing");
  const date = readCsvDate(cells("date"), mapping.dateOrder);
  const dueDate = readCsvDate(cells("dueDate"), mapping.dateOrder);
  if (cells("dueDate") !== "" && dueDate === null) return failed("bad_date");
  const day = date ?? (mapping.kind === "open-items" && cells("date") === "" ? dueDate : null);
  if (day === null) return failed("bad_date");
  let amountCents = owedCents(cells, mapping, mapping.kind === "payments" ? -1 : 1);
  if (amountCents === null) return failed("bad_amount");
  if (mapping.kind !== "payments" && amountCents > 0 && saysCredit(cells("type"))) amountCents = -amountCents;
  const currency = cells("currency").toUpperCase();
  const settles = cleanText(cells("settles"), 100);
  return ok({
    line: row.line,
    key,
    kind: kindOf(mapping, amountCents, cells("type")),
    subledger: "receivable",
    date: day,
    documentDate: day,
    dueDate,
    reference,
    label: cleanText(cells("label"), 200),
    amountCents,
    letter: null,
    settles: settles === "" ? null : settles,
    voucher: "",
    foreign: /^[A-Z]{3}$/.test(currency) && currency !== "EUR" ? { currency, amountCents } : null,
  });
};

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const orderStatus = (cell: string): OrderRecord["status"] => {
  const text = fold(cell);
  if (/\bcadre\b|framework|blanket/.test(text)) return "framework";
  if (/\b(non|not|a|to|en cours|partiel\w*|partial\w*)\b/.test(text)) return "open";
  if (/clos|factur|invoic|annul|cancel|termin|done|paid|solde/.test(text)) return "closed";
  return /livr|deliver|shipp|expedi/.test(text) ? "delivered" : "open";
};

/** A confirmed order; amounts below zero are refused. */
export const orderRecord = (
  row: CsvRow,
  key: string,
  cells: Cells,
  mapping: Mapping,
): Result<OrderRecord, RejectCode> => {
  const number = cleanText(cells("number"), 100);
  if (number === "") return failed("number_missing");
  const date = readCsvDate(cells("date"), mapping.dateOrder);
  if (date === null) return failed("bad_date");
  const delivery = cells("deliveryDate");
  const deliveryDate = delivery === "" ? null : readCsvDate(delivery, mapping.dateOrder);
  if (delivery !== "" && deliveryDate === null) return failed("bad_date");
  const amountCents = readCsvAmount(cells("amount"), mapping.decimal);
  if (amountCents === null || amountCents < 0) return failed("bad_amount");
  return ok({
    line: row.line,
    key,
    number,
    date,
    deliveryDate,
    amountCents,
    status: orderStatus(cells("status")),
  });
};
