import { beforeEach, describe, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import { SOURCES, type SourceState } from "#shared/contract/sources.ts";
import { ok } from "#shared/result.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { apiOf, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
  location.hash = "#/organization";
});

const off = (source: SourceState["source"]): SourceState => ({
  ...{ source, enabled: false, hasKey: false, changedBy: null, changedAt: null, lastAnswerAt: null },
  ...{ restsUntil: null, watched: 0, answered: 0 },
});
const open = (
  states: Partial<Record<SourceState["source"], Partial<SourceState>>> = {},
  more: object = {},
) => {
  const sources = SOURCES.map((source) => ({ ...off(source), ...states[source] }));
  const asked = answering({
    connection: signedInAs("admin"),
    syncNow: ok({ rows: 2, revision: 8 }),
    api: apiOf({
      "GET /v1/sources": { sources, gazetteReadUpTo: "2026-11-25" },
      "GET /v1/members": { members: [] },
      "GET /v1/changes": { changes: [] },
      ...more,
    }),
  });
  return { asked, host: show(<Dashboard />) };
};
const part = (host: HTMLElement, name: string): HTMLElement => {
  const found = [...host.querySelectorAll<HTMLElement>("article.source")].find((each) =>
    each.getAttribute("aria-label")?.includes(name),
  );
  if (found === undefined) throw new Error(`no source ${name}`);
  return found;
};

describe("sources", () => {
  it("say what leaves before they can be switched on, and are switched on by who confirms to have read it", async () => {
    const { host, asked } = open(
      {},
      { "PUT /v1/sources/recherche-entreprises": off("recherche-entreprises") },
    );
    await untilShown(host, "Sources extérieures");
    await untilShown(host, "le nom et la ville affichés, ou le SIREN");
    expect(textOf(part(host, "BODACC"))).toContain("rien sur vos clients, des journées entières");
    expect(textOf(part(host, "BODACC"))).toContain("Quand un client est nouveau : son SIREN");
    const register = part(host, "Annuaire");
    expect(buttonNamed(register, "Activer").disabled).toBe(true);
    find<HTMLInputElement>(register, "input[type=checkbox]").click();
    await vi.waitFor(() => expect(buttonNamed(part(host, "Annuaire"), "Activer").disabled).toBe(false));
    buttonNamed(part(host, "Annuaire"), "Activer").click();
    await vi.waitFor(() =>
      expect(JSON.stringify(asked)).toContain(
        '"path":"/v1/sources/recherche-entreprises","body":{"enabled":true,"readNotice":true}',
      ),
    );
    // Whether names can be identified, the session learns with the next sync.
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toContain("syncNow"));
  });

  it("that take a key are not switched on without one, and never show it", async () => {
    const { host, asked } = open({}, { "PUT /v1/sources/sirene": off("sirene") });
    await untilShown(host, "Votre clé de cette source");
    find<HTMLInputElement>(part(host, "Sirene"), "input[type=checkbox]").click();
    type(find<HTMLInputElement>(part(host, "Sirene"), "input[type=password]"), "court");
    await vi.waitFor(() =>
      expect(find<HTMLInputElement>(part(host, "Sirene"), "input[type=checkbox]").checked).toBe(true),
    );
    expect(buttonNamed(part(host, "Sirene"), "Activer").disabled).toBe(true);
    type(find<HTMLInputElement>(part(host, "Sirene"), "input[type=password]"), "0123456789abcdef");
    await vi.waitFor(() => expect(buttonNamed(part(host, "Sirene"), "Activer").disabled).toBe(false));
    buttonNamed(part(host, "Sirene"), "Activer").click();
    await vi.waitFor(() => expect(JSON.stringify(asked)).toContain('"key":"0123456789abcdef"'));
    await vi.waitFor(() =>
      expect(find<HTMLInputElement>(part(host, "Sirene"), "input[type=password]").value).toBe(""),
    );
  });

  it("that are on say who switched them, how old their last answer is, how far they are and that they rest", async () => {
    const { host, asked } = open(
      {
        bodacc: {
          ...{ enabled: true, changedBy: "Agathe Renaud", changedAt: "2026-11-20T09:00:00.000Z" },
          ...{ lastAnswerAt: "2026-11-25T03:00:00.000Z", restsUntil: "2026-11-26T10:00:00.000Z" },
          ...{ watched: 5_000, answered: 4_812 },
        },
      },
      { "PUT /v1/sources/bodacc": off("bodacc") },
    );
    await untilShown(host, "par Agathe Renaud");
    const text = textOf(part(host, "BODACC"));
    expect(text).toContain("4 812 clients interrogés sur 5 000");
    expect(text).toContain("Bulletin lu en entier jusqu’au 25 nov. 2026");
    expect(text).toContain("Ne répond pas : laissée en paix jusqu’à");
    buttonNamed(part(host, "BODACC"), "Couper").click();
    await vi.waitFor(() =>
      expect(JSON.stringify(asked)).toContain('"path":"/v1/sources/bodacc","body":{"enabled":false}'),
    );
  });

  it("are not there with a server that asks nobody", async () => {
    const { host } = open({}, { "GET /v1/sources": { refused: "not_found" } });
    await untilShown(host, "Enregistrer");
    await vi.waitFor(() => expect(host.querySelector("[aria-labelledby=sources-title]")).toBeNull());
  });
});
