import { useId, useState } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { NAME_RECORD, type OpenChoice } from "#shared/contract/record-choices.ts";
import { formatMoment } from "../../format.ts";
import { PRODUCTS } from "../../popup/products.ts";
import { Button } from "../../ui/button.tsx";
import { DecideDialog } from "./decide-dialog.tsx";
import { recordName } from "./record-name.ts";
import "../customer/records-section.css";

const whereText = ({ link }: OpenChoice): string => {
  const site = PRODUCTS[link.site] ?? new URL(link.origin).host;
  return link.kind === NAME_RECORD
    ? `${site}, ${i18n.t("links.byName")}`
    : `${site} · ${link.kind} ${link.externalId}`;
};

const Choice = ({
  choice,
  here,
  onDecide,
}: {
  choice: OpenChoice;
  here: boolean;
  onDecide: (verb: "confirm" | "reject") => void;
}) => {
  const words = useId();
  const { customer, linked, numbers, state } = choice;
  const foot = [whereText(choice), i18n.t("links.by", [choice.by]), formatMoment(choice.since, uiLanguage())];
  return (
    <li className="record">
      <div className="record-words">
        <p id={words}>
          <strong>{recordName(choice)}</strong> {i18n.t(`links.says.${state}`)}{" "}
          {here ? customer.name : <Link href={`/customers/${customer.id}`}>{customer.name}</Link>}
          {customer.siren !== null && <span className="muted"> {customer.siren}</span>}
        </p>
        {linked !== null && linked.id !== customer.id && (
          <p>{i18n.t("links.linked", [[linked.name, linked.siren ?? ""].join(" ").trim()])}</p>
        )}
        {numbers !== "silent" && (
          <p className={numbers === "contradict" ? "figure-bad" : "muted"}>
            {numbers === "contradict" ? "✕" : "✓"} {i18n.t(`links.numbers.${numbers}`)}
          </p>
        )}
        <p className="muted record-foot">{foot.join(" · ")}</p>
      </div>
      <div className="row">
        <Button aria-describedby={words} onClick={() => onDecide("confirm")}>
          {i18n.t(`links.confirm.${state}`)}
        </Button>
        <Button aria-describedby={words} look="quiet" onClick={() => onDecide("reject")}>
          {i18n.t(`links.reject.${state}`)}
        </Button>
      </div>
    </li>
  );
};

/** What members said of records and customers, each to be decided on for everyone. */
export const OpenChoices = ({
  label,
  choices,
  here = false,
}: {
  label: string;
  choices: OpenChoice[];
  /** On the page of a customer, in the panel too: no link leads to another one. */
  here?: boolean;
}) => {
  const [decided, setDecided] = useState<{ choice: OpenChoice; verb: "confirm" | "reject" } | null>(null);
  return (
    <>
      <ul className="records" aria-label={label}>
        {choices.map((choice) => (
          <Choice
            key={choice.id}
            choice={choice}
            here={here}
            onDecide={(verb) => setDecided({ choice, verb })}
          />
        ))}
      </ul>
      {decided && <DecideDialog {...decided} onClose={() => setDecided(null)} />}
    </>
  );
};
