import { i18n } from "#extension/platform/i18n.ts";
import type { ImportKind } from "#shared/contract/imports.ts";

/** What a file holds, in words. Message keys take no hyphen. */
export const kindWords = (kind: ImportKind): string =>
  kind === "open-items" ? i18n.t("imports.kinds.open_items") : i18n.t(`imports.kinds.${kind}`);
