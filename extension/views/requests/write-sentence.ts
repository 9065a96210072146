import { i18n } from "#extension/platform/i18n.ts";
import type { RequestWrite } from "#extension/platform/messages.ts";
import type { Language } from "../format.ts";
import { confirmSentence } from "./grant-sentence.ts";
import { askedSentence } from "./request-sentence.ts";

/** What the member wrote, in a sentence: shown while it waits, and beside why it was refused. */
export const writeSentence = (write: RequestWrite, language: Language, currency = "EUR"): string => {
  switch (write.step) {
    case "ask":
      return askedSentence(write.body.asked, currency, language);
    case "decision":
      return write.body.outcome === "grant"
        ? confirmSentence(write.body.grant, write.customerName, { currency, language })
        : i18n.t("requests.confirm.refuse", [
            write.customerName,
            i18n.t(`requests.refusals.${write.body.reason}`),
          ]);
    default: {
      const { note } = write.body;
      const step = i18n.t(`requests.writes.steps.${write.step}`);
      return note === "" ? step : `${step} · ${note}`;
    }
  }
};
