import { randomBytes } from "node:crypto";
import { Refusal } from "./fail.ts";

export type DemoMember = { email: string; password: string; role: "rep" | "manager" | "analyst" | "admin" };

const PEOPLE = [
  { role: "admin", name: "Agathe Renaud", repCode: null },
  { role: "analyst", name: "Karim Belhadj", repCode: null },
  { role: "manager", name: "Solène Marchais", repCode: null },
  { role: "rep", name: "Tanguy Le Bris", repCode: "TLB" },
] as const;

async function ask(url: string, init: RequestInit): Promise<Response> {
  const reply = await fetch(url, init);
  if (reply.ok) return reply;
  const problem = (await reply.json().catch(() => ({}))) as { code?: string; title?: string };
  throw new Refusal(
    `The Worker refused to prepare the demo organization: ${problem.code ?? reply.status} (${problem.title ?? url}).`,
  );
}

/** Signs in with a password as the browser's form would; gives the bearer of this device. */
export async function signIn(apiUrl: string, member: { email: string; password: string }): Promise<string> {
  const reply = await ask(`${apiUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: member.email, password: member.password }),
  });
  const token = reply.headers.get("set-auth-token");
  if (!token) throw new Refusal("The Worker accepted the password but gave no token.");
  return token;
}

/**
 * Sets up an empty Worker as a customer's administrator would: the setup secret makes the first admin, who adds the others.
 * Passwords are random; they exist in the returned list and nowhere else.
 */
export async function createDemoOrganization(
  apiUrl: string,
  setupSecret: string,
  siren: string | null,
): Promise<DemoMember[]> {
  const members = PEOPLE.map(({ role, name, repCode }) => ({
    role,
    name,
    repCode,
    email: `${role}@comptoir.example`,
    password: randomBytes(12).toString("base64url"),
  }));
  const [admin, ...others] = members;
  if (!admin) throw new Refusal("The demo organization has no administrator.");
  await ask(`${apiUrl}/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      secret: setupSecret,
      organizationName: "Comptoir des Matériaux (démo)",
      siren,
      currency: "EUR",
      timeZone: "Europe/Paris",
      name: admin.name,
      email: admin.email,
      password: admin.password,
    }),
  });
  const token = await signIn(apiUrl, admin);
  for (const { role, name, repCode, email, password } of others)
    await ask(`${apiUrl}/v1/members`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "vigie-contract": "1",
        "idempotency-key": crypto.randomUUID(),
      },
      body: JSON.stringify({ role, name, repCode, email, password }),
    });
  return members.map(({ email, password, role }) => ({ email, password, role }));
}
