import { uiLanguage } from "#extension/platform/language.ts";
import { formatMoney, formatShortMoney } from "#extension/views/format.ts";
import { currentAccount } from "./account.ts";
import { recallTexts } from "./kept-texts.ts";
import { indexOf } from "./local-index.ts";
import { choicesOf } from "./own-choices.ts";

/**
 * Makes ready what the first look-up after a start needs, while the message that woke the background is still being
 * checked: index and own words from disk, and meanwhile the engine's number formats.
 */
export const warmUp = async (): Promise<void> => {
  const [account] = await Promise.all([currentAccount(), recallTexts()]);
  if (account === null) return;
  const read = Promise.all([indexOf(account), choicesOf(account.copy)]);
  const { currency } = account.session.me.organization;
  formatShortMoney(0, currency, uiLanguage());
  formatMoney(0, currency, uiLanguage());
  await read;
};
