import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#worker/db/database.ts";
import { listCustomers, type Place } from "#worker/db/list-customers.ts";
import { aLedger, open } from "../a-ledger.ts";
import { type AnOrganization, anOrganization } from "../a-member.ts";

/** A database that adds up the rows its statements scan: what D1 bills (platform 1.2). */
function counting() {
  const read = { rows: 0 };
  const prepare = (sql: string) => ({
    bind: (...values: unknown[]) => ({
      all: async () => {
        const result = await env.DB.prepare(sql)
          .bind(...values)
          .all();
        read.rows += result.meta.rows_read;
        return result;
      },
    }),
  });
  return { db: openDatabase({ ...env, DB: { prepare } as unknown as D1Database }), read };
}

describe("a page of customers", () => {
  let organization: AnOrganization;
  beforeAll(async () => {
    organization = await anOrganization();
    await aLedger(
      organization,
      Array.from({ length: 60 }, (_, index) => ({
        name: `Client ${String(index).padStart(2, "0")}`,
        bookings: [open(`F${index}`, (index + 1) * 100_00, 3)],
      })),
    );
  });

  it.each(["name", "exposure"] as const)(
    "by %s scans about what it shows, however far down it is",
    async (sort) => {
      const { db, read } = counting();
      const search = { portfolio: { scope: "all" }, filter: "all", text: "" } as const;
      const seen: string[] = [];
      let after: Place | null = null;
      for (let page = 0; page < 6; page++) {
        const rows = await listCustomers(db, organization.number, search, { sort, after, limit: 10 });
        seen.push(...rows.map(({ id }) => id));
        const last = rows.at(-1);
        after = last ? { value: last.sortValue, id: last.id } : null;
      }
      expect(new Set(seen).size).toBe(60);
      expect(read.rows).toBeLessThan(60 * 3);
    },
  );
});
