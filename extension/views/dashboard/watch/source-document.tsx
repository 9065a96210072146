import { i18n } from "#extension/platform/i18n.ts";
import { documentAddress } from "../../outside/event-words.ts";

/** Way to the source document; nothing where there is none that may be opened. */
export const SourceDocument = ({ document, about }: { document: string | null; about: string }) => {
  const address = documentAddress(document);
  if (address === null) return null;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={i18n.t("watch.documentOf", [about])}
    >
      {i18n.t("watch.document")}
    </a>
  );
};
