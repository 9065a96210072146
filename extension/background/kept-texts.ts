import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import { askedTexts, knowTexts, sayKnownTexts } from "#extension/platform/known-texts.ts";

const MOST = 200;

type Kept = { language: string; texts: Record<string, string> };
/** What badges say, in memory of the browser: gone when it is closed, and when another version comes. */
const keptItem = storage.defineItem<Kept | null>("session:texts", { fallback: null });

const language = (): string => browser.i18n.getUILanguage();

let kept: Promise<Record<string, string>> | null = null;

/** Makes known what badges said before the background was ended. */
export const recallTexts = (): Promise<Record<string, string>> => {
  if (kept !== null) return kept;
  sayKnownTexts();
  kept = keptItem
    .getValue()
    .then((found) => {
      const texts = found?.language === language() ? found.texts : {};
      knowTexts(texts);
      return texts;
    })
    .catch(() => ({}));
  return kept;
};

/** Keeps what was asked for since the start for the next one; nothing to do when all of it was known. */
export const keepTexts = async (): Promise<void> => {
  const known = await recallTexts();
  const asked = askedTexts();
  const texts = { ...known, ...asked };
  if (Object.keys(asked).every((key) => key in known) || Object.keys(texts).length > MOST) return;
  kept = Promise.resolve(texts);
  await keptItem.setValue({ language: language(), texts });
};
