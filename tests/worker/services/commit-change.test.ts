import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { entryText, payloadText } from "#shared/audit/chain.ts";
import { type Database, isTaken, openDatabase } from "#worker/db/database.ts";
import { KEY_TAKEN } from "#worker/db/idempotency.ts";
import type { AuditEntry } from "#worker/services/audit.ts";
import { commitChange } from "#worker/services/commit-change.ts";
import { sha256 } from "#worker/services/sha256.ts";
import { anOrganization } from "../a-member.ts";

const db: Database = openDatabase(env);
const now = 1_764_000_000_000;

const entry = (subjectId: string): AuditEntry => ({
  actor: "user-1",
  action: "limit_approved",
  subjectKind: "customer",
  subjectId,
  detail: { reason: "Accord du 12", amountCents: 500_000 },
});

const rename = (organization: number, siren: string) =>
  db.run(sql`update tenant set siren = ${siren} where number = ${organization}`);

type Row = {
  sequence: number;
  at: number;
  actor: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  salt: string;
  payload_hash: string;
  hash: string;
  body: string;
};

const chain = async (organization: number) => {
  const { results } = await env.DB.prepare(
    "select a.*, p.body from audit a join audit_payload p using (organization, sequence) where organization = ? order by sequence",
  )
    .bind(organization)
    .all<Row>();
  return results;
};

/** Recomputes every hash from the rows alone. */
const recomputed = async (organization: number, rows: Row[]) => {
  let previous = "";
  const hashes: string[] = [];
  for (const row of rows) {
    const payloadHash = await sha256(payloadText(row.salt, row.body));
    previous = await sha256(
      entryText(previous, organization, {
        sequence: row.sequence,
        at: row.at,
        actor: row.actor,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        payloadHash,
      }),
    );
    hashes.push(previous);
  }
  return hashes;
};

describe("commitChange", () => {
  it("writes the change and a chain whose every hash can be recomputed from its rows", async () => {
    const { number } = await anOrganization();
    await commitChange(db, number, {
      statements: [rename(number, "1")],
      audit: [entry("a"), entry("b")],
      now,
    });
    await commitChange(db, number, { statements: [rename(number, "2")], audit: [entry("c")], now });
    const rows = await chain(number);
    expect(rows.map((row) => [row.sequence, row.subject_id])).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]);
    expect(await recomputed(number, rows)).toEqual(rows.map((row) => row.hash));
    const head = await env.DB.prepare("select siren, audit_sequence, audit_hash from tenant where number = ?")
      .bind(number)
      .first();
    expect(head).toEqual({ siren: "2", audit_sequence: 3, audit_hash: rows[2]?.hash });
  });

  it("lets twenty writers through at once, without a gap, a fork or a lost change", async () => {
    const { number } = await anOrganization();
    const writers = Array.from({ length: 20 }, (_, index) => `w${index}`);
    await Promise.all(
      writers.map((name) =>
        commitChange(db, number, {
          statements: [db.run(sql`update tenant set revision = revision + 1 where number = ${number}`)],
          audit: [entry(name)],
          now,
        }),
      ),
    );
    const rows = await chain(number);
    expect(rows.map((row) => row.sequence)).toEqual(writers.map((_, index) => index + 1));
    expect(rows.map((row) => row.subject_id).sort()).toEqual([...writers].sort());
    expect(await recomputed(number, rows)).toEqual(rows.map((row) => row.hash));
    const tenant = await env.DB.prepare("select revision from tenant where number = ?").bind(number).first();
    expect(tenant).toEqual({ revision: 20 });
  });

  it("undoes everything when one statement fails", async () => {
    const { number } = await anOrganization({ siren: "before" });
    const failing = db.run(sql`select json('nothing good')`);
    const change = commitChange(db, number, {
      statements: [rename(number, "after"), failing],
      audit: [entry("a")],
      now,
    });
    await expect(change).rejects.toThrow();
    expect(await chain(number)).toEqual([]);
    expect(await env.DB.prepare("select siren from tenant where number = ?").bind(number).first()).toEqual({
      siren: "before",
    });
  });

  it("lets one of three equal requests have its effect", async () => {
    const { number } = await anOrganization();
    const once = { once: { key: "m:k", requestHash: "h", now }, status: 201, body: { id: "x" } };
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() =>
        commitChange(db, number, {
          statements: [db.run(sql`update tenant set revision = revision + 1 where number = ${number}`)],
          audit: [entry("a")],
          now,
          once,
        }),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(2);
    expect(refused.every((outcome) => isTaken(outcome.reason, KEY_TAKEN))).toBe(true);
    expect(await env.DB.prepare("select revision from tenant where number = ?").bind(number).first()).toEqual(
      {
        revision: 1,
      },
    );
    expect(await chain(number)).toHaveLength(1);
  });

  it("gives one result for each statement of the change", async () => {
    const { number } = await anOrganization();
    const results = await commitChange(db, number, {
      statements: [rename(number, "1"), db.all(sql`select 7 as seven`)],
      audit: [entry("a")],
      now,
      once: { once: { key: "m:r", requestHash: "h", now }, status: 200, body: null },
    });
    expect(results).toHaveLength(2);
    expect(results[1]).toEqual([{ seven: 7 }]);
  });
});
