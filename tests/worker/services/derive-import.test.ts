import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { EntryRecord, NewImport } from "#shared/contract/imports.ts";
import { app } from "#worker/app.ts";
import { openDatabase } from "#worker/db/database.ts";
import { MAX_RETRIES } from "#worker/queue.ts";
import { deriveImport } from "#worker/services/derive-import.ts";
import { giveUpImport } from "#worker/services/give-up-import.ts";
import { isoDay, today } from "../a-ledger.ts";
import { aSignedInMember, onceMore, type SignedInMember } from "../a-member.ts";
import {
  type AFile,
  aCheckedImport,
  anEntry,
  badgesOf,
  deliver,
  derived,
  imported,
  refusing,
  statusOf,
} from "../an-import.ts";
import { call } from "../call.ts";

let analyst: SignedInMember;
let headers: Record<string, string>;
let organization: number;

beforeEach(async () => {
  analyst = await aSignedInMember({ role: "analyst" });
  headers = analyst.headers;
  organization = analyst.organization.number;
});

const customers = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ key: `C${place + 1}`, name: `Maison ${place + 1}` }));
const invoice = (
  key: string,
  amountCents: number,
  change: Partial<EntryRecord> & { line: number },
): EntryRecord => anEntry({ key, date: isoDay(-10), dueDate: isoDay(20), amountCents, ...change });

/** Commits without the queue: the tests below deliver the job themselves. */
async function shownImport(
  wanted: Partial<NewImport>,
  file: AFile,
): Promise<{ id: string; importId: number }> {
  const id = await aCheckedImport(headers, wanted, file);
  const row = await env.DB.prepare(
    `update ledger_import set state = 'deriving', committed_revision = 1, committed_at = 0, derive_at = 0
     where public_id = ? returning id`,
  )
    .bind(id)
    .first<{ id: number }>();
  return { id, importId: row?.id ?? 0 };
}
/** Commits as the API does, without a queue that would take the job. */
async function committedImport(
  wanted: Partial<NewImport>,
  file: AFile,
): Promise<{ id: string; importId: number }> {
  const id = await aCheckedImport(headers, wanted, file);
  const reply = await app.request(
    `/v1/imports/${id}/commit`,
    { method: "POST", headers: onceMore(headers), body: "{}" },
    { ...env, JOBS: { send: async () => undefined } },
  );
  expect(reply.status).toBe(202);
  return { id, importId: await importIdOf(id) };
}
const importIdOf = async (id: string) =>
  (await env.DB.prepare("select id from ledger_import where public_id = ?").bind(id).first<{ id: number }>())
    ?.id ?? 0;
const exposures = async () =>
  (await badgesOf(organization)).map((badge) => [badge.name, badge.exposureCents]);
const count = async (sql: string) =>
  (await env.DB.prepare(sql).bind(organization).first<{ n: number }>())?.n ?? 0;

describe("a job that is killed", () => {
  test("goes on after the slice it finished", async () => {
    const file = {
      customers: customers(250),
      entries: customers(250).map(({ key }, place) => invoice(key, 1_000 + place, { line: place + 1 })),
    };
    const { id, importId } = await shownImport({}, file);
    const db = openDatabase(env as never);
    const clock = { now: 1, today: today() };
    // Accounts and payers in two slices and an end each, one slice of assessments; then nothing more happens.
    for (let slice = 0; slice < 7; slice++) await deriveImport(db, organization, importId, clock);
    const broken = await statusOf(headers, id);
    expect(broken).toMatchObject({ state: "deriving", derive: { total: 250, done: 50 } });
    expect(await badgesOf(organization)).toHaveLength(50);
    // Asking for the status of an import that stands still sends its job again.
    const done = await derived(headers, id);
    expect(done).toMatchObject({ state: "committed", derive: { total: 250, done: 250 } });
    const badges = await badgesOf(organization);
    expect(badges).toHaveLength(250);
    expect(badges.reduce((sum, badge) => sum + badge.exposureCents, 0)).toBe(250 * 1_000 + (249 * 250) / 2);
  });

  test("does each slice once when two run at the same time", async () => {
    const { importId } = await shownImport(
      {},
      { customers: customers(120), entries: [invoice("C1", 5, { line: 1 })] },
    );
    const job = { kind: "derive_import", organization, importId } as const;
    await Promise.all([deliver(job), deliver(job)]);
    const row = await env.DB.prepare(
      "select state, derive_done from ledger_import where organization = ? and id = ?",
    )
      .bind(organization, importId)
      .first();
    expect(row).toEqual({ state: "committed", derive_done: 120 });
    expect(await count("select count(*) as n from legal_entity where organization = ?")).toBe(120);
  });

  test("delivered again after the end changes nothing", async () => {
    const { id } = await imported(
      headers,
      {},
      { customers: customers(3), entries: [invoice("C1", 5, { line: 1 })] },
    );
    const before = await badgesOf(organization);
    const revision = await count("select revision as n from tenant where number = ?");
    await deliver({ kind: "derive_import", organization, importId: await importIdOf(id) });
    expect(await badgesOf(organization)).toEqual(before);
    expect(await count("select revision as n from tenant where number = ?")).toBe(revision);
  });
});

describe("a job that fails whatever is done", () => {
  const exercise = { siren: "732829320", exerciseStart: "2025-01-01", exerciseEnd: "2025-12-31" };
  const dated = { date: "2025-06-01", documentDate: "2025-06-01", dueDate: "2025-07-01" };
  const quiet = () => vi.spyOn(console, "error").mockImplementation(() => undefined);

  test("ends the import with its step, and what counted before counts again", async () => {
    const old = await imported(headers, exercise, {
      customers: customers(2),
      entries: [invoice("C1", 100, { line: 1, ...dated }), invoice("C2", 70, { line: 2, ...dated })],
    });
    const before = await exposures();
    const { id, importId } = await committedImport(exercise, {
      customers: customers(3),
      entries: [invoice("C3", 9, { line: 1, ...dated })],
    });
    const job = { kind: "derive_import", organization, importId } as const;
    const broken = refusing("insert into badge_row");
    const log = quiet();
    const early = await deliver(job, { attempts: MAX_RETRIES, bindings: broken });
    expect(early.retryMessages).toHaveLength(1);
    expect((await statusOf(headers, id)).state).toBe("deriving");
    const last = await deliver(job, { attempts: MAX_RETRIES + 1, bindings: broken });
    log.mockRestore();
    expect(last.explicitAcks).toHaveLength(1);
    expect(await statusOf(headers, id)).toMatchObject({
      state: "abandoned",
      committedAt: null,
      failure: { step: "assess" },
    });
    expect((await statusOf(headers, old.id)).state).toBe("committed");
    await expect.poll(exposures, { timeout: 20_000 }).toEqual(before);
    await expect
      .poll(() =>
        count(`select count(*) as n from ledger_entry where import_id = ${importId} and organization = ?`),
      )
      .toBe(0);
    const next = await imported(headers, exercise, {
      customers: customers(1),
      entries: [invoice("C1", 250, { line: 1, ...dated })],
    });
    expect(next.state).toBe("committed");
    expect(await exposures()).toEqual([
      ["Maison 1", 250],
      ["Maison 2", 0],
    ]);
  });

  test("leaves documents where they stood, so that the next export moves them", async () => {
    const csv = { kind: "invoices", source: "ERP" } as const;
    const under = (key: string, amountCents: number) => ({
      customers: customers(2),
      entries: [invoice(key, amountCents, { line: 2, reference: "F-7" })],
    });
    await imported(headers, csv, under("C1", 100));
    const { id, importId } = await committedImport(csv, under("C2", 90));
    const log = quiet();
    await deliver(
      { kind: "derive_import", organization, importId },
      { attempts: MAX_RETRIES + 1, bindings: refusing("insert into badge_row") },
    );
    log.mockRestore();
    expect(await statusOf(headers, id)).toMatchObject({ state: "abandoned", failure: { step: "assess" } });
    await imported(headers, csv, under("C2", 90));
    expect(await exposures()).toEqual([
      ["Maison 1", 0],
      ["Maison 2", 90],
    ]);
  });

  test("never ends one that went on meanwhile", async () => {
    const { id } = await imported(headers, {}, { customers: customers(1) });
    const given = await giveUpImport(openDatabase(env as never), organization, await importIdOf(id), 1);
    expect(given).toEqual([]);
    expect(await statusOf(headers, id)).toMatchObject({ state: "committed" });
  });
});

describe("a ledger is a snapshot of its company and exercise", () => {
  const exercise = { siren: "732829320", exerciseStart: "2025-01-01", exerciseEnd: "2025-12-31" };
  const dated = { date: "2025-06-01", documentDate: "2025-06-01", dueDate: "2025-07-01" };

  test("a newer one replaces it; the old one is seen until then", async () => {
    const old = await imported(headers, exercise, {
      customers: customers(2),
      entries: [invoice("C1", 100, { line: 1, ...dated }), invoice("C2", 70, { line: 2, ...dated })],
    });
    const id = await aCheckedImport(headers, exercise, {
      customers: customers(1),
      entries: [invoice("C1", 250, { line: 1, ...dated })],
    });
    expect(await exposures()).toEqual([
      ["Maison 1", 100],
      ["Maison 2", 70],
    ]);
    await call(headers, "POST", `/v1/imports/${id}/commit`, {});
    await derived(headers, id);
    expect(await exposures()).toEqual([
      ["Maison 1", 250],
      ["Maison 2", 0],
    ]);
    expect((await statusOf(headers, old.id)).state).toBe("superseded");
  });

  test("another exercise is added, its opening lines are not counted twice", async () => {
    await imported(headers, exercise, {
      customers: customers(1),
      entries: [invoice("C1", 100, { line: 1, ...dated, reference: "FA-1" })],
    });
    const opening = { date: "2026-01-01", documentDate: "2025-06-01", dueDate: null, reference: "FA-1" };
    await imported(
      headers,
      { ...exercise, exerciseStart: "2026-01-01", exerciseEnd: "2026-12-31" },
      {
        customers: customers(1),
        entries: [
          invoice("C1", 100, { line: 1, ...opening, kind: "opening" }),
          invoice("C1", 30, { line: 2, date: "2026-02-01", documentDate: "2026-02-01", reference: "FA-2" }),
        ],
      },
    );
    expect(await exposures()).toEqual([["Maison 1", 130]]);
  });

  test("one of other dates takes over only the days it speaks for", async () => {
    const both = { ...exercise, exerciseStart: "2024-01-01" };
    await imported(headers, both, {
      customers: customers(1),
      entries: [
        invoice("C1", 100, { line: 1, date: "2024-06-01", documentDate: "2024-06-01" }),
        invoice("C1", 200, { line: 2, ...dated }),
      ],
    });
    await imported(
      headers,
      { ...exercise, exerciseEnd: "2025-12-30" },
      {
        customers: customers(1),
        entries: [invoice("C1", 5, { line: 1, ...dated })],
      },
    );
    expect(await exposures()).toEqual([["Maison 1", 105]]);
  });
});

describe("files beside the ledger", () => {
  const csv = (kind: NewImport["kind"]) => ({ kind, source: "ERP" }) as const;

  test("a document that comes again is the one imported last", async () => {
    const first = { customers: customers(1), entries: [invoice("C1", 100, { line: 2, reference: "F-7" })] };
    await imported(headers, csv("invoices"), first);
    await imported(headers, csv("invoices"), {
      entries: [
        invoice("C1", 80, { line: 9, reference: "F-7" }),
        invoice("C1", 1, { line: 10, reference: "F-8" }),
      ],
    });
    expect(await exposures()).toEqual([["Maison 1", 81]]);
    await imported(headers, csv("invoices"), first);
    expect(await exposures()).toEqual([["Maison 1", 101]]);
  });

  test("a document that comes again under another customer number has moved there, and back", async () => {
    const under = (key: string, amountCents: number) => ({
      customers: customers(2),
      entries: [invoice(key, amountCents, { line: 2, reference: "F-7" })],
    });
    await imported(headers, csv("invoices"), under("C1", 100));
    await imported(headers, csv("invoices"), under("C2", 90));
    expect(await exposures()).toEqual([
      ["Maison 1", 0],
      ["Maison 2", 90],
    ]);
    await imported(headers, csv("invoices"), under("C1", 80));
    expect(await exposures()).toEqual([
      ["Maison 1", 80],
      ["Maison 2", 0],
    ]);
  });

  test("a number that two customers bear in one file names nobody's document", async () => {
    const both = {
      customers: customers(2),
      entries: [
        invoice("C1", 100, { line: 2, reference: "1" }),
        invoice("C2", 50, { line: 3, reference: "1" }),
      ],
    };
    await imported(headers, csv("invoices"), both);
    await imported(headers, csv("invoices"), {
      entries: [invoice("C2", 45, { line: 2, reference: "1" })],
    });
    expect(await exposures()).toEqual([
      ["Maison 1", 100],
      ["Maison 2", 45],
    ]);
  });

  test("payments settle what they name, and twice the same file changes nothing", async () => {
    await imported(headers, csv("invoices"), {
      customers: customers(1),
      entries: [invoice("C1", 100, { line: 2, reference: "F-7" })],
    });
    const payments = {
      entries: [
        invoice("C1", -30, {
          line: 2,
          kind: "payment",
          reference: "",
          settles: "F-7",
          date: isoDay(-5),
          dueDate: null,
        }),
        invoice("C1", -30, {
          line: 3,
          kind: "payment",
          reference: "",
          settles: "F-7",
          date: isoDay(-5),
          dueDate: null,
        }),
      ],
    };
    await imported(headers, csv("payments"), payments);
    expect(await exposures()).toEqual([["Maison 1", 40]]);
    await imported(headers, csv("payments"), payments);
    expect(await exposures()).toEqual([["Maison 1", 40]]);
  });

  test("open items are a snapshot of their source", async () => {
    await imported(headers, csv("open-items"), {
      customers: customers(2),
      entries: [invoice("C1", 100, { line: 2 }), invoice("C2", 50, { line: 3 })],
    });
    await imported(headers, csv("open-items"), {
      entries: [invoice("C2", 45, { line: 2, reference: "F3" })],
    });
    expect(await exposures()).toEqual([
      ["Maison 1", 0],
      ["Maison 2", 45],
    ]);
  });

  test("a ledger is not doubled by the invoices it holds; they give it their due dates", async () => {
    await imported(
      headers,
      {},
      {
        customers: customers(1),
        entries: [invoice("C1", 100, { line: 1, reference: "FA 7", date: isoDay(-30), dueDate: null })],
      },
    );
    await imported(headers, csv("invoices"), {
      customers: customers(1),
      entries: [invoice("C1", 100, { line: 2, reference: "FA7", date: isoDay(-30), dueDate: isoDay(-29) })],
    });
    const [badge] = await badgesOf(organization);
    expect(badge).toMatchObject({ exposureCents: 100, overdueCents: 100 });
  });

  test("orders add to the exposure until their number says closed", async () => {
    const order = {
      line: 2,
      key: "C1",
      number: "CDE-1",
      date: isoDay(-3),
      deliveryDate: null,
      amountCents: 60,
    };
    await imported(headers, csv("orders"), {
      customers: customers(1),
      orders: [{ ...order, status: "open" }],
    });
    expect(await exposures()).toEqual([["Maison 1", 60]]);
    await imported(headers, csv("orders"), { orders: [{ ...order, status: "closed" }] });
    expect(await exposures()).toEqual([["Maison 1", 0]]);
  });
});

describe("customers", () => {
  const crm = { kind: "customers", source: "CRM" } as const;
  const siren = "732829320";

  test("a customer list names the accounts of the ledger by their numbers", async () => {
    await imported(
      headers,
      {},
      { customers: [{ key: "C1", name: "DUPONT ET FI" }], entries: [invoice("C1", 9, { line: 1 })] },
    );
    await imported(headers, crm, {
      customers: [
        { key: "C1", name: "Dupont et Fils", siren, repCode: "R1", terms: { kind: "net", days: 45 } },
      ],
    });
    expect(await badgesOf(organization)).toMatchObject([
      { name: "Dupont et Fils", siren, exposureCents: 9, accountNumbers: ["C1"] },
    ]);
  });

  test("two programs that both count from 1 stay apart", async () => {
    const names = ["Boulangerie Petit", "Garage Morel", "Menuiserie Lambert", "Pharmacie Roux"];
    const others = ["Transports Girard", "Cave Fontaine", "Librairie Chevalier", "Hôtel Mercier"];
    const numbered = (list: string[]) => list.map((name, place) => ({ key: String(place + 1), name }));
    await imported(headers, {}, { customers: numbered(names), entries: [invoice("1", 9, { line: 1 })] });
    await imported(headers, { kind: "customers", source: "Shop" }, { customers: numbered(others) });
    expect((await badgesOf(organization)).map((badge) => badge.name)).toEqual([...names, ...others].sort());
  });

  test("accounts with the same SIREN become one customer, with what was decided on either", async () => {
    await imported(
      headers,
      {},
      {
        customers: [
          { key: "C1", name: "Dupont Paris" },
          { key: "C2", name: "Dupont Lyon" },
        ],
        entries: [invoice("C1", 100, { line: 1 }), invoice("C2", 20, { line: 2 })],
      },
    );
    const second = await env.DB.prepare(
      "select entity_id as id from customer_account where organization = ? and number = 'C2'",
    )
      .bind(organization)
      .first<{ id: number }>();
    await env.DB.prepare(
      `insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, reason, author,
        recorded_at, recorded_revision) values (?, ?, 'l', 'approved', 5000, 0, ?, 'seen', 'a', 0, 1)`,
    )
      .bind(organization, second?.id, today() - 5)
      .run();
    await imported(headers, crm, {
      customers: [
        { key: "C1", name: "Dupont", siren },
        { key: "C2", name: "Dupont", siren },
      ],
    });
    expect(await badgesOf(organization)).toMatchObject([
      { name: "Dupont", exposureCents: 120, accountNumbers: ["C1", "C2"] },
    ]);
    const limit = await env.DB.prepare(
      "select limit_cents as cents from badge where organization = ? and deleted = 0",
    )
      .bind(organization)
      .first();
    expect(limit).toEqual({ cents: 5_000 });
    expect(await count("select count(*) as n from badge where organization = ? and deleted = 1")).toBe(1);
    expect(
      await count("select count(*) as n from audit where organization = ? and action = 'account_moved'"),
    ).toBe(1);
  });

  test("a SIREN that fails its check joins nobody", async () => {
    await imported(headers, crm, {
      customers: [
        { key: "C1", name: "A", siren: "111111111" },
        { key: "C2", name: "B", siren: "111111111" },
      ],
    });
    expect(await badgesOf(organization)).toMatchObject([
      { name: "A", siren: null },
      { name: "B", siren: null },
    ]);
  });

  test("imported limits are recorded once, and a decision made since is not undone by the same file", async () => {
    const file = {
      customers: [{ key: "C1", name: "A", approvedLimitCents: 900_000, insuredLimitCents: 500_000 }],
    };
    await imported(headers, crm, file);
    const kinds =
      "select kind, amount_cents as cents, ended_day is null as holds from credit_limit where organization = ? order by 1, 2";
    const limits = async () => (await env.DB.prepare(kinds).bind(organization).all()).results;
    const both = [
      { kind: "approved", cents: 900_000, holds: 1 },
      { kind: "insured", cents: 500_000, holds: 1 },
    ];
    expect(await limits()).toEqual(both);
    expect(
      await count("select count(*) as n from audit where organization = ? and action = 'approved_limit_set'"),
    ).toBe(1);
    await imported(headers, crm, file);
    expect(await limits()).toEqual(both);
    await imported(headers, crm, { customers: [{ key: "C1", name: "A", approvedLimitCents: 100_000 }] });
    expect(await limits()).toEqual([
      { kind: "approved", cents: 100_000, holds: 1 },
      { ...both[0], holds: 0 },
      both[1],
    ]);
    const limit = await env.DB.prepare("select limit_cents as cents from badge where organization = ?")
      .bind(organization)
      .first();
    expect(limit).toEqual({ cents: 100_000 });
  });

  test("of two that name each other as payer, one carries both", async () => {
    await imported(headers, crm, {
      customers: [
        { key: "C1", name: "One", payerKey: "C2" },
        { key: "C2", name: "Two", payerKey: "C1" },
      ],
    });
    await imported(headers, {}, { entries: [invoice("C1", 70, { line: 1 }), invoice("C2", 7, { line: 2 })] });
    expect(await exposures()).toEqual([
      ["One", 77],
      ["Two", 7],
    ]);
  });

  test("who pays carries the exposure of those it pays for", async () => {
    await imported(headers, crm, {
      customers: [
        { key: "C1", name: "Filiale", payerKey: "C2" },
        { key: "C2", name: "Holding", groupName: "G" },
      ],
    });
    await imported(headers, {}, { entries: [invoice("C1", 77, { line: 1 })] });
    expect(await exposures()).toEqual([
      ["Filiale", 77],
      ["Holding", 77],
    ]);
    expect(await count("select count(*) as n from credit_group where organization = ?")).toBe(1);
  });
});

test("a customer's own rate of VAT, as its vouchers tell it, goes with its badge", async () => {
  await imported(
    headers,
    {},
    {
      customers: customers(2),
      entries: [
        invoice("C1", 105_500, { line: 1, vatBasisPoints: 550 }),
        invoice("C1", 12_000, { line: 2, vatBasisPoints: 2_000 }),
        invoice("C2", 12_000, { line: 3 }),
      ],
    },
  );
  const { results } = await env.DB.prepare(
    `select body ->> '$.name' as name, body ->> '$.figures.order.vatBasisPoints' as rate from badge
     where organization = ? order by name`,
  )
    .bind(organization)
    .all();
  expect(results).toEqual([
    { name: "Maison 1", rate: 550 },
    { name: "Maison 2", rate: null },
  ]);
});
