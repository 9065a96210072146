import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "#extension/platform/messages.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  location.hash = "#/external-scores";
});

const provider = {
  ...{ source: "Allianz Trade", scale: "allianz_trade", visibleTo: "credit", grades: 812 },
  ...{ changedBy: "Anaïs", changedAt: "2026-11-20T09:00:00.000Z" },
};
const insurer = {
  ...{ id: "019ab000-0000-7000-8000-00000000000a", name: "Coface", isDefault: true, insuredSharePercent: 90 },
  ...{ reportAdverseDays: 10, reportOverdueAfterDays: null, maximumExtensionDays: null },
  ...{ stopOfCoverDays: null, discretionaryLimitCents: 1_000_000 },
};
const taken = {
  outcome: "taken",
  customerId: CUSTOMER_ID,
  name: "Menuiserie Kerbrat SAS",
  centipoints: 3_333,
};
const unknown = { outcome: "unknown_customer", customerId: null, name: null, centipoints: 10_000 };

const FILE = [
  "SIREN;Grade;Date",
  "732829320;7;31/01/2026",
  "552032534;1;31/01/2026",
  "732829321;4;31/01/2026",
  "356000000;Not Rated;31/01/2026",
].join("\n");

const open = (replies: Record<string, unknown>, api = apiOf(replies)) => {
  const asked = answering({ connection: signedInAs("analyst"), api });
  return { asked, host: show(<Dashboard />) };
};
const drop = (host: HTMLElement, text: string): void => {
  const input = find<HTMLInputElement>(host, "input[type=file]");
  const file = new File([text], "grades.csv");
  Object.defineProperty(input, "files", { configurable: true, value: { item: () => file } });
  input.dispatchEvent(new Event("change", { bubbles: true }));
};
const replies = {
  "GET /v1/grade-providers": { providers: [provider] },
  "GET /v1/insurers": { insurers: [insurer] },
};

describe("a file of grades", () => {
  it("shows the direction and the file's own range before anything is sent, then each line's result", async () => {
    const { host, asked } = open({
      ...replies,
      "POST /v1/external-scores/previews": { results: [taken, unknown], sameOrder: 3, oppositeOrder: 1 },
      "POST /v1/external-scores": { results: [taken, unknown] },
    });
    await untilShown(host, "Fournisseur de ce fichier");
    expect(textOf(host)).toContain("1 → 100 sur 100 · 7 → 33,3 sur 100 · 10 → 0 sur 100");
    drop(host, FILE);
    await untilShown(host, "Dans ce fichier : 2 notes, de 1 → 100 sur 100 à 7 → 33,3 sur 100.");
    expect(textOf(host)).toContain("Rien n’est encore conservé.");
    expect(JSON.stringify(asked)).not.toContain("POST");
    buttonNamed(host, "Aperçu").click();
    await untilShown(host, "Garder 1 note");
    expect(textOf(host)).toContain("numéro à la clé fausse");
    expect(textOf(host)).toContain("dit ne pas noter");
    expect(textOf(host)).toContain("client inconnu");
    expect(textOf(host)).not.toContain("à l’inverse");
    buttonNamed(host, "Garder 1 note").click();
    await untilShown(host, "Fichier lu : grades.csv");
    const sent = asked.flatMap(({ ask }) => (ask as { path?: string } | null)?.path ?? []);
    expect(sent).toContain("/v1/external-scores");
    expect(JSON.stringify(asked)).toContain(
      '"body":{"source":"Allianz Trade","rows":[{"siren":"732829320","value":"7","day":"2026-01-31"}',
    );
    find<HTMLInputElement>(host, "input[type=radio][value=all]").click();
    await untilShown(host, "Menuiserie Kerbrat SAS");
  });

  it("that runs against own experience is kept only by who says that its direction is right", async () => {
    const { host } = open({
      ...replies,
      "POST /v1/external-scores/previews": { results: [taken, taken], sameOrder: 5, oppositeOrder: 60 },
    });
    await untilShown(host, "Fournisseur de ce fichier");
    drop(host, FILE);
    await untilShown(host, "Dans ce fichier");
    buttonNamed(host, "Aperçu").click();
    await untilShown(host, "Ces notes vont à l’inverse");
    expect(textOf(host)).toContain("Sur 65 paires de clients, 60 sont dans l’ordre inverse.");
    expect(buttonNamed(host, "Garder 2 notes").disabled).toBe(true);
    find<HTMLInputElement>(host, "input[name=directionIsRight]").click();
    await vi.waitFor(() => expect(buttonNamed(host, "Garder 2 notes").disabled).toBe(false));
  });

  it("goes on after a failure where it stopped, each slice under the key it had", async () => {
    const line = (place: number) => `C${place};7;31/01/2026`;
    const long = ["Compte;Grade;Date", ...Array.from({ length: 700 }, (_, place) => line(place))].join("\n");
    let failing = true;
    const api = (ask: { method: string; path: string; body?: unknown }): Answer<unknown> => {
      if (ask.method === "GET") return apiOf(replies)(ask);
      const { rows } = ask.body as { rows: unknown[] };
      const results = rows.map(() => taken);
      if (ask.path.endsWith("/previews")) return ok({ results, sameOrder: 0, oppositeOrder: 0 });
      return rows.length < 500 && failing ? failed({ code: "offline", requestId: null }) : ok({ results });
    };
    const { host, asked } = open({}, api);
    await untilShown(host, "Fournisseur de ce fichier");
    drop(host, long);
    await untilShown(host, "700 lignes");
    buttonNamed(host, "Aperçu").click();
    await untilShown(host, "Garder 700 notes");
    buttonNamed(host, "Garder 700 notes").click();
    await untilShown(host, "500 lignes sur 700 ont été envoyées et sont gardées.");
    failing = false;
    buttonNamed(host, "Réessayer").click();
    await untilShown(host, "Fichier lu : grades.csv");
    const keys = asked.flatMap(({ ask }) => {
      const { path, idempotencyKey } = (ask ?? {}) as { path?: string; idempotencyKey?: string };
      return path === "/v1/external-scores" ? [idempotencyKey] : [];
    });
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it("of nothing that can be read is refused in words", async () => {
    const { host } = open(replies);
    await untilShown(host, "Fournisseur de ce fichier");
    drop(host, "PK\u0003\u0004 xl/ [Content_Types].xml");
    await untilShown(host, "tableur");
    expect(host.querySelector("input[type=file]")).not.toBeNull();
  });
});

describe("a provider", () => {
  it("is described with its direction shown, and is credit's unless somebody says otherwise", async () => {
    const { host, asked } = open({
      ...replies,
      "PUT /v1/grade-providers/Ellisphere": { ...provider, source: "Ellisphere" },
    });
    await untilShown(host, "812");
    buttonNamed(host, "Décrire un fournisseur").click();
    const { type } = await import("../../shown.tsx");
    await vi.waitFor(() => find(host, "dialog input[name=source]"));
    type(find<HTMLInputElement>(host, "dialog input[name=source]"), "Ellisphere");
    const scale = find<HTMLSelectElement>(host, "dialog select[name=scale]");
    scale.value = "linear";
    scale.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => find(host, "dialog input[name=worst]"));
    type(find<HTMLInputElement>(host, "dialog input[name=worst]"), "10");
    type(find<HTMLInputElement>(host, "dialog input[name=best]"), "0");
    await untilShown(find(host, "dialog"), "0 → 100 sur 100");
    find<HTMLFormElement>(host, "dialog form").dispatchEvent(
      new Event("submit", { bubbles: true, cancelable: true }),
    );
    await vi.waitFor(() =>
      expect(JSON.stringify(asked)).toContain(
        '"body":{"scale":{"kind":"linear","worst":10,"best":0},"visibleTo":"credit"}',
      ),
    );
  });

  it("says before its scale is changed that what was read by the former one is taken back", async () => {
    const { host } = open(replies);
    await untilShown(host, "812");
    buttonNamed(find(host, "[aria-labelledby=providers-title] tbody"), "Modifier").click();
    await vi.waitFor(() => find(host, "dialog select[name=scale]"));
    expect(textOf(find(host, "dialog"))).not.toContain("812 notes ont été lues");
    const scale = find<HTMLSelectElement>(host, "dialog select[name=scale]");
    scale.value = "coface_dra";
    scale.dispatchEvent(new Event("change", { bubbles: true }));
    await untilShown(find(host, "dialog"), "812 notes ont été lues par l’ancienne échelle.");
    expect(textOf(find(host, "dialog"))).toContain("Retirer et modifier");
  });
});

describe("an insurer's file", () => {
  it("shows what stays here and why, and sends the decisions it could read", async () => {
    const { host, asked } = open({
      ...replies,
      [`POST /v1/insurers/${insurer.id}/limits`]: { results: [taken, { ...unknown }] },
    });
    await untilShown(host, "Fournisseur de ce fichier");
    find<HTMLInputElement>(host, "input[type=radio][value=cover]").click();
    await untilShown(host, "Assureur de ce fichier");
    drop(
      host,
      [
        "SIREN;Montant;Décision;Date d'effet;Fin",
        "732829320;20 000;;01/02/2026;31/12/2026",
        "552032534;;Retirée;01/02/2026;",
        "356000000;Credit Limit not applicable;;01/02/2026;",
        "356000000;0;;01/02/2026;",
      ].join("\n"),
    );
    await untilShown(host, "Lire 2 décisions");
    expect(textOf(host)).toContain("dit qu’aucune limite ne s’applique");
    expect(textOf(host)).toContain("0 ne dit pas si refusé ou retiré");
    buttonNamed(host, "Lire 2 décisions").click();
    await untilShown(host, "Fichier lu : grades.csv");
    expect(JSON.stringify(asked)).toContain(
      '"rows":[{"siren":"732829320","decision":{"kind":"limit","amountCents":2000000},"from":"2026-02-01","until":"2026-12-31"},{"siren":"552032534","decision":{"kind":"withdrawn"},"from":"2026-02-01","until":null}]',
    );
  });
});
