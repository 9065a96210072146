import type { OpenChoice } from "#shared/contract/record-choices.ts";

/** What the page called the record, else its number there. */
export const recordName = ({ seenName, link }: Pick<OpenChoice, "seenName" | "link">): string =>
  seenName ?? link.externalId;
