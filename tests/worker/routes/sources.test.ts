import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { Me } from "#shared/contract/me.ts";
import { SOURCES, SourceList, SourceState } from "#shared/contract/sources.ts";
import { openDatabase } from "#worker/db/database.ts";
import { enabledSources, sourceKey } from "#worker/db/source-settings.ts";
import { aCustomer, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let admin: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization();
  admin = await aSignedInMember({ role: "admin", organization, name: "Agathe" });
});

const put = (source: string, body: object, by = admin) =>
  call(by.headers, "PUT", `/v1/sources/${source}`, body);
const on = { enabled: true, readNotice: true };
const off = { enabled: false };
const list = async (by = admin) =>
  SourceList.parse((await call(by.headers, "GET", "/v1/sources")).body).sources;
const KEY = "0123456789abcdef-own";
const database = () => openDatabase(env);

describe("sources", () => {
  it("are all off before anybody switched one on", async () => {
    const sources = await list();
    expect(sources.map(({ source }) => source)).toEqual([...SOURCES]);
    expect(sources.filter(({ enabled }) => enabled)).toEqual([]);
    expect(await enabledSources(database(), organization.number)).toEqual(new Set());
  });

  it("are switched on only by who read what leaves, and off again", async () => {
    expect(await refused(put("bodacc", { enabled: true }))).toEqual({ status: 422, code: "invalid_input" });
    const switched = SourceState.parse((await put("bodacc", on)).body);
    expect(switched).toMatchObject({ source: "bodacc", enabled: true, changedBy: "Agathe" });
    expect(await enabledSources(database(), organization.number)).toEqual(new Set(["bodacc"]));
    expect(SourceState.parse((await put("bodacc", off)).body).enabled).toBe(false);
    expect(await enabledSources(database(), organization.number)).toEqual(new Set());
  });

  it("let members identify with the register alone, and clients learn of it", async () => {
    const rep = await aSignedInMember({ role: "rep", organization });
    const me = async () => Me.parse((await call(rep.headers, "GET", "/v1/me")).body).organization.identifies;
    await put("bodacc", on);
    expect(await me()).toBe(false);
    const revision = () =>
      env.DB.prepare("select revision from tenant where number = ?")
        .bind(organization.number)
        .first("revision");
    const before = Number(await revision());
    await put("recherche-entreprises", on);
    expect(await me()).toBe(true);
    expect(await revision()).toBe(before + 1);
    await put("recherche-entreprises", off);
    expect(await me()).toBe(false);
  });

  it("count whom they can be asked about and whom they were, and say that they rest", async () => {
    const { entityId } = await aCustomer(organization, { name: "Alpha", siren: "732829320" });
    await aCustomer(organization, { name: "Bravo", vats: ["DE123456789"] });
    await put("ratios", on);
    await put("vies", on);
    const answeredAt = Date.UTC(2026, 10, 20);
    const restsUntil = Date.now() + 3_600_000;
    await env.DB.batch([
      env.DB.prepare(
        "insert into source_check (organization, entity_id, source, answered_at, next_day) values (?, ?, 'ratios', ?, ?)",
      ).bind(organization.number, entityId, answeredAt, today()),
      env.DB.prepare(
        "insert into source_answer (organization, source, key, value, fetched_at, expires_at) values (?, 'ratios', 'k', '[]', ?, ?)",
      ).bind(organization.number, answeredAt, answeredAt),
      env.DB.prepare(
        "insert into source_lane (lane, next_at, failures, rests_until) values ('vies', 0, 5, ?)",
      ).bind(restsUntil),
      env.DB.prepare(
        "insert into source_lane (lane, next_at, failures, rests_until) values ('ratios', 0, 1, 1)",
      ),
    ]);
    const found = (await list()).filter(({ enabled }) => enabled);
    expect(found).toMatchObject([
      {
        ...{ source: "vies", watched: 1, answered: 0, lastAnswerAt: null },
        restsUntil: new Date(restsUntil).toISOString(),
      },
      {
        ...{ source: "ratios", watched: 1, answered: 1, restsUntil: null },
        lastAnswerAt: new Date(answeredAt).toISOString(),
      },
    ]);
  });
});

describe("a key of the organization's own", () => {
  it("is kept as cipher, read for asking, told to nobody and forgotten on demand", async () => {
    expect(await refused(put("sirene", on))).toEqual({ status: 422, code: "invalid_input" });
    const { body } = await put("sirene", { ...on, key: KEY });
    expect(SourceState.parse(body)).toMatchObject({ enabled: true, hasKey: true });
    expect(JSON.stringify([body, await list()])).not.toContain(KEY);
    const stored = JSON.stringify(
      await env.DB.batch([
        env.DB.prepare("select * from source_setting where organization = ?").bind(organization.number),
        env.DB.prepare("select * from audit where organization = ?").bind(organization.number),
        env.DB.prepare("select * from audit_payload where organization = ?").bind(organization.number),
      ]),
    );
    expect(stored).toContain("source_changed");
    expect(stored).not.toContain(KEY);
    const read = (secret = env.AUTH_SECRET) =>
      sourceKey(database(), { AUTH_SECRET: secret }, organization.number, "sirene");
    expect(await read()).toBe(KEY);
    expect(await read("another secret of the deployment")).toBeNull();
    await put("sirene", on);
    expect(await read()).toBe(KEY);
    expect(SourceState.parse((await put("sirene", { ...off, key: null })).body).hasKey).toBe(false);
    expect(await read()).toBeNull();
  });

  it("opens nothing of another organization", async () => {
    await put("sirene", { ...on, key: KEY });
    const other = await anOrganization();
    await env.DB.prepare(
      `insert into source_setting (organization, source, enabled, key_cipher, changed_by, changed_at)
      select ?1, source, enabled, key_cipher, changed_by, changed_at from source_setting where organization = ?2`,
    )
      .bind(other.number, organization.number)
      .run();
    expect(await sourceKey(database(), env, other.number, "sirene")).toBeNull();
  });

  it("is refused where the source takes none", async () => {
    expect(await refused(put("vies", { ...on, key: KEY }))).toEqual({ status: 422, code: "invalid_input" });
  });
});

describe("who may", () => {
  it("switch sources is an administrator, for this organization alone", async () => {
    for (const role of ["rep", "manager", "analyst"] as const) {
      const who = await aSignedInMember({ role, organization });
      expect(await refused(put("vies", on, who))).toEqual({ status: 403, code: "not_allowed" });
    }
    await put("vies", on, await aSignedInMember({ role: "admin" }));
    expect((await list()).filter(({ enabled }) => enabled)).toEqual([]);
  });

  it("see who switched them is credit, not a rep", async () => {
    await put("vies", on);
    const by = async (role: "rep" | "manager" | "analyst") =>
      (await list(await aSignedInMember({ role, organization }))).find(({ source }) => source === "vies");
    expect(await by("rep")).toMatchObject({ enabled: true, changedBy: null, changedAt: null, hasKey: false });
    expect(await by("manager")).toMatchObject({ enabled: true, changedBy: null });
    expect(await by("analyst")).toMatchObject({ enabled: true, changedBy: "Agathe" });
  });

  it("refuses a source that nobody knows", async () => {
    expect((await put("a-blog", on)).status).toBe(422);
  });
});
