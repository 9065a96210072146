import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "wxt";

type Manifest = Record<string, unknown> & { permissions: string[] };

const BUILD_MS = 180_000;
const root = fileURLToPath(new URL("../extension", import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), "vigie-manifest-"));
const built: Record<string, { manifest: Manifest; files: string[] }> = {};

const buildFor = async (browser: "chrome" | "firefox"): Promise<void> => {
  await build({ root, browser, manifestVersion: 3, outDir, logger: SILENT });
  const folder = join(outDir, `${browser}-mv3`);
  built[browser] = {
    manifest: JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest,
    files: readdirSync(folder, { recursive: true }).map(String),
  };
};

const SILENT = {
  debug: () => {},
  log: () => {},
  info: () => {},
  warn: () => {},
  error: console.error,
  fatal: console.error,
  success: () => {},
  level: 0,
};

beforeAll(async () => {
  await buildFor("chrome");
  await buildFor("firefox");
}, BUILD_MS);
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const manifestOf = (browser: "chrome" | "firefox"): Manifest => {
  const { version: _, ...manifest } = built[browser]?.manifest ?? { permissions: [] };
  return manifest;
};

describe("the manifest of a store build", () => {
  it("for Chromium asks for exactly this", () => {
    expect(manifestOf("chrome")).toMatchInlineSnapshot(`
      {
        "action": {
          "default_popup": "popup.html",
          "default_title": "Vigie",
        },
        "background": {
          "service_worker": "background.js",
        },
        "commands": {
          "toggle-discreet": {
            "description": "__MSG_manifest_toggleDiscreet__",
            "suggested_key": {
              "default": "Alt+Shift+V",
            },
          },
        },
        "default_locale": "en",
        "description": "__MSG_manifest_description__",
        "host_permissions": [],
        "icons": {
          "128": "icon/128.png",
          "16": "icon/16.png",
          "32": "icon/32.png",
          "48": "icon/48.png",
        },
        "manifest_version": 3,
        "minimum_chrome_version": "121",
        "name": "Vigie",
        "optional_host_permissions": [
          "https://*/*",
          "http://*/*",
        ],
        "optional_permissions": [
          "notifications",
        ],
        "options_ui": {
          "open_in_tab": true,
          "page": "options.html",
        },
        "permissions": [
          "activeTab",
          "alarms",
          "identity",
          "scripting",
          "storage",
          "sidePanel",
        ],
        "side_panel": {
          "default_path": "sidepanel.html",
        },
        "storage": {
          "managed_schema": "managed-storage.json",
        },
      }
    `);
  });

  it("for Firefox asks for exactly this", () => {
    expect(manifestOf("firefox")).toMatchInlineSnapshot(`
      {
        "action": {
          "default_popup": "popup.html",
          "default_title": "Vigie",
        },
        "background": {
          "scripts": [
            "background.js",
          ],
        },
        "browser_specific_settings": {
          "gecko": {
            "data_collection_permissions": {
              "required": [
                "authenticationInfo",
                "financialAndPaymentInfo",
              ],
            },
            "id": "vigie@vigie.example",
            "strict_min_version": "140.0",
          },
        },
        "commands": {
          "toggle-discreet": {
            "description": "__MSG_manifest_toggleDiscreet__",
            "suggested_key": {
              "default": "Alt+Shift+V",
            },
          },
        },
        "default_locale": "en",
        "description": "__MSG_manifest_description__",
        "host_permissions": [],
        "icons": {
          "128": "icon/128.png",
          "16": "icon/16.png",
          "32": "icon/32.png",
          "48": "icon/48.png",
        },
        "manifest_version": 3,
        "name": "Vigie",
        "optional_host_permissions": [
          "https://*/*",
          "http://*/*",
        ],
        "optional_permissions": [
          "notifications",
        ],
        "options_ui": {
          "open_in_tab": true,
          "page": "options.html",
        },
        "permissions": [
          "activeTab",
          "alarms",
          "identity",
          "scripting",
          "storage",
        ],
        "sidebar_action": {
          "default_panel": "sidepanel.html",
          "default_title": "Vigie",
        },
      }
    `);
  });

  it.each(["chrome", "firefox"] as const)("reads no page of %s before somebody allows it", (browser) => {
    const manifest = manifestOf(browser);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.host_permissions).toEqual([]);
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it.each(["chrome", "firefox"] as const)(
    "holds every file that it and the background name, for %s",
    (browser) => {
      expect(built[browser]?.files).toEqual(
        expect.arrayContaining([
          "background.js",
          "popup.html",
          "options.html",
          "sidepanel.html",
          "dashboard.html",
          "managed-storage.json",
          "overlay.js",
          "signatures.js",
          "generic.js",
          "taught.js",
          "teach.js",
          "card.js",
          join("icon", "16.png"),
          join("icon", "128.png"),
          join("_locales", "fr", "messages.json"),
          join("_locales", "en", "messages.json"),
        ]),
      );
    },
  );
});

describe("a page of a site gets", () => {
  const gzipped = (name: string): number =>
    gzipSync(readFileSync(join(outDir, "chrome-mv3", name)), { level: 9 }).length;
  const sites = readdirSync(join(root, "entrypoints")).flatMap(
    (file) => /^(.+)\.site\.ts$/.exec(file)?.[1] ?? [],
  );
  const registered = sites.filter((site) => site !== "generic" && site !== "sample-crm");

  it("each of the sites as a script of its own", () => {
    expect(built.chrome?.files).toEqual(expect.arrayContaining(registered.map((site) => `${site}.js`)));
    expect(built.chrome?.files).not.toContain("sample-crm.js");
    expect(registered.length).toBeGreaterThanOrEqual(10);
  });

  it.each(registered)("engine and %s in at most 15 kB", (site) => {
    expect(gzipped("overlay.js") + gzipped(`${site}.js`)).toBeLessThanOrEqual(15_000);
  });
});
