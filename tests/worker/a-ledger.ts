import { env } from "cloudflare:workers";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { ENTRY_KINDS, type EntryKind, SUBLEDGERS } from "#shared/credit/entry.ts";
import { foldForSearch } from "#shared/matching/fold-for-search.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { dayIn } from "#worker/services/read-day.ts";
import type { AnOrganization } from "./a-member.ts";

/** The day the Worker calls today for an organization in Paris. */
export const today = (): EpochDay => dayIn("Europe/Paris", Date.now());
/** ISO date so many days from today. */
export const isoDay = (offset: number): string => formatIsoDate(today() + offset);

export type ABooking = {
  kind: EntryKind;
  daysAgo: number;
  amountCents: number;
  reference?: string;
  letter?: string;
  /** Days from document to due date; absent: assumed from the customer's terms. */
  net?: number;
};

export type ACustomer = {
  name: string;
  siren?: string;
  vats?: string[];
  repCode?: string;
  number?: string;
  terms?: { kind: "net" | "eom_a" | "eom_b"; days: number };
  bookings?: ABooking[];
};

export type Booked = { id: string; entityId: number; accountId: number; number: string; name: string };

/** An invoice of so many days ago, due net 30, paid so many days after its due date. */
export const paid = (
  reference: string,
  amountCents: number,
  daysAgo: number,
  daysLate: number,
): ABooking[] => [
  { kind: "invoice", daysAgo, amountCents, reference, letter: reference, net: 30 },
  {
    kind: "payment",
    daysAgo: daysAgo - 30 - daysLate,
    amountCents: -amountCents,
    reference: `${reference}P`,
    letter: reference,
  },
];

/** An invoice of so many days ago, due net 30, still open. */
export const open = (reference: string, amountCents: number, daysAgo: number): ABooking => ({
  kind: "invoice",
  daysAgo,
  amountCents,
  reference,
  net: 30,
});

/** Customers with their committed ledger, assessed as an import would leave them. One import a call. */
export async function aLedger(organization: AnOrganization, customers: ACustomer[]): Promise<Booked[]> {
  const { number: org } = organization;
  const day = today();
  const next = await env.DB.prepare(
    `select (select coalesce(max(id), 0) from legal_entity where organization = ?1) as entity,
      (select coalesce(max(id), 0) from customer_account where organization = ?1) as account,
      (select coalesce(max(id), 0) + 1 from ledger_import where organization = ?1) as import`,
  )
    .bind(org)
    .first<{ entity: number; account: number; import: number }>();
  if (!next) throw new Error("an aggregate gives one row");

  const booked = customers.map((customer, index) => ({
    ...customer,
    id: crypto.randomUUID(),
    entityId: next.entity + index + 1,
    accountId: next.account + index + 1,
    number: customer.number ?? `C${next.account + index + 1}`,
  }));
  const statements = [
    env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(org),
    env.DB.prepare(
      `insert into ledger_import (organization, id, public_id, kind, source, file_name, file_bytes, fingerprint, state,
        first_day, last_day, created_by, created_at, committed_at, committed_revision)
      select ?1, ?2, ?3, 'fec', 'FEC', 'ledger.txt', 1, 'f', 'committed', ?4, ?5, 'test', 0, 0, revision
      from tenant where number = ?1`,
    ).bind(org, next.import, crypto.randomUUID(), day - 800, day - 1),
    ...booked.flatMap((customer) => [
      env.DB.prepare(
        `insert into legal_entity (organization, id, public_id, name, search_name, siren, vats, rep_code, terms_kind,
          terms_days, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      ).bind(
        org,
        customer.entityId,
        customer.id,
        customer.name,
        foldForSearch(customer.name),
        customer.siren ?? null,
        JSON.stringify(customer.vats ?? []),
        customer.repCode ?? null,
        customer.terms?.kind ?? null,
        customer.terms?.days ?? null,
      ),
      env.DB.prepare(
        "insert into customer_account (organization, id, entity_id, source, number, name) values (?, ?, ?, 'FEC', ?, ?)",
      ).bind(org, customer.accountId, customer.entityId, customer.number, customer.name),
    ]),
    ...booked.flatMap(({ accountId, bookings = [] }, place) =>
      bookings.map((booking, line) =>
        env.DB.prepare(
          `insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day,
            due_day, reference, label, amount_cents, letter, voucher) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, '')`,
        ).bind(
          org,
          accountId,
          day - booking.daysAgo,
          next.import,
          place * 10_000 + line + 1,
          ENTRY_KINDS.indexOf(booking.kind),
          SUBLEDGERS.indexOf("receivable"),
          day - booking.daysAgo,
          booking.net === undefined ? null : day - booking.daysAgo + booking.net,
          booking.reference ?? "",
          booking.amountCents,
          booking.letter ?? null,
        ),
      ),
    ),
  ];
  await env.DB.batch(statements);
  await reassess(
    openDatabase(env),
    org,
    booked.map(({ entityId }) => entityId),
    day,
  );
  return booked;
}

/** One customer of `aLedger`. */
export async function aCustomer(organization: AnOrganization, customer: ACustomer): Promise<Booked> {
  const [booked] = await aLedger(organization, [customer]);
  if (!booked) throw new Error("one customer was asked for");
  return booked;
}
