import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { Health, SetupDone } from "#shared/contract/me.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { app } from "#worker/app.ts";

const request = {
  secret: env.SETUP_SECRET,
  organizationName: "Comptoir des Matériaux",
  siren: "732829320",
  name: "Agathe Renaud",
  email: "Admin@Comptoir.example",
  password: "une phrase assez longue",
};

const post = (body: unknown) =>
  app.request(
    "/setup",
    { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    env,
  );
const code = async (body: unknown) => Problem.parse(await (await post(body)).json()).code;
const health = async () => Health.parse(await (await app.request("/v1/health", {}, env)).json());
const signIn = (email: string, password: string) =>
  app.request(
    "/api/auth/sign-in/email",
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    },
    env,
  );

// In this order: an empty Worker is set up once.
it("creates nothing without the right secret, and says no more than that", async () => {
  expect(await code({ ...request, secret: "x".repeat(20) })).toBe("setup_secret_wrong");
  expect(await code({ organizationName: "" })).toBe("setup_secret_wrong");
  expect((await health()).setUp).toBe(false);
});

it("takes no text that is not JSON, and keeps it out of the log", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const reply = await app.request(
    "/setup",
    { method: "POST", headers: { "content-type": "application/json" }, body: "le secret" },
    env,
  );
  expect(reply.status).toBe(400);
  expect(Problem.parse(await reply.json()).code).toBe("bad_request");
  expect(JSON.stringify(log.mock.calls)).not.toContain("secret");
  log.mockRestore();
});

it("names the inputs it refuses", async () => {
  const reply = await post({ ...request, password: "court", siren: "12" });
  expect(reply.status).toBe(422);
  const { fields } = Problem.parse(await reply.json());
  expect(fields?.map(({ path }) => path).sort()).toEqual(["password", "siren"]);
});

it("lets one of two set-ups at once create the organization, its policy, its admin and two audit entries", async () => {
  const replies = await Promise.all([post(request), post({ ...request, email: "other@comptoir.example" })]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  const done = replies.find(({ status }) => status === 201);
  const { organizationId } = SetupDone.parse(await done?.json());
  const rows = await env.DB.prepare(
    `select o.name, t.number, t.siren, t.currency, t.time_zone as zone, p.version, p.body, m.role, t.audit_sequence as entries
     from organization o join tenant t on t.organization_id = o.id join policy p on p.organization = t.number
     join member m on m.organization_id = o.id where o.id = ?`,
  )
    .bind(organizationId)
    .all<{ body: string }>();
  expect(rows.results).toHaveLength(1);
  const { body, ...row } = rows.results[0] ?? { body: "null" };
  expect(row).toEqual({
    name: "Comptoir des Matériaux",
    number: 1,
    siren: "732829320",
    currency: "EUR",
    zone: "Europe/Paris",
    version: 1,
    role: "admin",
    entries: 2,
  });
  expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify(DefaultPolicy)));
  expect(await env.DB.prepare("select count(*) as users from user").first()).toEqual({ users: 1 });
});

it("is over after that, even with the secret", async () => {
  expect(await code(request)).toBe("setup_done");
  expect((await health()).setUp).toBe(true);
});

it("has made an admin who can sign in, whatever the case of the address", async () => {
  const { email } = (await env.DB.prepare("select email from user").first<{ email: string }>()) ?? {
    email: "",
  };
  expect(email).toBe(email.toLowerCase());
  const reply = await signIn(email.toUpperCase(), request.password);
  expect(reply.status).toBe(200);
  const headers = { authorization: `Bearer ${reply.headers.get("set-auth-token")}` };
  const me = await app.request("/v1/me", { headers }, env);
  expect(await me.json()).toMatchObject({ role: "admin", organization: { name: "Comptoir des Matériaux" } });
});

it("shows a page in the language of the browser that says it is done", async () => {
  const page = await app.request("/setup", { headers: { "accept-language": "fr-FR,fr;q=0.9" } }, env);
  const text = await page.text();
  expect(text).toContain('<html lang="fr">');
  expect(text).toContain("Une organisation existe déjà ici");
  expect(text).not.toContain("<form");
});

it("refuses the eleventh attempt in ten minutes", async () => {
  const codes: string[] = [];
  for (let attempt = 0; attempt < 11; attempt++) codes.push(await code({ secret: "guess" }));
  expect(codes.at(-1)).toBe("too_many_requests");
});
