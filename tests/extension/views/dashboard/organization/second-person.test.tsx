import { beforeEach, expect, it } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { Change } from "#shared/contract/changes.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { apiOf, signedInAs } from "../a-signed-in-page.ts";

const ID = "019ab000-0000-7000-8000-0000000000cc";
const karim = {
  ...{ id: "m2", name: "Karim", email: "k@comptoir.example", role: "analyst" as const, repCode: null },
  ...{ joinedAt: "2026-01-05T00:00:00Z", ceilings: null, substitute: null },
};
const aChange = (part: Partial<Extract<Change, { kind: "member_authority" }>> = {}): Change => ({
  kind: "member_authority",
  id: ID,
  member: { id: "m2", name: "Karim" },
  before: { role: "analyst", ceilings: null },
  after: { role: "analyst", ceilings: { C: 9_000_000, D: null } },
  reason: "Remplace Anaïs",
  author: { name: "Bruno Admin", role: "admin", isMe: false },
  createdAt: "2026-11-25T09:00:00Z",
  ...{ outcome: null, decidedBy: null, decidedAt: null, note: "" },
  deciders: [{ name: "Agathe", role: "admin" }],
  mayDecide: true,
  mayWithdraw: false,
  ...part,
});
const policyVersion = {
  ...{ version: 1, state: "in_force", schemaVersion: 3, reason: "default", author: "" },
  ...{ createdAt: "2026-11-20T09:00:00Z", inForceAt: "2026-11-20T09:00:00Z", returnsTo: null },
};

beforeEach(() => {
  freshBrowser();
  location.hash = "#/organization";
});

const open = (changes: Change[], replies: Record<string, unknown> = {}) => {
  const asked = answering({
    connection: signedInAs("admin"),
    api: apiOf({
      "GET /v1/changes": { changes },
      "GET /v1/members": { members: [karim] },
      "GET /v1/policy": { version: policyVersion, policy: DefaultPolicy, run: null },
      ...replies,
    }),
  });
  const sent = () =>
    asked.flatMap(({ name, ask }) => (name === "api" ? [ask as { method: string; path: string }] : []));
  return { host: show(<Dashboard />), sent };
};

/** Three reads, and machines that do other things beside. */
const SLOW = { timeout: 4_000 };
const labelled = (host: HTMLElement, label: string) =>
  find<HTMLButtonElement>(host, `button[aria-label="${label}"]`);

it("says before and after in words, and sends the word of the second person with its note", async () => {
  const { host, sent } = open([aChange()], { [`POST /v1/changes/${ID}/confirmation`]: aChange() });
  await expect.poll(() => textOf(host), SLOW).toContain("Délégation de Karim");
  expect(textOf(host)).toContain("Analyste crédit · selon la politique");
  expect(textOf(host)).toMatch(/Analyste crédit · C\s90\s000 € · D\s/);
  expect(textOf(host)).toContain("Remplace Anaïs");
  labelled(host, "Confirmer : Délégation de Karim").click();
  await expect
    .poll(() => sent().find(({ method }) => method === "POST"))
    .toMatchObject({ path: `/v1/changes/${ID}/confirmation`, body: { note: "" } });
});

it("offers its author nothing but to take it back, and names who may confirm", async () => {
  const mine = aChange({
    mayDecide: false,
    mayWithdraw: true,
    author: { name: "Moi", role: "admin", isMe: true },
  });
  const { host } = open([mine]);
  await expect.poll(() => textOf(host), SLOW).toContain("Peut confirmer : Agathe");
  expect(textOf(host)).toContain("Retirer");
  expect(() => labelled(host, "Confirmer : Délégation de Karim")).toThrow();
});

it("shows the matrix where a ceiling is empty, and says that what was changed waits", async () => {
  const { host, sent } = open([], { "PATCH /v1/members/m2": { ...karim, waiting: aChange() } });
  await expect.poll(() => textOf(host), SLOW).toContain("k@comptoir.example");
  labelled(host, "Modifier Karim").click();
  await untilShown(document.body, "Plafonds propres");
  const field = find<HTMLInputElement>(document.body, ".ceilings-field input");
  await expect.poll(() => field.placeholder).toMatch(/150\s000/);
  type(field, "200 000");
  await expect.poll(() => buttonNamed(document.body, "Enregistrer le changement").disabled).toBe(false);
  buttonNamed(document.body, "Enregistrer le changement").click();
  await untilShown(document.body, "En attente de confirmation par une seconde personne");
  expect(sent().find(({ method }) => method === "PATCH")).toMatchObject({
    body: { ceilings: { A: 20_000_000 }, role: "analyst" },
  });
});
