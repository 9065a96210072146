import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Role } from "#shared/contract/common.ts";
import { PageRule, PageRulePage, PageRuleVersions, WorkingRules } from "#shared/contract/page-rules.ts";
import { MOST_RULES_A_PLACE } from "#shared/page-rules/page-rule.ts";
import { type AnOrganization, anOrganization, aSignedInMember, onceMore } from "../a-member.ts";
import { call, refused } from "../call.ts";

const path = "/v1/page-rules";
const rule = {
  origin: "https://crm.example.test",
  page: "Quote",
  address: "/quotes/*",
  kind: "record" as const,
  name: "h1.customer",
};
const taught = (change: object = {}) => ({ kind: "taught" as const, rule: { ...rule, ...change } });
const patch = (change: object = {}) => ({
  kind: "patch" as const,
  rule: { site: "hubspot", page: "company", fields: { name: [{ css: "h1" }] }, ...change },
});

const aMember = async (role: Role, organization: AnOrganization) => {
  const { headers } = await aSignedInMember({ role, organization, name: `Camille ${role}` });
  return {
    headers,
    save: (content: unknown = taught()) => call(headers, "POST", path, content),
    change: (id: string, replaces: number, content: unknown) =>
      call(headers, "POST", `${path}/${id}/versions`, { content, replaces }),
    publish: (id: string, version = 1) => call(headers, "POST", `${path}/${id}/publish`, { version }),
    withdraw: (id: string) => call(headers, "POST", `${path}/${id}/withdraw`),
    remove: (id: string) => call(headers, "DELETE", `${path}/${id}`),
    versions: (id: string) => call(headers, "GET", `${path}/${id}/versions`),
    list: async () => PageRulePage.parse((await call(headers, "GET", path)).body).rules,
    working: async () => WorkingRules.parse((await call(headers, "GET", `${path}/working`)).body),
    names: async () =>
      (WorkingRules.parse((await call(headers, "GET", `${path}/working`)).body).rules ?? []).map(
        ({ content }) => content.rule.page,
      ),
  };
};

async function aCase() {
  const organization = await anOrganization();
  const [author, other, admin] = await Promise.all([
    aMember("rep", organization),
    aMember("rep", organization),
    aMember("admin", organization),
  ]);
  const saved = PageRule.parse((await author.save()).body);
  return { organization, author, other, admin, id: saved.id, saved };
}

describe("a taught rule", () => {
  it("works for its author at once and is nobody else's until an admin publishes it", async () => {
    const { author, other, admin, id, saved } = await aCase();
    expect(saved).toMatchObject({
      state: "own",
      version: 1,
      publishedVersion: null,
      mine: true,
      author: "Camille rep",
    });
    expect(await author.names()).toEqual(["Quote"]);
    expect([await other.names(), await other.list(), await admin.names()]).toEqual([[], [], []]);
    expect((await admin.list()).map(({ id }) => id)).toEqual([id]);
    expect(PageRule.parse((await admin.publish(id)).body)).toMatchObject({ state: "published", mine: false });
    expect([await author.names(), await other.names(), await admin.names()]).toEqual([
      ["Quote"],
      ["Quote"],
      ["Quote"],
    ]);
    expect((await other.list())[0]).toMatchObject({
      id,
      mine: false,
      state: "published",
      author: "Camille rep",
    });
  });

  it("is taken from everybody when it is withdrawn, and comes back when it is published again", async () => {
    const { author, other, admin, id } = await aCase();
    await admin.publish(id);
    expect((await admin.withdraw(id)).status).toBe(200);
    expect([await author.names(), await other.names()]).toEqual([[], []]);
    expect((await author.list())[0]?.state).toBe("withdrawn");
    expect(await refused(author.change(id, 1, taught()))).toEqual({ status: 409, code: "conflict" });
    expect(await refused(admin.withdraw(id))).toEqual({ status: 409, code: "conflict" });
    await admin.publish(id);
    expect(await other.names()).toEqual(["Quote"]);
  });

  it("has versions: others stay with the published one, an admin brings an earlier one back", async () => {
    const { author, other, admin, id } = await aCase();
    await admin.publish(id);
    expect((await author.change(id, 1, taught({ page: "Offer" }))).status).toBe(201);
    expect([await author.names(), await other.names()]).toEqual([["Offer"], ["Quote"]]);
    expect((await other.list())[0]).toMatchObject({ version: 1, content: { rule: { page: "Quote" } } });
    expect(await refused(author.change(id, 1, taught({ page: "Late" })))).toEqual({
      status: 412,
      code: "stale_version",
    });
    await admin.publish(id, 2);
    expect(await other.names()).toEqual(["Offer"]);
    await admin.publish(id, 1);
    expect(await other.names()).toEqual(["Quote"]);
    const { versions } = PageRuleVersions.parse((await admin.versions(id)).body);
    expect(versions.map(({ version, content }) => [version, content.rule.page])).toEqual([
      [2, "Offer"],
      [1, "Quote"],
    ]);
    expect(await refused(other.versions(id))).toEqual({ status: 404, code: "not_found" });
  });

  it("is deleted by its author or an admin, and not while others read by it", async () => {
    const { author, other, admin, id } = await aCase();
    expect(await refused(other.remove(id))).toEqual({ status: 404, code: "not_found" });
    const another = PageRule.parse((await other.save()).body);
    expect((await admin.remove(another.id)).status).toBe(204);
    expect(await other.list()).toEqual([]);
    await admin.publish(id);
    expect(await refused(author.remove(id))).toEqual({ status: 409, code: "conflict" });
    await admin.withdraw(id);
    expect((await author.remove(id)).status).toBe(204);
    expect(await admin.list()).toEqual([]);
  });

  it("is published and withdrawn by an admin alone; nobody changes what another taught", async () => {
    const { author, other, admin, organization, id } = await aCase();
    const analyst = await aMember("analyst", organization);
    for (const one of [author, other, analyst]) {
      expect(await refused(one.publish(id))).toEqual({ status: 403, code: "not_allowed" });
      expect(await refused(one.withdraw(id))).toEqual({ status: 403, code: "not_allowed" });
    }
    expect(await refused(other.change(id, 1, taught()))).toEqual({ status: 404, code: "not_found" });
    expect(await refused(admin.change(id, 1, taught()))).toEqual({ status: 403, code: "not_allowed" });
    expect(await refused(admin.publish(id, 2))).toEqual({ status: 404, code: "not_found" });
  });

  it("stays at its origin", async () => {
    const { author, id } = await aCase();
    const moved = author.change(id, 1, taught({ origin: "https://other.example.test" }));
    expect(await refused(moved)).toEqual({ status: 422, code: "invalid_input" });
  });

  it.each<[string, unknown]>([
    ["a RegExp as address", taught({ address: "/quotes/(\\d+)+$" })],
    ["a RegExp in a read", taught({ identifier: { css: "b", part: "(.+)+" } })],
    ["a script as selector", taught({ name: "javascript:alert(1)" })],
    ["a script as origin", taught({ origin: "javascript:alert(1)" })],
    ["every origin", taught({ origin: "*" })],
    ["a selector of 100 kB", taught({ name: ".a ".repeat(34_000) })],
    ["a password field", taught({ name: 'input[type="password"]' })],
    ["a hidden field", taught({ name: 'input[type="hidden"]' })],
    ["selectors in selectors", taught({ name: "div:has(p:has(b))" })],
    ["a patch without fields", patch({ fields: {} })],
    ["an unknown kind", { kind: "script", rule }],
  ])("is refused for %s", async (_, content) => {
    const admin = await aMember("admin", await anOrganization());
    expect(await refused(admin.save(content))).toEqual({ status: 422, code: "invalid_input" });
    expect(await admin.list()).toEqual([]);
  });

  it("is one of a bounded number at its place", async () => {
    const { author, other, organization } = await aCase();
    await env.DB.prepare(
      `insert into page_rule (organization, place, id, kind, author, state, version, recorded_at)
      select organization, place, r.id || value, kind, author, state, version, recorded_at
      from page_rule r, json_each(?2) where organization = ?1`,
    )
      .bind(
        organization.number,
        JSON.stringify(Array.from({ length: MOST_RULES_A_PLACE - 2 }, (_, at) => at)),
      )
      .run();
    expect((await author.save()).status).toBe(201);
    expect(await refused(author.save())).toEqual({ status: 409, code: "conflict" });
    expect((await author.save(taught({ origin: "https://erp.example.test" }))).status).toBe(201);
    expect((await other.save()).status).toBe(201);
  });

  /** Copies of the one rule there is, one of each state, forty of them at a place. */
  const copies = (organization: AnOrganization, states: string[], places: string[]) =>
    env.DB.prepare(
      `insert into page_rule (organization, place, id, kind, author, state, version, published_version, recorded_at)
      select organization, json_extract(?3, '$[' || (key / 40) || ']'), r.id || key, kind, author, value, version,
        case value when 'published' then 1 end, recorded_at
      from page_rule r, json_each(?2) where organization = ?1`,
    )
      .bind(organization.number, JSON.stringify(states), JSON.stringify(places))
      .run();

  it("is not published where as many are at its place", async () => {
    const { admin, organization, id } = await aCase();
    await copies(organization, Array(MOST_RULES_A_PLACE - 1).fill("published"), [rule.origin]);
    expect((await admin.publish(id)).status).toBe(200);
    await admin.withdraw(id);
    await env.DB.prepare(
      `insert into page_rule (organization, place, id, kind, author, state, version, published_version, recorded_at)
      select organization, place, 'one-more', kind, author, 'published', 1, 1, recorded_at from page_rule where id = ?`,
    )
      .bind(id)
      .run();
    expect(await refused(admin.publish(id))).toEqual({ status: 409, code: "conflict" });
  });

  it("that was withdrawn takes no room from others", async () => {
    const { author, organization } = await aCase();
    const places = Array.from({ length: 13 }, (_, at) => `https://old${at}.example.test`);
    await copies(organization, Array(499).fill("withdrawn"), places);
    expect((await author.save()).status).toBe(201);
    await env.DB.prepare("update page_rule set state = 'own' where organization = ?")
      .bind(organization.number)
      .run();
    const elsewhere = taught({ origin: "https://new.example.test" });
    expect(await refused(author.save(elsewhere))).toEqual({ status: 409, code: "conflict" });
  });

  it("is saved once, however often it is sent, and leaves its trace", async () => {
    const { headers, organization } = await aSignedInMember({ role: "admin" });
    const once = onceMore(headers);
    const [first, again] = [
      await call(once, "POST", path, taught()),
      await call(once, "POST", path, taught()),
    ];
    expect(again).toEqual(first);
    const { id } = PageRule.parse(first.body);
    await call(headers, "POST", `${path}/${id}/publish`, { version: 1 });
    await call(headers, "POST", `${path}/${id}/withdraw`);
    await call(headers, "DELETE", `${path}/${id}`);
    const { results } = await env.DB.prepare(
      "select action from audit where organization = ? and subject_id = ? order by sequence",
    )
      .bind(organization.number, id)
      .all<{ action: string }>();
    expect(results.map(({ action }) => action)).toEqual([
      "page_rule_saved",
      "page_rule_published",
      "page_rule_withdrawn",
      "page_rule_deleted",
    ]);
  });
});

describe("what works", () => {
  it("is sent again only when it is no longer what is known", async () => {
    const { author, other, admin, id } = await aCase();
    const { tag } = await author.working();
    const known = () => call(author.headers, "GET", `${path}/working?known=${tag}`);
    expect((await known()).body).toEqual({ tag, rules: null });
    await other.save();
    expect((await known()).body).toEqual({ tag, rules: null });
    await admin.publish(id);
    const now = WorkingRules.parse((await known()).body);
    expect([now.tag === tag, now.rules?.length]).toEqual([false, 1]);
  });
});

describe("a site patch", () => {
  it("is an admin's, tried by the admin first, published for all and withdrawn", async () => {
    const { author, admin } = await aCase();
    expect(await refused(author.save(patch()))).toEqual({ status: 403, code: "not_allowed" });
    const { id } = PageRule.parse((await admin.save(patch())).body);
    expect([await admin.names(), await author.names()]).toEqual([["company"], ["Quote"]]);
    await admin.publish(id);
    expect(await author.names()).toEqual(["Quote", "company"]);
    await admin.withdraw(id);
    expect([await admin.names(), await author.names()]).toEqual([[], ["Quote"]]);
  });
});
