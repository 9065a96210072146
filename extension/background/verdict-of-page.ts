import type { PageDocument, VerdictView } from "#extension/platform/messages.ts";
import { pageOrder } from "#extension/views/order-check/page-order.ts";
import { dayIn } from "#extension/views/ui/today.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { checkRulesOf } from "./check-rules.ts";
import { readSynced } from "./copy.ts";
import { withGrant } from "./grant-on-verdict.ts";
import { localCheck } from "./local-check.ts";
import { lookUpWithOwn, underReview } from "./own-report.ts";
import { type Unchecked, uncheckedView, verdictView } from "./verdict-view.ts";

export type AskedVerdict = { scope: LinkScope; sighting: Sighted; document: PageDocument; lang: string };

/**
 * The verdict on the document of a page, from the copy alone: nothing leaves the browser. Whatever is not certain (customer,
 * amount, rules of another version) asks, or says what is missing; null until there is a copy.
 */
export const verdictOfPage = async (
  account: Account,
  { scope, sighting, document, lang }: AskedVerdict,
  now: number,
): Promise<VerdictView | null> => {
  const { organization } = account.session.me;
  const { currency } = organization;
  const [found] = (await lookUpWithOwn(account, scope, [sighting])) ?? [];
  if (found === undefined) return null;
  const unchecked = (why: Unchecked) => uncheckedView(why, document, found, currency);
  const { kind } = found.match;
  if (kind === "unsure" || kind === "conflict") return unchecked("which_customer");
  const [kept] = found.rows;
  if (kind !== "matched" || kept === undefined) return unchecked("unknown_customer");
  const row = found.ownWaiting === "warning" ? underReview(kept) : kept;
  const rules = await checkRulesOf(account.copy);
  if (rules.kind !== "known") return unchecked(rules.kind);
  const read = pageOrder(document, {
    home: currency,
    lang,
    ownVatBasisPoints: row.figures?.order?.vatBasisPoints ?? null,
    standardVatBasisPoints: rules.vatBasisPoints,
  });
  if (read.kind === "unread") return unchecked(read.why);
  const order = { ...read.order, ...(found.unconfirmed && { linkUnconfirmed: true }) };
  const revision = (await readSynced(account.copy))?.revision ?? 0;
  const day = parseIsoDate(dayIn(organization.timeZone, new Date(now)));
  const checked = day.ok ? localCheck(row, order, rules, { currency, revision, asOf: day.value }) : null;
  if (!day.ok || checked === null) return unchecked("class_only");
  const { receivablesCents } = rules;
  const view = verdictView(checked, document, found, { currency, vat: read.vat, receivablesCents });
  const granted = {
    link: document.link === undefined ? null : { ...scope, ...document.link },
    number: document.number ?? "",
    currency: read.currency,
    amountCents: order.amountCents,
  };
  return withGrant(account, view, checked, granted, day.value);
};
