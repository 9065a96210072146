import { beforeEach, describe, expect, it } from "vitest";
import { TaughtSection } from "#extension/views/options/taught-section.tsx";
import type { PageRule } from "#shared/contract/page-rules.ts";
import { freshBrowser } from "../../a-browser.ts";
import { type Answers, answering, buttonNamed, find, show, type, untilShown } from "../shown.tsx";

const RULE: PageRule = {
  id: "0192f000-0000-7000-8000-000000000001",
  state: "own",
  version: 2,
  publishedVersion: null,
  author: "Camille",
  mine: false,
  recordedAt: "2026-11-26T10:00:00.000Z",
  content: {
    kind: "taught",
    rule: { origin: "https://tool.example", page: "Devis", address: "/quotes/*", kind: "record", name: "h1" },
  },
};

type Call = { method: string; path: string; body?: unknown };

const shown = (role: "rep" | "admin", rules: PageRule[], answers: Answers = {}) => {
  const asked = answering({
    api: { ok: true, value: { rules, next: null } },
    restedRules: [],
    refreshRules: { ok: true, value: null },
    wakeRule: null,
    ...answers,
  });
  const host = show(<TaughtSection role={role} />);
  const calls = () => asked.filter(({ name }) => name === "api").map(({ ask }) => ask as Call);
  return { host, asked, calls };
};

beforeEach(() => {
  freshBrowser();
});

describe("taught pages", () => {
  it("say what to do when there are none", async () => {
    const { host } = shown("rep", []);
    await untilShown(host, "Aucune page n’a encore été apprise");
    expect(host.querySelector("details")).toBeNull();
  });

  it("are published in their newest version by an admin, and fetched anew", async () => {
    const { host, asked, calls } = shown("admin", [RULE]);
    await untilShown(host, "https://tool.example");
    const publish = buttonNamed(host, "Publier");
    expect(publish.getAttribute("aria-label")).toMatch(/^Publier «.Devis.» pour tous$/);
    publish.click();
    await expect
      .poll(() => calls().find(({ method }) => method === "POST"))
      .toMatchObject({
        path: `/v1/page-rules/${RULE.id}/publish`,
        body: { version: 2 },
      });
    await expect.poll(() => asked.some(({ name }) => name === "refreshRules")).toBe(true);
  });

  it("are deleted only once a person says so again", async () => {
    const { host, calls } = shown("rep", [{ ...RULE, mine: true }]);
    await untilShown(host, "https://tool.example");
    const deleted = () => calls().filter(({ method }) => method === "DELETE");
    buttonNamed(host, "Supprimer").click();
    await untilShown(host, "Elle ne peut pas être rétablie");
    buttonNamed(find(host, "dialog"), "Annuler").click();
    await expect.poll(() => host.querySelector("dialog")).toBeNull();
    expect(deleted()).toEqual([]);
    buttonNamed(host, "Supprimer").click();
    await untilShown(host, "Elle ne peut pas être rétablie");
    buttonNamed(find(host, "dialog"), "Supprimer").click();
    await expect.poll(deleted).toMatchObject([{ path: `/v1/page-rules/${RULE.id}` }]);
  });

  it("are shown though nobody answers which of them rest", async () => {
    const { host } = shown("rep", [RULE], { restedRules: undefined as never });
    await untilShown(host, "https://tool.example");
  });

  it("tell of one that is too slow here, and try it again", async () => {
    const { host, asked } = shown("rep", [RULE], { restedRules: [`${RULE.id}@2`] });
    await untilShown(host, "Trop lente sur cet appareil");
    expect(host.querySelectorAll("button")).toHaveLength(1);
    find<HTMLButtonElement>(host, "button").click();
    expect(asked.at(-1)).toEqual({ name: "wakeRule", ask: { name: `${RULE.id}@2` } });
  });

  it("take a selector for a field that a site really has, and no unsafe one", async () => {
    const { host, calls } = shown("admin", []);
    await untilShown(host, "Corriger les sélecteurs");
    const css = find<HTMLInputElement>(host, 'input[name="css"]');
    const submit = () => find<HTMLButtonElement>(host, 'button[type="submit"]').click();
    type(css, 'input[type="password"]');
    submit();
    await untilShown(host, "Ce sélecteur n’est pas accepté");
    expect(calls().some(({ method }) => method === "POST")).toBe(false);
    type(css, "h1.account");
    submit();
    await expect
      .poll(() => calls().find(({ method }) => method === "POST"))
      .toMatchObject({
        path: "/v1/page-rules",
        body: { kind: "patch", rule: { site: "salesforce", fields: { name: [{ css: "h1.account" }] } } },
      });
  });
});
