import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import type { Candidate } from "#shared/contract/prospects.ts";
import { formatDate, formatNumber } from "../format.ts";
import { Button } from "../ui/button.tsx";
import { bearsName } from "./bears-name.ts";

const standing = ({ active, closedOn }: RegisterFirm): string =>
  active
    ? i18n.t("identify.active")
    : closedOn === null
      ? i18n.t("outside.facts.ceased")
      : i18n.t("outside.facts.ceasedOn", [formatDate(closedOn, uiLanguage())]);

const factsOf = ({ createdOn, legalForm, employees, activity }: RegisterFirm): string[] =>
  [
    createdOn === null ? null : i18n.t("identify.since", [createdOn.slice(0, 4)]),
    legalForm === null ? null : i18n.t(`legalForms.${legalForm}`),
    employees === null ? null : i18n.t("offer.opening.employees", [formatNumber(employees, uiLanguage())]),
    activity === null ? null : `NAF ${activity}`,
  ].filter((fact) => fact !== null);

type Props = {
  candidate: Candidate;
  seenName: string | null;
  /** The page shows a record that can be linked to it. */
  hasRecord: boolean;
  /** null: its name does not single it out, so it cannot be picked. */
  onPick: (() => void) | null;
  busy: boolean;
  disabled: boolean;
  onOpen: (customerId: string) => void;
};

/** One firm of the register, told apart by its number, and what can be done with it. */
export const CandidateCard = ({ candidate, seenName, hasRecord, onPick, busy, disabled, onOpen }: Props) => {
  const { firm, customerId, knownElsewhere } = candidate;
  const place = firm.address ?? [firm.postcode, firm.town].filter((part) => part !== null).join(" ");
  return (
    <li className="candidate">
      <p className="candidate-name">
        <strong>{firm.name}</strong>
        <span className={firm.active ? "muted" : "candidate-ceased"}>{standing(firm)}</span>
      </p>
      <p className="figure">{i18n.t("identify.siren", [firm.siren])}</p>
      {place !== "" && <p>{place}</p>}
      <p className="muted">{factsOf(firm).join(" · ")}</p>
      {firm.diffusion === "partial" && <p>{i18n.t("identify.partial")}</p>}
      {firm.soleTrader && <p>{i18n.t("marks.natural_person")}</p>}
      {!bearsName(firm, seenName) && (
        <p className="candidate-doubt">{i18n.t("identify.otherName", [seenName ?? ""])}</p>
      )}
      {knownElsewhere && <p>{i18n.t("identify.elsewhere")}</p>}
      {customerId !== null && (
        <div className="row">
          <span className="muted">{i18n.t("identify.yours")}</span>
          <Button
            onClick={() => onOpen(customerId)}
            disabled={disabled}
            aria-label={i18n.t("identify.openOf", [firm.name])}
          >
            {i18n.t("identify.open")}
          </Button>
          {hasRecord && onPick !== null && (
            <Button onClick={onPick} busy={busy} disabled={disabled}>
              {i18n.t("identify.linkIt")}
            </Button>
          )}
        </div>
      )}
      {customerId === null && !knownElsewhere && onPick !== null && (
        <div className="row">
          <Button
            onClick={onPick}
            busy={busy}
            disabled={disabled}
            aria-label={i18n.t("identify.pickOf", [firm.name, firm.siren])}
          >
            {i18n.t("identify.pick")}
          </Button>
        </div>
      )}
    </li>
  );
};
