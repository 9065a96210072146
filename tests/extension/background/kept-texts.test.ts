import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import en from "../../../extension/locales/en.json";
import fr from "../../../extension/locales/fr.json";
import { freshBrowser, speak } from "../a-browser.ts";
import { aRow } from "./a-row.ts";

type Said = { i18n: { t: (key: string, ...rest: unknown[]) => string } };

/** The background as it starts: nothing of an earlier one in its memory. */
const started = async () => {
  vi.resetModules();
  const { i18n } = await import("#extension/platform/i18n.ts");
  const { knowTexts, sayKnownTexts } = await import("#extension/platform/known-texts.ts");
  const { keepTexts, recallTexts } = await import("#extension/background/kept-texts.ts");
  const { badgeOfRow } = await import("#extension/background/badge-view.ts");
  return {
    i18n: (i18n as unknown as Said["i18n"]).t,
    knowTexts,
    sayKnownTexts,
    keepTexts,
    recallTexts,
    badgeOfRow,
  };
};

const isPlural = (node: object): boolean => Object.keys(node).every((key) => /^(\d+|n)$/.test(key));
const keysOf = (node: object, path: string[] = []): { key: string; plural: boolean }[] =>
  Object.entries(node).flatMap(([name, child]) => {
    const here = [...path, name];
    if (typeof child === "string") return [{ key: here.join("."), plural: false }];
    return isPlural(child) ? [{ key: here.join("."), plural: true }] : keysOf(child, here);
  });

beforeEach(() => {
  freshBrowser();
});

describe("texts that are known without asking the browser", () => {
  it.each([
    ["fr", fr],
    ["en", en],
  ] as const)("are said as the browser says them, in every number (%s)", async (spoken, file) => {
    speak(spoken);
    const asking = await started();
    const knowing = await started();
    const figures = ["12", "«b»", "3", "4", "5", "6"];
    const places = ["$1", "$2", "$3", "$4", "$5", "$6"];
    const keys = keysOf(file);
    knowing.sayKnownTexts();
    knowing.knowTexts(Object.fromEntries(keys.map(({ key }) => [key, asking.i18n(key, places)])));
    const say = ({ i18n }: typeof asking) =>
      keys.flatMap(({ key, plural }) =>
        plural
          ? [0, 1, 2, 7].flatMap((count) => [i18n(key, count), i18n(key, count, figures)])
          : [i18n(key, figures), i18n(key)],
      );
    const said = say(asking);
    const asks = vi.spyOn(fakeBrowser.i18n, "getMessage");
    expect(say(knowing)).toEqual(said);
    expect(asks).not.toHaveBeenCalled();
  });

  it("are those of the badges that were said before the background was ended", async () => {
    const before = await started();
    await before.recallTexts();
    const badge = before.badgeOfRow(aRow(1, "Kerbrat"), "EUR");
    await before.keepTexts();
    const after = await started();
    await after.recallTexts();
    const asks = vi.spyOn(fakeBrowser.i18n, "getMessage");
    expect(after.badgeOfRow(aRow(1, "Kerbrat"), "EUR")).toEqual(badge);
    expect(asks).not.toHaveBeenCalled();
  });

  it("are asked for again in another language", async () => {
    const before = await started();
    await before.recallTexts();
    const badge = before.badgeOfRow(aRow(1, "Kerbrat"), "EUR");
    await before.keepTexts();
    speak("en");
    const after = await started();
    await after.recallTexts();
    expect(after.badgeOfRow(aRow(1, "Kerbrat"), "EUR").label).not.toBe(badge.label);
  });
});
