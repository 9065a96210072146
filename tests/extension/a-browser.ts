import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import en from "../../extension/locales/en.json";
import fr from "../../extension/locales/fr.json";

const flat = (node: unknown, path: string[] = []): [string, string][] =>
  typeof node === "string"
    ? [[path.join("_"), node]]
    : isPlural(node)
      ? [[path.join("_"), Object.values(node).join(" | ")]]
      : Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
          flat(child, [...path, key]),
        );

const isPlural = (node: unknown): node is Record<string, string> =>
  typeof node === "object" &&
  node !== null &&
  "n" in node &&
  Object.keys(node).every((key) => /^(\d+|n)$/.test(key));

const MESSAGES = { fr: new Map(flat(fr)), en: new Map(flat(en)) };

/** The browser's `i18n` over the real messages of one language. */
export const speak = (language: "fr" | "en"): void => {
  fakeBrowser.i18n.getMessage = ((key: string, figures: string | string[] = []) =>
    (MESSAGES[language].get(key) ?? "").replaceAll(
      /\$(\d)/g,
      (_, place: string) => [figures].flat()[Number(place) - 1] ?? "",
    )) as typeof fakeBrowser.i18n.getMessage;
  fakeBrowser.i18n.getUILanguage = () => language;
};

/** What the fake browser lacks: permissions, scripting, sign-in window, IndexedDB; all empty and granting nothing. */
export const freshBrowser = (
  granted: string[] = [],
): { granted: string[]; scripts: { id: string; matches?: string[] }[] } => {
  fakeBrowser.reset();
  vi.stubGlobal("indexedDB", new IDBFactory());
  speak("fr");
  const state = { granted: [...granted], scripts: [] as { id: string; matches?: string[] }[] };
  const has = ({ origins = [] }: { origins?: string[] }) =>
    origins.every((origin) => state.granted.includes(origin));
  Object.assign(fakeBrowser.permissions, {
    contains: async (asked: { origins?: string[] }) => has(asked),
    getAll: async () => ({ origins: [...state.granted], permissions: [] }),
    remove: async ({ origins = [] }: { origins?: string[] }) => {
      state.granted = state.granted.filter((origin) => !origins.includes(origin));
      return true;
    },
  });
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => state.scripts,
    unregisterContentScripts: async ({ ids }: { ids?: string[] } = {}) => {
      state.scripts = state.scripts.filter(({ id }) => ids !== undefined && !ids.includes(id));
    },
    updateContentScripts: async (scripts: { id: string; matches?: string[] }[]) => {
      state.scripts = state.scripts.map((one) => ({ ...one, ...scripts.find(({ id }) => id === one.id) }));
    },
    registerContentScripts: async (scripts: { id: string; matches?: string[] }[]) => {
      state.scripts = [...state.scripts, ...scripts];
    },
    executeScript: async () => [],
  });
  Object.assign(fakeBrowser.identity, {
    getRedirectURL: () => "https://extension.chromiumapp.org/",
    launchWebAuthFlow: async () => undefined,
  });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ manifest_version: 3, name: "Vigie", version: "0" }),
    getPlatformInfo: async () => ({ os: "linux", arch: "x86-64" }),
    sendMessage: async () => undefined,
  });
  Object.assign(fakeBrowser.tabs, { sendMessage: vi.fn(async () => undefined) });
  return {
    get granted() {
      return state.granted;
    },
    get scripts() {
      return state.scripts;
    },
  };
};
