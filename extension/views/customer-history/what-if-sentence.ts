import { i18n } from "#extension/platform/i18n.ts";
import type { Counterfactual, Standing, SupposedChange } from "#shared/contract/explanations.ts";
import { formatDate, formatList, formatMoney, type Language } from "../format.ts";

type Document = Exclude<SupposedChange, { kind: "set_limit" }>;
const NAMED = 3;

/** Documents of a supposed change; none where a limit is set. */
export const documentsOf = ({ change }: Pick<Counterfactual, "change">): Document[] =>
  change.filter((each): each is Document => each.kind !== "set_limit");

/** "If F-231 (8 200 €) is paid: class B", in one whole sentence. */
export const whatIfSentence = (
  { change, costCents, holdsFrom, after }: Counterfactual,
  now: Standing,
  currency: string,
  language: Language,
): string => {
  const money = (cents: number) => formatMoney(cents, currency, language);
  const [first] = change;
  const documents = documentsOf({ change });
  const sum = documents.reduce((all, { amountCents }) => all + amountCents, 0);
  if (first?.kind === "set_limit")
    return i18n.t("explain.whatIf.set_limit", [money(first.amountCents), money(after.headroomCents ?? 0)]);
  const kind = first?.kind ?? "pay_item";
  const many = documents.length > NAMED;
  const subject =
    kind === "pay_item" ? (documents.length === 1 ? "pay_one" : many ? "pay_many" : "pay_few") : kind;
  const names = many
    ? String(documents.length)
    : formatList(
        documents.map(({ reference }) => reference),
        language,
      );
  const amount = money(kind === "pay_item" ? costCents : sum);
  if (holdsFrom > now.asOf)
    return i18n.t(
      `explain.whatIf.later.${documents.length === 1 ? "pay_one" : many ? "pay_many" : "pay_few"}`,
      [names, amount, after.riskClass, formatDate(holdsFrom, language)],
    );
  return i18n.t(`explain.whatIf.${after.riskClass === now.riskClass ? "stays" : "becomes"}.${subject}`, [
    names,
    amount,
    after.riskClass,
  ]);
};
