import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Connection } from "#extension/platform/messages.ts";
import { Options } from "#extension/views/options/options.tsx";
import { freshBrowser } from "../../a-browser.ts";
import { aMe } from "../../background/a-row.ts";
import { type Answers, answering, buttonNamed, find, show, textOf, type, untilShown } from "../shown.tsx";

const SIGNED_IN: Connection = {
  kind: "signed_in",
  apiUrl: "https://vigie.example",
  me: aMe(),
  rows: 300,
  revision: 7,
  syncedAt: Date.now(),
  syncing: false,
  problem: null,
};
const session = (id: string, current: boolean) => ({
  id,
  createdAt: "2026-11-20T08:00:00Z",
  expiresAt: "2026-12-20T08:00:00Z",
  userAgent: `Vigie, Chromium, ${id}`,
  current,
});
const SESSIONS = { ok: true as const, value: { sessions: [session("linux", true), session("mac", false)] } };

const shown = (answers: Answers) => {
  const asked = answering({
    connection: SIGNED_IN,
    settings: { discreet: false, language: "fr", signedIn: true },
    sites: { origins: ["https://crm.example/*"], off: [], health: [] },
    api: SESSIONS,
    ...answers,
  });
  return { host: show(<Options />), asked };
};

beforeEach(() => {
  freshBrowser();
});

describe("settings", () => {
  it("tell who is signed in, where, and what is kept here", async () => {
    const { host } = shown({});
    await untilShown(host, "ana@company.example");
    expect(textOf(host)).toContain("https://vigie.example");
    expect(textOf(host)).toContain("300 clients sont gardés sur cet appareil");
  });

  it.each<[string, Connection]>([
    ["signed in", SIGNED_IN],
    ["signed out", { kind: "signed_out", apiUrl: "https://vigie.example", expired: true }],
  ])("lead who is %s to the organization's own page for the password", async (_, connection) => {
    const { host } = shown({ connection });
    await untilShown(host, "Changer de mot de passe");
    expect(find<HTMLAnchorElement>(host, 'a[target="_blank"]').href).toBe("https://vigie.example/password");
  });

  it("list this account's devices and sign another one out", async () => {
    const { host, asked } = shown({});
    await untilShown(host, "Vigie, Chromium, mac");
    const revoke = [...host.querySelectorAll("button")].filter((button) => button.textContent === "Révoquer");
    expect(revoke).toHaveLength(1);
    revoke[0]?.click();
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ name: "api", ask: { method: "DELETE", path: "/v1/sessions/mac" } }),
    );
  });

  it("say why the devices cannot be listed, and try again", async () => {
    const { host } = shown({ api: { ok: false, error: { code: "offline", requestId: null } } });
    await untilShown(host, "Le serveur de votre organisation ne répond pas.");
    answering({ connection: SIGNED_IN, api: SESSIONS });
    buttonNamed(host, "Réessayer").click();
    await untilShown(host, "Vigie, Chromium, mac");
  });

  it("enable a site only by its address and the browser's consent", async () => {
    const request = vi.fn(async () => true);
    Object.assign(fakeBrowser.permissions, { request });
    const { host, asked } = shown({ enableSite: { ok: true, value: null } });
    await untilShown(host, "https://crm.example");
    type(find(host, "input[name=site]"), "odoo.company.fr/odoo/contacts");
    await vi.waitFor(() => expect(find<HTMLInputElement>(host, "input[name=site]").value).toContain("odoo"));
    buttonNamed(host, "Activer").click();
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ name: "enableSite", ask: { origin: "https://odoo.company.fr" } }),
    );
    expect(request).toHaveBeenCalledWith({ origins: ["https://odoo.company.fr/*"] });
  });

  it("take a site back", async () => {
    const { host, asked } = shown({ disableSite: null });
    await untilShown(host, "https://crm.example");
    buttonNamed(host, "Désactiver").click();
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ name: "disableSite", ask: { origin: "https://crm.example" } }),
    );
  });

  it("do not offer to take back what is part of the build", async () => {
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({ host_permissions: ["http://127.0.0.1/*"] }) });
    const { host } = shown({ sites: { origins: ["http://127.0.0.1/*"], off: [], health: [] } });
    await untilShown(host, "inclus dans cette version");
    expect(textOf(host)).not.toContain("Désactiver");
  });

  it("say which site is paused, which is recognised and which no longer is", async () => {
    const well = { site: "odoo", kind: "record" as const, unwellSince: null };
    const { host, asked } = shown({
      sites: {
        origins: ["https://a.example/*", "https://b.example/*", "https://c.example/*"],
        off: ["https://a.example/*"],
        health: [
          { ...well, pattern: "https://b.example/*" },
          { ...well, pattern: "https://c.example/*", unwellSince: Date.UTC(2026, 10, 23, 9) },
        ],
      },
      switchSite: null,
    });
    await untilShown(host, "https://a.example");
    const row = (name: string) =>
      [...host.querySelectorAll("li")].find((one) => one.textContent?.includes(name)) ?? host;
    expect(row("a.example").textContent).toContain("en pause");
    expect(row("b.example").textContent).toContain("pages reconnues");
    expect(row("c.example").textContent).toContain("ne reconnaît plus les fiches");
    buttonNamed(row("a.example"), "Reprendre").click();
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ name: "switchSite", ask: { origin: "https://a.example", on: true } }),
    );
  });

  it("work signed out: no devices, nothing kept", async () => {
    const { host } = shown({
      connection: { kind: "signed_out", apiUrl: "https://vigie.example", expired: false },
    });
    await untilShown(host, "Rien n’est gardé sur cet appareil");
    expect(textOf(host)).not.toContain("Appareils connectés");
  });

  it("say that the device was wiped even when the server could not be told", async () => {
    const { host } = shown({ signOut: { ok: false, error: { code: "offline", requestId: null } } });
    await untilShown(host, "Se déconnecter");
    find<HTMLButtonElement>(host, "[name=signOut]").click();
    await untilShown(host, "Les données de cet appareil ont été effacées");
  });
});
