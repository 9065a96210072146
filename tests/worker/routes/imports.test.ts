import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { ImportChunkList, ImportList, ImportStatus, RejectedPage } from "#shared/contract/imports.ts";
import { isoDay } from "../a-ledger.ts";
import { anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import {
  aCheckedImport,
  aChunk,
  anEntry,
  badgesOf,
  checkOf,
  derived,
  imported,
  newImport,
  putChunk,
  startedImport,
  statusOf,
} from "../an-import.ts";
import { call, refused } from "../call.ts";

let analyst: SignedInMember;
let headers: Record<string, string>;
let organization: number;

beforeEach(async () => {
  analyst = await aSignedInMember({ role: "analyst" });
  headers = analyst.headers;
  organization = analyst.organization.number;
});

const dupont = { key: "C001", name: "Dupont SARL" };
const small = () => ({
  customers: [dupont, { key: "C002", name: "Martin SA" }],
  entries: [
    anEntry({
      line: 2,
      key: "C001",
      date: isoDay(-100),
      dueDate: isoDay(-70),
      amountCents: 120_000,
      letter: "A",
    }),
    anEntry({ line: 5, key: "C001", date: isoDay(-60), amountCents: -120_000, letter: "A" }),
    anEntry({ line: 8, key: "C001", date: isoDay(-50), dueDate: isoDay(-20), amountCents: 240_001 }),
    anEntry({ line: 11, key: "C002", date: isoDay(-10), dueDate: isoDay(20), amountCents: 99_999 }),
  ],
});

describe("an import from start to end", () => {
  test("answers every step, and the badges are right to the cent", async () => {
    const start = await call(headers, "POST", "/v1/imports", newImport({ siren: "732829320" }));
    expect(start.status).toBe(201);
    const { id, state } = ImportStatus.parse(start.body);
    expect(state).toBe("receiving");
    const chunk = await aChunk(small(), [{ line: 4, code: "bad_date", excerpt: "=cmd" }]);
    expect(await putChunk(headers, id, 0, chunk)).toEqual({
      status: 200,
      body: { index: 0, hash: chunk.hash },
    });
    const check = await call(headers, "POST", `/v1/imports/${id}/check`, checkOf([chunk]));
    expect(ImportStatus.parse(check.body).state).toBe("checked");
    expect(await badgesOf(organization)).toEqual([]);
    const commit = await call(headers, "POST", `/v1/imports/${id}/commit`, {});
    expect(commit.status).toBe(202);
    expect(ImportStatus.parse(commit.body).state).toBe("deriving");
    const done = await derived(headers, id);
    expect(done).toMatchObject({ state: "committed", chunksReceived: 1, derive: { total: 2, done: 2 } });
    expect(await badgesOf(organization)).toMatchObject([
      { name: "Dupont SARL", exposureCents: 240_001, overdueCents: 240_001, accountNumbers: ["C001"] },
      { name: "Martin SA", exposureCents: 99_999, overdueCents: 0, accountNumbers: ["C002"] },
    ]);
    const rejected = await call(headers, "GET", `/v1/imports/${id}/rejected`);
    expect(RejectedPage.parse(rejected.body).rejected).toEqual(chunk.rejected);
    const list = ImportList.parse((await call(headers, "GET", "/v1/imports")).body);
    expect(list.imports.map((each) => each.id)).toEqual([id]);
    const steps = [start, check, commit].map(({ body }) => ImportStatus.parse(body));
    expect([...steps, done, ...list.imports].map(({ createdBy }) => createdBy)).toEqual(
      Array(5).fill("Camille analyst"),
    );
  });

  test("keeps identical lines: two equal invoices are two", async () => {
    const twin = { key: "C001", date: isoDay(-10), dueDate: isoDay(20), amountCents: 5_000, reference: "F1" };
    await imported(
      headers,
      {},
      {
        customers: [dupont],
        entries: [anEntry({ ...twin, line: 2 }), anEntry({ ...twin, line: 3 })],
      },
    );
    expect(await badgesOf(organization)).toMatchObject([{ exposureCents: 10_000 }]);
  });

  test("the first ledger tells whose books these are", async () => {
    await imported(headers, { siren: "732829320" }, small());
    const other = await refused(call(headers, "POST", "/v1/imports", newImport({ siren: "552032534" })));
    expect(other).toEqual({ status: 422, code: "import_wrong_company" });
  });

  test("writes who did what", async () => {
    await imported(headers, {}, small());
    const { results } = await env.DB.prepare(
      "select action, actor from audit where organization = ? order by sequence",
    )
      .bind(organization)
      .all();
    const actor = analyst.member.userId;
    expect(results).toEqual(
      ["import_started", "import_checked", "import_committed"].map((action) => ({ action, actor })),
    );
  });
});

describe("chunks", () => {
  test("the same again has no effect, other content under its index is refused", async () => {
    const id = await startedImport(headers);
    const chunk = await aChunk(small());
    await putChunk(headers, id, 0, chunk);
    expect((await putChunk(headers, id, 0, chunk)).status).toBe(200);
    const other = await aChunk({ customers: [dupont] });
    expect(await refused(putChunk(headers, id, 0, other))).toEqual({
      status: 409,
      code: "import_chunk_differs",
    });
    const kept = ImportChunkList.parse((await call(headers, "GET", `/v1/imports/${id}/chunks`)).body);
    expect(kept.chunks).toEqual([{ index: 0, hash: chunk.hash }]);
    const rows = await env.DB.prepare("select count(*) as n from ledger_entry where organization = ?")
      .bind(organization)
      .first<{ n: number }>();
    expect(rows?.n).toBe(4);
  });

  test("may arrive in any order; the later record of a customer wins", async () => {
    const id = await startedImport(headers, { kind: "customers", source: "CRM" });
    const first = await aChunk({ customers: [{ key: "C001", name: "Old name" }] });
    const second = await aChunk({ customers: [{ key: "C001", name: "New name" }] });
    await putChunk(headers, id, 1, second);
    await putChunk(headers, id, 0, first);
    await call(headers, "POST", `/v1/imports/${id}/check`, checkOf([first, second]));
    await call(headers, "POST", `/v1/imports/${id}/commit`, {});
    await derived(headers, id);
    expect(await badgesOf(organization)).toMatchObject([{ name: "New name" }]);
  });

  test("refuses a wrong hash, a broken body, a body too large and a line used twice, and keeps nothing of it", async () => {
    const id = await startedImport(headers);
    const chunk = await aChunk(small());
    expect(await refused(putChunk(headers, id, 0, { ...chunk, hash: "0".repeat(64) }))).toEqual({
      status: 422,
      code: "invalid_input",
    });
    const path = `/v1/imports/${id}/chunks/0`;
    expect(await refused(call(headers, "PUT", path, "{"))).toEqual({ status: 400, code: "bad_request" });
    expect(await refused(call(headers, "PUT", path, "x".repeat(1_900_001)))).toEqual({
      status: 413,
      code: "too_large",
    });
    const entry = anEntry({ line: 2, key: "C001", date: isoDay(-1), amountCents: 1 });
    const twice = await aChunk({ entries: [entry, entry] });
    expect(await refused(putChunk(headers, id, 0, twice))).toEqual({ status: 422, code: "invalid_input" });
    const impossible = await aChunk({ entries: [{ ...entry, date: "2026-02-30" }] });
    expect(await refused(putChunk(headers, id, 0, impossible))).toEqual({
      status: 422,
      code: "invalid_input",
    });
    expect((await statusOf(headers, id)).chunksReceived).toBe(0);
    expect(
      await env.DB.prepare("select count(*) as n from customer_account where organization = ?")
        .bind(organization)
        .first(),
    ).toEqual({ n: 0 });
  });

  test("takes an account called __proto__ for what it is", async () => {
    await imported(
      headers,
      {},
      {
        customers: [{ key: "__proto__", name: "=1+1" }],
        entries: [anEntry({ line: 1, key: "__proto__", date: isoDay(-1), amountCents: 7 })],
      },
    );
    expect(await badgesOf(organization)).toMatchObject([
      { name: "=1+1", accountNumbers: ["__proto__"], exposureCents: 7 },
    ]);
  });
});

describe("check", () => {
  test("refuses what is missing and what does not balance", async () => {
    const id = await startedImport(headers);
    const chunk = await aChunk(small());
    await putChunk(headers, id, 0, chunk);
    const check = (change: object) =>
      refused(call(headers, "POST", `/v1/imports/${id}/check`, { ...checkOf([chunk]), ...change }));
    expect(await check({ chunks: 2 })).toEqual({ status: 409, code: "import_incomplete" });
    expect(await check({ sentEntries: 5 })).toEqual({ status: 409, code: "import_incomplete" });
    expect(await check({ sentBalanceCents: 1 })).toEqual({ status: 422, code: "import_unbalanced" });
    const totals = { ...checkOf([chunk]).totals, creditCents: 99 };
    expect(await check({ totals })).toEqual({ status: 422, code: "import_unbalanced" });
    expect((await statusOf(headers, id)).state).toBe("receiving");
  });

  test("a chunk in the middle that never arrived is noticed", async () => {
    const id = await startedImport(headers);
    const chunks = [await aChunk(small()), await aChunk({ customers: [dupont] })];
    await putChunk(headers, id, 0, chunks[0] ?? (await aChunk({})));
    await putChunk(headers, id, 2, chunks[1] ?? (await aChunk({})));
    const check = call(headers, "POST", `/v1/imports/${id}/check`, checkOf(chunks));
    expect(await refused(check)).toEqual({ status: 409, code: "import_incomplete" });
  });

  test("nothing arrives after it, and nothing is committed before it", async () => {
    const receiving = await startedImport(headers);
    expect(await refused(call(headers, "POST", `/v1/imports/${receiving}/commit`, {}))).toEqual({
      status: 409,
      code: "import_closed",
    });
    const id = await aCheckedImport(headers, {}, small());
    expect(await refused(putChunk(headers, id, 1, await aChunk({ customers: [dupont] })))).toEqual({
      status: 409,
      code: "import_closed",
    });
  });
});

describe("commit and abandon", () => {
  test("a second import waits while the first is derived", async () => {
    const [first, second] = [
      await aCheckedImport(headers, {}, small()),
      await aCheckedImport(headers, {}, small()),
    ];
    await env.DB.prepare("update ledger_import set state = 'deriving' where public_id = ?").bind(first).run();
    expect(await refused(call(headers, "POST", `/v1/imports/${second}/commit`, {}))).toEqual({
      status: 409,
      code: "import_busy",
    });
    expect((await statusOf(headers, second)).state).toBe("checked");
  });

  test("committing twice at once commits once", async () => {
    const id = await aCheckedImport(headers, {}, small());
    const both = await Promise.all(
      ["a", "b"].map((key) =>
        call({ ...headers, "idempotency-key": `same-import-${key}` }, "POST", `/v1/imports/${id}/commit`, {}),
      ),
    );
    expect(both.map((reply) => reply.status).sort()).toEqual([202, 202]);
    await derived(headers, id);
    expect(await badgesOf(organization)).toHaveLength(2);
  });

  test("what is abandoned leaves no row, and other imports keep theirs", async () => {
    await imported(headers, {}, small());
    const id = await aCheckedImport(
      headers,
      {},
      {
        customers: [dupont, { key: "C900", name: "Never seen" }],
        entries: [anEntry({ line: 2, key: "C001", date: isoDay(-1), amountCents: 1 })],
      },
    );
    const reply = await call(headers, "POST", `/v1/imports/${id}/abandon`, {});
    expect(ImportStatus.parse(reply.body).state).toBe("abandoned");
    await expect
      .poll(() =>
        env.DB.prepare("select emptied_at is not null as done from ledger_import where public_id = ?")
          .bind(id)
          .first(),
      )
      .toEqual({ done: 1 });
    const left = await env.DB.prepare(
      `select (select count(*) from ledger_entry where organization = ?1) as entries,
        (select count(*) from customer_account where organization = ?1) as accounts,
        (select count(*) from import_customer where organization = ?1) as customers`,
    )
      .bind(organization)
      .first();
    expect(left).toEqual({ entries: 4, accounts: 2, customers: 2 });
    expect(await refused(call(headers, "POST", `/v1/imports/${id}/commit`, {}))).toEqual({
      status: 409,
      code: "import_closed",
    });
  });

  test("a committed import cannot be abandoned", async () => {
    const { id } = await imported(headers, {}, small());
    expect(await refused(call(headers, "POST", `/v1/imports/${id}/abandon`, {}))).toEqual({
      status: 409,
      code: "import_closed",
    });
  });
});

describe("who may", () => {
  test.each(["rep", "manager"] as const)("a %s imports nothing and reads no import", async (role) => {
    const id = await startedImport(headers);
    const other = await aSignedInMember({ role, organization: analyst.organization });
    const denied = { status: 403, code: "not_allowed" };
    expect(await refused(call(other.headers, "POST", "/v1/imports", newImport()))).toEqual(denied);
    expect(await refused(call(other.headers, "GET", `/v1/imports/${id}`))).toEqual(denied);
    expect(await refused(putChunk(other.headers, id, 0, await aChunk(small())))).toEqual(denied);
    expect(await refused(call(other.headers, "GET", "/v1/imports"))).toEqual(denied);
  });

  test("another organization's import is not found, whatever is asked of it", async () => {
    const id = await aCheckedImport(headers, {}, small());
    const stranger = await aSignedInMember({ role: "admin", organization: await anOrganization() });
    const nobody = { status: 404, code: "not_found" };
    const chunk = await aChunk(small());
    expect(await refused(call(stranger.headers, "GET", `/v1/imports/${id}`))).toEqual(nobody);
    expect(await refused(call(stranger.headers, "GET", `/v1/imports/${id}/chunks`))).toEqual(nobody);
    expect(await refused(call(stranger.headers, "GET", `/v1/imports/${id}/rejected`))).toEqual(nobody);
    expect(await refused(putChunk(stranger.headers, id, 0, chunk))).toEqual(nobody);
    expect(
      await refused(call(stranger.headers, "POST", `/v1/imports/${id}/check`, checkOf([chunk]))),
    ).toEqual(nobody);
    expect(await refused(call(stranger.headers, "POST", `/v1/imports/${id}/commit`, {}))).toEqual(nobody);
    expect(await refused(call(stranger.headers, "POST", `/v1/imports/${id}/abandon`, {}))).toEqual(nobody);
    expect((await call(stranger.headers, "GET", "/v1/imports")).body).toEqual({ imports: [], next: null });
  });
});
