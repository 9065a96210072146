import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#worker/db/database.ts";
import { expectThat } from "#worker/db/expect.ts";
import { insertLimit } from "#worker/db/limits.ts";
import { raiseRevision, readRevision } from "#worker/db/revision.ts";
import { assessEntities, reassess } from "#worker/services/assess-entities.ts";
import { aCustomer, aLedger, type Booked, open, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization } from "../a-member.ts";

const db = openDatabase(env as never);
let organization: AnOrganization;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  customer = await aCustomer(organization, { name: "Dupont", bookings: [open("F1", 50_000, 40)] });
});

const rowsOf = (table: "assessment" | "badge") =>
  env.DB.prepare(`select * from ${table} where organization = ?`).bind(organization.number).all();
const limit = (amountCents: number) =>
  insertLimit(db, organization.number, {
    entityId: customer.entityId,
    id: crypto.randomUUID(),
    kind: "approved",
    amountCents,
    unlimited: false,
    fromDay: today(),
    untilDay: null,
    reason: "seen",
    author: "a",
    recordedAt: 0,
  });
const limitOfBadge = async () => (await rowsOf("badge")).results[0]?.limit_cents;
const setLimit = async (amountCents: number) => {
  await raiseRevision(db, organization.number);
  await limit(amountCents);
};

describe("writes what changed and nothing else", () => {
  test("the same facts again raise no revision and write no row", async () => {
    const before = [await rowsOf("assessment"), await rowsOf("badge")].map((rows) => rows.results);
    const revision = await readRevision(db, organization.number);
    const result = await assessEntities(db, organization.number, [customer.entityId], { asOf: today() });
    expect(result).toEqual({ checked: 1, changed: 0, outdated: [] });
    expect([await rowsOf("assessment"), await rowsOf("badge")].map((rows) => rows.results)).toEqual(before);
    expect(await readRevision(db, organization.number)).toBe(revision);
  });

  test("a day that only ages the overdue changes the badge, not the kept assessment", async () => {
    const before = (await rowsOf("assessment")).results.length;
    await assessEntities(db, organization.number, [customer.entityId], { asOf: today() + 1 });
    expect((await rowsOf("assessment")).results).toHaveLength(before);
  });

  test("a whole slice is one revision", async () => {
    const more = await aLedger(organization, [{ name: "Martin" }, { name: "Durand" }]);
    const revision = await readRevision(db, organization.number);
    const ids = more.map((each) => each.entityId);
    await assessEntities(db, organization.number, ids, { asOf: today(), force: true });
    expect(await readRevision(db, organization.number)).toBe(revision + 1);
  });

  test("unknown entities and those of another organization are left alone", async () => {
    const stranger = await anOrganization();
    await reassess(db, stranger.number, [customer.entityId, 999], today());
    const { results } = await env.DB.prepare("select 1 from badge where organization = ?")
      .bind(stranger.number)
      .all();
    expect(results).toEqual([]);
  });
});

describe("never overwrites what a person decided meanwhile", () => {
  test("a limit set between reading and writing is in the badge", async () => {
    let raced = false;
    const slow = new Proxy(db, {
      get(target, name, receiver) {
        if (name !== "$client") return Reflect.get(target, name, receiver);
        return {
          prepare: target.$client.prepare.bind(target.$client),
          batch: async (statements: D1PreparedStatement[]) => {
            const result = await target.$client.batch(statements);
            if (!raced) {
              raced = true;
              await setLimit(70_000);
            }
            return result;
          },
        };
      },
    });
    await assessEntities(slow, organization.number, [customer.entityId], { asOf: today(), force: true });
    expect(raced).toBe(true);
    expect(await limitOfBadge()).toBe(70_000);
  });

  test("many at once leave the latest facts", async () => {
    const amounts = [10_000, 20_000, 30_000, 40_000, 50_000];
    for (const amount of amounts) await setLimit(amount);
    await Promise.all(
      amounts.map((_, days) =>
        assessEntities(db, organization.number, [customer.entityId], { asOf: today() + (days % 2) }),
      ),
    );
    expect(await limitOfBadge()).toBe(50_000);
  });

  test("a guard that comes along and fails undoes the slice and is told", async () => {
    await setLimit(80_000);
    const along = [expectThat(db, sql`false`)];
    await expect(
      assessEntities(db, organization.number, [customer.entityId], { asOf: today(), along }),
    ).rejects.toThrow();
    expect(await limitOfBadge()).toBe(null);
  });
});
