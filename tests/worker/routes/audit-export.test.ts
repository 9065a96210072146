import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { lineOf } from "#shared/audit/export-lines.ts";
import { exportHeadText, keyText, sealText } from "#shared/audit/seal.ts";
import { type ExportVerdict, exportVerifier } from "#shared/audit/verify-export.ts";
import { AuditExportPage, AuditVerification } from "#shared/contract/audit.ts";
import { openDatabase } from "#worker/db/database.ts";
import { objectOf } from "#worker/live/object-of.ts";
import { createSeals, keepSeal, sealsBetween } from "#worker/live/seals.ts";
import { auditStatements } from "#worker/services/audit.ts";
import { auditKey } from "#worker/services/audit-key.ts";
import { sealAudit } from "#worker/services/seal-audit.ts";
import { sha256 } from "#worker/services/sha256.ts";
import { aCustomer } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";
import { change, until } from "../live/a-listener.ts";

async function aHistory(changes: number) {
  const organization = await anOrganization({ name: "Maison Émile" });
  const analyst = await aSignedInMember({ role: "analyst", organization });
  const customer = await aCustomer(organization, { name: "Menuiserie Aube" });
  for (let days = 1; days <= changes; days++) await change(analyst, customer.id, days);
  return { organization, analyst, customer, object: objectOf(env, organization.number) };
}

const page = async (by: SignedInMember, cursor?: string | null) =>
  AuditExportPage.parse(
    (await call(by.headers, "GET", `/v1/audit/export${cursor ? `?cursor=${cursor}` : ""}`)).body,
  );

const tools = {
  hash: sha256,
  isSigned: async (publicKey: string, signature: string, text: string) => {
    const bytes = (base64: string) =>
      Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", bytes(publicKey), { name: "Ed25519" }, false, [
      "verify",
    ]);
    return crypto.subtle.verify({ name: "Ed25519" }, key, bytes(signature), new TextEncoder().encode(text));
  },
};

async function verdictOf(exported: AuditExportPage): Promise<ExportVerdict> {
  const verifier = exportVerifier(tools);
  for (const line of [exported.header, ...exported.entries, exported.head])
    if (line !== null) await verifier.line(lineOf(line));
  return verifier.end();
}

const verify = async (by: SignedInMember) =>
  AuditVerification.parse((await call(by.headers, "GET", "/v1/audit/verify")).body);
const run = ({ number }: AnOrganization, sql: string) => env.DB.prepare(sql).bind(number).run();

/** What somebody can do who may write to the database: the whole chain anew, every hash and the head agreeing. */
async function rewrite(organization: AnOrganization): Promise<void> {
  const { number } = organization;
  const { results } = await env.DB.prepare("select * from audit where organization = ? order by sequence")
    .bind(number)
    .all<{ actor: string; action: string; subject_kind: string; subject_id: string; at: number }>();
  await run(organization, "delete from audit_payload where organization = ?");
  await run(organization, "delete from audit where organization = ?");
  await run(organization, "update tenant set audit_sequence = 0, audit_hash = '' where number = ?");
  const entries = results.map(({ actor, action, subject_kind, subject_id }) => ({
    ...{ actor, action, subjectKind: subject_kind, subjectId: subject_id },
    detail: { nothing: "happened" },
  }));
  const db = openDatabase(env);
  const head = { sequence: 0, hash: "" };
  for (const statement of await auditStatements(db, number, head, entries, results[0]?.at ?? 0))
    await statement;
}

describe("GET /v1/audit/export", () => {
  it("gives every entry, with a head signed by the key of the organization, and is itself an entry", async () => {
    const { analyst, organization } = await aHistory(3);
    const exported = await page(analyst);
    expect(await verdictOf(exported)).toMatchObject({
      ...{ intact: true, entries: 4, erased: 0 },
      organization: { id: organization.id, number: organization.number, name: "Maison Émile" },
    });
    expect(exported.entries.at(-1)).toMatchObject({ action: "audit_exported", actor: analyst.member.userId });
    const key = (await call(analyst.headers, "GET", "/v1/audit/key")).body;
    expect(exported.header?.key).toEqual(key);
    expect(exported.header?.key.fingerprint).toBe(
      await sha256(keyText(exported.header?.key.publicKey ?? "")),
    );
  });

  it("marks what was erased and gives no salt by which it could be guessed", async () => {
    const { analyst, organization } = await aHistory(3);
    await run(organization, "delete from audit_payload where organization = ? and sequence = 2");
    const exported = await page(analyst);
    expect(await verdictOf(exported)).toMatchObject({ intact: true, erased: 1 });
    expect(Object.keys(exported.entries[1] ?? {})).not.toContain("salt");
  });

  it("goes on page by page to the head that was signed, whatever is written meanwhile", async () => {
    const { analyst, organization, customer } = await aHistory(1);
    const db = openDatabase(env);
    const { audit_sequence: sequence, audit_hash: hash } = (await env.DB.prepare(
      "select audit_sequence, audit_hash from tenant where number = ?",
    )
      .bind(organization.number)
      .first<{ audit_sequence: number; audit_hash: string }>()) ?? { audit_sequence: 0, audit_hash: "" };
    const entry = { actor: "job:test", action: "noted", subjectKind: "x", subjectId: "x", detail: {} };
    const many = Array.from({ length: 1_500 }, () => entry);
    for (const statement of await auditStatements(
      db,
      organization.number,
      { sequence, hash },
      many,
      Date.now(),
    ))
      await statement;
    const first = await page(analyst);
    await change(analyst, customer.id, 60);
    const second = await page(analyst, first.next);
    expect([first.entries.length, second.header, second.next]).toEqual([1_000, null, null]);
    expect(await verdictOf({ ...first, entries: [...first.entries, ...second.entries] })).toMatchObject({
      intact: true,
      entries: 1_502,
    });
  });

  it("signs with another key for every organization", async () => {
    const keys = await Promise.all(["a", "b", "a"].map((id) => auditKey(env.AUTH_SECRET, id)));
    expect(keys[0]?.fingerprint).toBe(keys[2]?.fingerprint);
    expect(keys[0]?.fingerprint).not.toBe(keys[1]?.fingerprint);
    const text = exportHeadText({ id: "a", number: 1 }, { sequence: 1, hash: "", at: 1, headerHash: "" });
    const signature = (await keys[0]?.sign(text)) ?? "";
    expect(await keys[0]?.isSigned(text, signature)).toBe(true);
    expect(await keys[1]?.isSigned(text, signature)).toBe(false);
  });

  it.each(["rep", "manager"] as const)("refuses a %s", async (role) => {
    const { headers } = await aSignedInMember({ role });
    const refusal = { status: 403, code: "not_allowed" };
    expect(await refused(call(headers, "GET", "/v1/audit/export"))).toEqual(refusal);
    expect(await refused(call(headers, "GET", "/v1/audit/key"))).toEqual(refusal);
  });

  it("refuses a cursor that is none", async () => {
    const { headers } = await aSignedInMember({ role: "admin" });
    expect(await refused(call(headers, "GET", `/v1/audit/export?cursor=${btoa("[-1,2]")}`))).toEqual({
      status: 400,
      code: "bad_request",
    });
  });
});

describe("a seal", () => {
  it("is made within a second of a change, without anybody asking", async () => {
    const { object, organization } = await aHistory(1);
    const made = async () => (await object.sealsBetween(0, 9)).newest?.sequence === 1;
    await vi.waitUntil(made, { timeout: 1_500, interval: 20 });
    const { newest } = await object.sealsBetween(0, 9);
    const key = await auditKey(env.AUTH_SECRET, organization.id);
    expect(newest).not.toBeNull();
    expect(newest && (await key.isSigned(sealText(organization, newest), newest.signature))).toBe(true);
  });

  it("is kept in the database at night, once", async () => {
    const { organization } = await aHistory(2);
    const db = openDatabase(env);
    await sealAudit(db, env, organization.number);
    await sealAudit(db, env, organization.number);
    const { results } = await env.DB.prepare("select sequence from audit_seal where organization = ?")
      .bind(organization.number)
      .all();
    expect(results).toEqual([{ sequence: 2 }]);
  });

  it("that stood when a chain was whole tells of one written anew, and nothing is signed over it", async () => {
    const { organization, analyst, object } = await aHistory(4);
    await object.seal(organization.number);
    expect(await verify(analyst)).toMatchObject({ intact: true, seals: expect.any(Number) });
    await rewrite(organization);
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await verify(analyst)).toMatchObject({ intact: false, brokenAt: expect.any(Number) });
    const exported = await page(analyst);
    expect([exported.head, exported.brokenAt]).toEqual([null, 4]);
    expect(exported.entries.length).toBeGreaterThan(3);
    expect(await object.seal(organization.number)).toEqual({ kind: "broken", sequence: 4 });
    logged.mockRestore();
  });

  it("that only the database kept is held against the chain too, and must be ours", async () => {
    const { organization, analyst, object } = await aHistory(3);
    await sealAudit(openDatabase(env), env, organization.number);
    await runInDurableObject(object, (_, state) => void state.storage.sql.exec("delete from seal"));
    expect(await verify(analyst)).toMatchObject({ intact: true, seals: 1 });
    await run(organization, "update audit_seal set at = at - 1 where organization = ?");
    expect(await verify(analyst)).toMatchObject({ intact: false, brokenAt: 3 });
    await run(organization, "update audit_seal set at = at + 1, hash = 'x' where organization = ?");
    expect(await verify(analyst)).toMatchObject({ intact: false, brokenAt: 3 });
  });

  it("tells of a tail that was taken off together with the head", async () => {
    const { organization, analyst, object } = await aHistory(4);
    await object.seal(organization.number);
    await run(organization, "delete from audit where organization = ? and sequence > 2");
    await run(
      organization,
      "update tenant set audit_sequence = 2, audit_hash = (select hash from audit a where a.organization = tenant.number and sequence = 2) where number = ?",
    );
    expect(await verify(analyst)).toMatchObject({ intact: false, brokenAt: 3 });
  });

  it("of days long past stays as the last one of its day", async () => {
    const { organization, object } = await aHistory(0);
    await objectOf(env, organization.number).sealsBetween(0, 0);
    const day = 86_400_000;
    const kept = await runInDurableObject(object, (_, { storage: { sql } }) => {
      createSeals(sql);
      const seal = (sequence: number, at: number) =>
        keepSeal(sql, { sequence, at, hash: "", signature: "", key: "" });
      for (const [index, at] of [day, day + 1, day + 2, 2 * day, 20 * day, 20 * day + 1].entries())
        seal(index + 1, at);
      return sealsBetween(sql, 0, 9).map(({ sequence }) => sequence);
    });
    expect(kept).toEqual([3, 4, 5, 6]);
  });

  it("goes on from the seal before, at the next alarm", async () => {
    const { analyst, customer, object } = await aHistory(1);
    await runDurableObjectAlarm(object);
    await change(analyst, customer.id, 50);
    await runDurableObjectAlarm(object);
    let sequences: number[] = [];
    void object.sealsBetween(0, 9).then(({ seals }) => {
      sequences = seals.map(({ sequence }) => sequence);
    });
    await until(() => sequences.length > 0);
    expect(sequences).toEqual([1, 2]);
  });
});
