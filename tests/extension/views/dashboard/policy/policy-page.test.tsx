import { beforeEach, describe, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { emptyDraft } from "#extension/views/dashboard/policy/policy-draft.ts";
import type { Role } from "#shared/contract/common.ts";
import type { PolicyInForce, PolicyPreview, PolicyVersion } from "#shared/contract/policy.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { freshBrowser } from "../../../a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { apiOf, signedInAs } from "../a-signed-in-page.ts";

const aVersion = (version: number, part: Partial<PolicyVersion> = {}): PolicyVersion => ({
  version,
  state: "in_force",
  schemaVersion: 3,
  reason: "Moins de retards acceptés",
  author: "Karim Belhadj",
  createdAt: "2026-11-20T09:00:00Z",
  inForceAt: "2026-11-20T09:02:00Z",
  returnsTo: null,
  ...part,
});
const policy = { ...DefaultPolicy, order: { ...DefaultPolicy.order, reservationDays: 20 } };
const inForce: PolicyInForce = { version: aVersion(3), policy, run: null };
const PREVIEW = "019ab000-0000-7000-8000-0000000000aa";
const RUN = "019ab000-0000-7000-8000-0000000000bb";

beforeEach(() => {
  freshBrowser();
  location.hash = "#/policy";
});

type Opened = { role?: Role; draft?: unknown; replies?: Record<string, unknown> };
const open = async ({ role = "analyst", draft = null, replies = {} }: Opened = {}) => {
  const asked = answering({
    connection: signedInAs(role),
    policyDraft: { draft },
    keepPolicyDraft: null,
    api: apiOf({ "GET /v1/changes": { changes: [] }, ...replies, "GET /v1/policy": inForce }),
  });
  const host = show(<Dashboard />);
  await untilShown(host, "Version 3 en vigueur");
  return { host, asked };
};

const figure = (host: HTMLElement, name: string): HTMLInputElement => {
  const found = [...host.querySelectorAll("input")].find((input) =>
    input.getAttribute("aria-label")?.startsWith(name),
  );
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
};
const rowOf = (host: HTMLElement, path: string): HTMLElement => find(host, `[id="policy-${path}"]`);

describe("the policy page", () => {
  it("shows every section with what is in force, its default and what differs", async () => {
    const { host } = await open();
    await untilShown(host, "Échelle de l’échu");
    const row = rowOf(host, "order.reservationDays");
    expect(figure(host, "Réservation d’une commande").value).toBe("20");
    expect(textOf(row)).toContain("Défaut : 10 jours");
    expect(row.querySelector(".policy-not-default")).not.toBeNull();
    expect(rowOf(host, "order.toleranceCents").querySelector(".policy-not-default")).toBeNull();
  });

  it("marks what is changed, says what is in force, keeps the draft and takes it back", async () => {
    const { host, asked } = await open();
    type(figure(host, "Limite d’ouverture"), "2 000");
    await untilShown(host, "1 réglage modifié");
    expect(textOf(rowOf(host, "limit.openingCents"))).toContain("En vigueur : 1 500 €");
    expect(asked.filter(({ name }) => name === "keepPolicyDraft").at(-1)?.ask).toMatchObject({
      draft: { base: 3, figures: { "limit.openingCents": "2 000" } },
    });
    buttonNamed(rowOf(host, "limit.openingCents"), "Annuler").click();
    await vi.waitFor(() =>
      expect(figure(host, "Limite d’ouverture").value).toBe("1 500".replace(" ", "\u202f")),
    );
    expect(asked.filter(({ name }) => name === "keepPolicyDraft").at(-1)?.ask).toEqual({ draft: null });
  });

  it("begins no draft over one that could not be asked for, and shows it when it can", async () => {
    let reachable = false;
    const kept = { ...emptyDraft(3), figures: { "limit.openingCents": "2 000" } };
    const asked = answering({
      connection: signedInAs("analyst"),
      policyDraft: () => (reachable ? { draft: kept } : undefined) as { draft: unknown },
      keepPolicyDraft: null,
      api: apiOf({ "GET /v1/changes": { changes: [] }, "GET /v1/policy": inForce }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "n’a pas pu être lu");
    expect(host.querySelectorAll(".policy-field")).toHaveLength(0);
    reachable = true;
    buttonNamed(host, "Réessayer").click();
    await untilShown(host, "1 réglage modifié");
    expect(asked.filter(({ name }) => name === "keepPolicyDraft")).toEqual([]);
  });

  it("takes the default of a field", async () => {
    const { host } = await open();
    buttonNamed(rowOf(host, "order.reservationDays"), "Reprendre le défaut").click();
    await untilShown(host, "1 réglage modifié");
    expect(figure(host, "Réservation d’une commande").value).toBe("10");
  });

  it("says at its place what is wrong, and goes no further", async () => {
    const { host } = await open();
    type(figure(host, "Réservation d’une commande"), "dix");
    await untilShown(host, "1 à corriger");
    const row = rowOf(host, "order.reservationDays");
    expect(find(row, '[role="alert"]').textContent).toBe("Ce n’est pas un nombre.");
    expect(find(row, "input").getAttribute("aria-invalid")).toBe("true");
    expect([...host.querySelectorAll(".policy-bar button")].map((button) => button.textContent)).toEqual([
      "Tout annuler",
      "Montrer ce qui est à corriger",
    ]);
  });

  it("brings back a draft, also over a newer version", async () => {
    const draft = { ...emptyDraft(2), figures: { "limit.openingCents": "2 000" } };
    const { host } = await open({ draft });
    await untilShown(host, "La politique a changé depuis le début de vos modifications");
    expect(figure(host, "Limite d’ouverture").value).toBe("2 000");
  });

  it("computes the effect of the draft, then puts it in force for a reason", async () => {
    const drafted = { ...policy, limit: { ...policy.limit, openingCents: 200_000 } };
    const preview: PolicyPreview = {
      id: PREVIEW,
      state: "complete",
      done: 300,
      total: 300,
      createdAt: "2026-11-25T09:00:00Z",
      policy: drafted,
      result: {
        asOf: "2026-11-25",
        against: 3,
        customers: 300,
        classes: [
          { before: "B", after: "B", customers: 290, exposureCents: 9_000_000 },
          { before: "B", after: "C", customers: 10, exposureCents: 400_000 },
        ],
        limits: { beforeCents: 100_000_000, afterCents: 98_000_000, raised: 2, lowered: 8, unchanged: 290 },
        movers: [],
        replay: {
          basis: "orders",
          from: "2025-11-25",
          to: "2026-11-24",
          documents: 40,
          checked: 40,
          cells: [
            {
              before: "within_limit",
              after: "ask",
              outcome: "late_over_30",
              documents: 3,
              amountCents: 90_000,
            },
            {
              before: "within_limit",
              after: "ask",
              outcome: "paid_on_time",
              documents: 1,
              amountCents: 10_000,
            },
          ],
        },
      },
    };
    const { host, asked } = await open({
      draft: { ...emptyDraft(3), figures: { "limit.openingCents": "2 000" } },
      replies: {
        "POST /v1/policy/previews": { ...preview, state: "running", done: 0, result: null },
        "GET /v1/policy/previews": preview,
        "POST /v1/policy/versions": {
          version: aVersion(4, { state: "pending", inForceAt: null }),
          run: {
            id: RUN,
            version: 4,
            state: "running",
            done: 0,
            total: 300,
            startedAt: "2026-11-25T09:00:00Z",
            completedAt: null,
          },
        },
      },
    });
    buttonNamed(host, "Voir l’effet").click();
    await untilShown(host, "Que changerait ce brouillon ?");
    buttonNamed(host, "Calculer l’effet").click();
    await untilShown(host, "10 descendent");
    expect(textOf(host)).toContain(
      "Sur les commandes arrêtées en plus, 3 sur 4 ont fini à plus de 30 jours de retard.",
    );
    buttonNamed(host, "Mettre en vigueur…").click();
    await untilShown(host, "La version 3 reste en vigueur jusqu’à la fin");
    const reason = find<HTMLTextAreaElement>(host, "dialog textarea");
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(reason, "Ouvrir plus");
    reason.dispatchEvent(new Event("input", { bubbles: true }));
    await vi.waitFor(() =>
      expect(buttonNamed(host, "Mettre 1 modification en vigueur").disabled).toBe(false),
    );
    buttonNamed(host, "Mettre 1 modification en vigueur").click();
    await vi.waitFor(() => {
      const sent = asked.find(
        ({ name, ask }) => name === "api" && (ask as { path: string }).path === "/v1/policy/versions",
      );
      expect(sent?.ask).toMatchObject({ body: { policy: drafted, reason: "Ouvrir plus", replaces: 3 } });
    });
    await vi.waitFor(() =>
      expect(asked.filter(({ name }) => name === "keepPolicyDraft").at(-1)?.ask).toEqual({ draft: null }),
    );
  });

  it("is read only for who may not change it", async () => {
    const { host } = await open({ role: "admin" });
    await untilShown(host, "un analyste crédit peut la changer");
    expect(host.querySelectorAll(".policy-field input")).toHaveLength(0);
    expect(textOf(rowOf(host, "limit.needPercent"))).toContain("A 100 % · B 100 % · C 60 % · D 20 %");
    const matrix = rowOf(host, "authority.matrixCents");
    expect(matrix.querySelectorAll("input, button")).toHaveLength(0);
    const cells = [
      ...matrix.querySelectorAll("tbody tr:nth-child(3) td, tbody tr:nth-child(4) td:last-child"),
    ];
    expect(cells.map((cell) => cell.textContent?.replaceAll(/\s/g, " "))).toEqual([
      ...["150 000 €", "100 000 €", "40 000 €", "10 000 €", "10 000 €", "sans plafond"],
    ]);
  });

  it("shows the authority matrix as a table by role and class, whose cells may have no ceiling", async () => {
    const { host, asked } = await open();
    const row = rowOf(host, "authority.matrixCents");
    expect([...row.querySelectorAll("tbody th")].map((cell) => cell.textContent)).toEqual([
      "Commercial",
      "Responsable commercial",
      "Analyste crédit",
      "Administrateur",
    ]);
    expect([...row.querySelectorAll("thead [role=img]")].map((cell) => cell.textContent)).toEqual([
      ...["A", "B", "C", "D", "–"],
    ]);
    expect(textOf(row)).toContain("Classe E : personne");
    expect(textOf(row)).toContain("Rôle (€ TTC)");
    const toggle = (name: string): HTMLButtonElement => {
      const buttons = [...rowOf(host, "authority.matrixCents").querySelectorAll("button")];
      const found = buttons.find(
        (button) => button.getAttribute("aria-label")?.replaceAll(/\s/g, " ") === `Sans plafond : ${name}`,
      );
      if (found === undefined) throw new Error(`no toggle ${name} among ${buttons.length}`);
      return found;
    };
    expect(figure(host, "Analyste crédit, classe C").value.replaceAll(/\s/g, " ")).toBe("40 000");
    expect(figure(host, "Administrateur, classe C").value).toBe("∞");
    expect(toggle("Administrateur, classe C").getAttribute("aria-pressed")).toBe("true");

    toggle("Analyste crédit, classe A").click();
    type(figure(host, "Analyste crédit, classe C"), "45 000");
    await untilShown(host, "1 réglage modifié");
    expect(toggle("Analyste crédit, classe A").getAttribute("aria-pressed")).toBe("true");
    expect(asked.filter(({ name }) => name === "keepPolicyDraft").at(-1)?.ask).toMatchObject({
      draft: {
        figures: {
          "authority.matrixCents.analyst.A": "∞",
          "authority.matrixCents.analyst.C": "45 000",
        },
      },
    });

    toggle("Administrateur, classe C").click();
    await untilShown(host, "1 à corriger");
    expect(document.activeElement).toBe(figure(host, "Administrateur, classe C"));
    expect(find(row, '[role="alert"]').textContent).toBe("Il manque un nombre.");

    toggle("Administrateur, classe C").click();
    type(figure(host, "Analyste crédit, classe D"), "90 000");
    await untilShown(host, "Contredit un réglage voisin");
    expect(figure(host, "Analyste crédit, classe C").getAttribute("aria-invalid")).toBe("true");
  });

  it("tells of an earlier version without a matrix what one that changed it did, by the roles it changed", async () => {
    const { authority, ...before } = policy;
    const { matrixCents } = authority;
    const analyst = { ...matrixCents.analyst, D: 500_000 };
    const after = { ...policy, authority: { ...authority, matrixCents: { ...matrixCents, analyst } } };
    const { host } = await open({
      replies: {
        "GET /v1/policy/versions/3": { version: aVersion(3), policy: after },
        "GET /v1/policy/versions/2": {
          version: aVersion(2, { state: "past" }),
          policy: { ...before, schemaVersion: 2 },
        },
        "GET /v1/policy/versions": { versions: [aVersion(3), aVersion(2, { state: "past" })], next: null },
      },
    });
    find<HTMLInputElement>(host, '.page input[type="radio"][value="versions"]').click();
    await untilShown(host, "passée");
    buttonNamed(host, "Changements").click();
    await untilShown(host, "Matrice de délégation");
    const changes = [...host.querySelectorAll(".policy-changes tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent?.replaceAll(/\s/g, " ")),
    );
    const said = (d: string) =>
      `Analyste crédit : A 150 000 € · B 100 000 € · C 40 000 € · D ${d} € · NR 10 000 €`;
    expect(changes).toEqual([["Matrice de délégation", said("10 000"), said("5 000")]]);
  });

  it("refuses to show a policy of a later shape instead of guessing", async () => {
    answering({
      connection: signedInAs("analyst"),
      policyDraft: { draft: null },
      api: apiOf({ "GET /v1/policy": { ...inForce, policy: { ...policy, schemaVersion: 99 } } }),
    });
    const host = show(<Dashboard />);
    await untilShown(host, "demande une version plus récente");
    expect(host.querySelectorAll(".policy-field")).toHaveLength(0);
  });
});
