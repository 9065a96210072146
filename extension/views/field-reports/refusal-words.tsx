import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { formatList } from "../format.ts";

const FIELDS = [
  "code",
  "knownBy",
  "seenOn",
  "promisedOn",
  "reference",
  "reason",
  "amountCents",
  "text",
  "link",
  "customerId",
] as const;

const fieldName = (path: string) => FIELDS.find((field) => path.split(".").includes(field)) ?? "other";

/** Why the server did not take it, what of it exactly, and the number that the logs know it by. */
export const RefusalWords = ({ failure }: { failure: Failure }) => {
  const names = [...new Set((failure.fields ?? []).map(fieldName))];
  return (
    <>
      <p>{i18n.t(`errors.${failure.code}`)}</p>
      {names.length > 0 && (
        <p>
          {i18n.t("reports.writes.fields", [
            formatList(
              names.map((name) => i18n.t(`reports.writes.field.${name}`)),
              uiLanguage(),
            ),
          ])}
        </p>
      )}
      {failure.requestId && <p className="muted">{i18n.t("ui.requestId", [failure.requestId])}</p>}
    </>
  );
};
