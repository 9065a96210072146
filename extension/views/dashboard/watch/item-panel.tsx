import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { WatchItem } from "#shared/contract/watch.ts";
import { formatMoment } from "../../format.ts";
import type { FocusOn } from "../list-beside.tsx";
import { itemFacts, itemSentences, quotedWording } from "./item-words.ts";
import { type Outcome, paramOf } from "./settlement-draft.ts";
import { SettlementPart } from "./settlement-part.tsx";
import { SourceDocument } from "./source-document.tsx";

type ItemPanelProps = {
  item: WatchItem;
  today: string;
  keys: boolean;
  focusOn: FocusOn;
  onSettled: (outcome: Outcome) => void;
};

/** One item with what its source says, and the answers there are. */
export const ItemPanel = ({ item, today, keys, focusOn, onSettled }: ItemPanelProps) => {
  const language = uiLanguage();
  const title = useRef<HTMLHeadingElement>(null);
  const { id, about, reason } = item;
  useEffect(() => {
    if (focusOn?.id === id) title.current?.focus();
  }, [focusOn, id]);
  const words = i18n.t(`watch.reasons.${reason}`);
  const quoted = quotedWording(item);
  const facts = itemFacts(item, language);
  const other = reason === "same_name_as_prospect" ? paramOf(item, "customerId") : "";
  return (
    <article className="report-panel">
      <header className="report-head">
        <p>
          <Link href={`/customers/${about.customerId}`}>{about.name}</Link>
          {about.siren !== null && <span className="muted"> {i18n.t("deadlines.siren", [about.siren])}</span>}
        </p>
        <h2 ref={title} tabIndex={-1} aria-label={`${about.name}, ${words}`}>
          {words}
        </h2>
        {itemSentences(item).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </header>
      {quoted !== null && (
        <section className="report-part" aria-labelledby={`quote-${id}`}>
          <h3 id={`quote-${id}`}>{i18n.t("watch.quote")}</h3>
          <blockquote className="report-text" lang="fr">
            {quoted}
          </blockquote>
        </section>
      )}
      <dl className="facts">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="row">
        <SourceDocument document={item.document} about={about.name} />
        {other !== "" && <Link href={`/customers/${other}`}>{i18n.t("watch.customerOfName")}</Link>}
        <span className="muted">{i18n.t("watch.raised", [formatMoment(item.raisedAt, language)])}</span>
      </p>
      <SettlementPart item={item} today={today} keys={keys} onSettled={onSettled} />
    </article>
  );
};
