import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/** Where the rows of a chunk go. */
export type Target = { organization: number; importId: number; source: string };

/** Totals of a chunk, written with it: what `check` adds up. */
export type ChunkTotals = {
  index: number;
  hash: string;
  customers: number;
  entries: number;
  orders: number;
  balanceCents: number;
  firstDay: number | null;
  lastDay: number | null;
  /** JSON: invoices less credit notes by month. */
  billing: string;
};

/** The column list SQLite names when a chunk is sent twice. */
export const CHUNK_TAKEN = "import_chunk.organization, import_chunk.import_id, import_chunk.chunk_index";
/** … and when two entries of one account claim the same day and line. */
export const LINE_TAKEN = "ledger_entry.organization, ledger_entry.account_id";

/** Registers the chunk while its import still receives; follow with `expectOneChange`. */
export const insertChunk = (db: Database, target: Target, totals: ChunkTotals): Statement =>
  db.run(sql`
    insert into import_chunk (organization, import_id, chunk_index, hash, customers, entries, orders, balance_cents,
      first_day, last_day, billing)
    select organization, id, ${totals.index}, ${totals.hash}, ${totals.customers}, ${totals.entries}, ${totals.orders},
      ${totals.balanceCents}, ${totals.firstDay}, ${totals.lastDay},
      ${totals.billing}
    from ledger_import
    where organization = ${target.organization} and id = ${target.importId} and state = 'receiving'`);

/** Accounts that this source names for the first time; they belong to nobody until the import is committed. */
export const insertAccounts = (db: Database, target: Target, numbers: string): Statement =>
  db.run(sql`
    insert into customer_account (organization, id, entity_id, source, number, name)
    select ${target.organization},
      (select coalesce(max(id), 0) from customer_account where organization = ${target.organization})
        + row_number() over (order by n.value),
      null, ${target.source}, n.value, ''
    from json_each(${numbers}) n
    where not exists (select 1 from customer_account a
      where a.organization = ${target.organization} and a.source = ${target.source} and a.number = n.value)`);

/**
 * What the import says about accounts: rows `[number, record]`. A later chunk wins over an earlier one, whatever the order
 * in which they arrive.
 */
export const insertCustomers = (db: Database, target: Target, rows: string): Statement =>
  db.run(sql`
    insert into import_customer (organization, import_id, number, record)
    select ${target.organization}, ${target.importId}, c.value ->> 0, c.value -> 1 from json_each(${rows}) c where true
    on conflict (organization, import_id, number) do update set record = excluded.record
    where excluded.record ->> 'chunk' >= record ->> 'chunk'`);

/** Accounts that the import only mentions, so that it is known which ones it has rows on. */
export const mentionCustomers = (db: Database, target: Target, numbers: string): Statement =>
  db.run(sql`
    insert into import_customer (organization, import_id, number, record)
    select ${target.organization}, ${target.importId}, n.value, json_object('key', n.value, 'name', '', 'chunk', -1)
    from json_each(${numbers}) n
    where not exists (select 1 from import_customer c
      where c.organization = ${target.organization} and c.import_id = ${target.importId} and c.number = n.value)`);

/**
 * Entries as rows `[number, day, line, kind, subledger, documentDay, dueDay, reference, label, amountCents, letter,
 * settles, voucher, foreignCurrency, foreignCents, vatBasisPoints]`; written once, tagged with the import.
 */
export const insertEntries = (db: Database, target: Target, rows: string): Statement =>
  db.run(sql`
    insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day, due_day,
      reference, label, amount_cents, letter, settles, voucher, foreign_currency, foreign_cents,
      vat_basis_points)
    select ${target.organization}, a.id, e.value ->> 1, ${target.importId}, e.value ->> 2, e.value ->> 3, e.value ->> 4,
      e.value ->> 5, e.value ->> 6, e.value ->> 7, e.value ->> 8, e.value ->> 9, e.value ->> 10, e.value ->> 11,
      e.value ->> 12, e.value ->> 13, e.value ->> 14, e.value ->> 15
    from json_each(${rows}) e
    cross join customer_account a
      on a.organization = ${target.organization} and a.source = ${target.source} and a.number = e.value ->> 0`);

/** Orders as rows `[number of the account, order number, day, deliveryDay, amountCents, status]`; the last line of a number wins. */
export const insertOrders = (db: Database, target: Target, rows: string): Statement =>
  db.run(sql`
    insert into open_order (organization, account_id, number, import_id, day, delivery_day, amount_cents, status)
    select ${target.organization}, a.id, o.value ->> 1, ${target.importId}, o.value ->> 2, o.value ->> 3, o.value ->> 4,
      o.value ->> 5
    from json_each(${rows}) o
    cross join customer_account a
      on a.organization = ${target.organization} and a.source = ${target.source} and a.number = o.value ->> 0
    where true
    on conflict (organization, account_id, number, import_id) do update set
      day = excluded.day, delivery_day = excluded.delivery_day, amount_cents = excluded.amount_cents,
      status = excluded.status`);

export const insertRejected = (db: Database, target: Target, rows: string): Statement =>
  db.run(sql`
    insert into import_rejected (organization, import_id, line, code, excerpt)
    select ${target.organization}, ${target.importId}, r.value ->> 0, r.value ->> 1, r.value ->> 2
    from json_each(${rows}) r where true
    on conflict (organization, import_id, line, code) do nothing`);
