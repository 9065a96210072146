import type { OutsideShown, RegisterFirm } from "#shared/contract/outside.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import type { FactRows, NoticeFacts, RegisterFacts } from "../db/facts.ts";

const EVENTS_SHOWN = 5;

/** What a badge row carries of one firm from outside; undefined where there is nothing. */
export type ShowOutside = (entityId: number, assessment: Assessment) => OutsideShown | undefined;

/** Reads the outside rows of a slice once; asked for each of its legal entities. */
export function outsideShownOf(rows: FactRows): ShowOutside {
  const register = new Map(rows.register.map((row) => [row.entityId, row]));
  const notices = Map.groupBy(rows.notices, (row) => row.entityId);
  const asked = new Map(rows.gazette.map((row) => [row.entityId, row.answeredAt]));
  return (entityId, assessment) => {
    const row = register.get(entityId);
    const events = eventsOf(notices.get(entityId) ?? [], row);
    const offer = offerOf(assessment);
    if (row === undefined && events.length === 0) return undefined;
    return {
      firm: row === undefined ? null : firmOf(row),
      firmOn: row === undefined ? null : dayOf(row.checkedAt),
      gazetteOn: dayOrNull(asked.get(entityId)),
      events,
      ...(offer && { offer }),
    };
  };
}

/** Of a time in Unix milliseconds. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayOrNull = (at: number | undefined): string | null => (at === undefined ? null : dayOf(at));

function firmOf({ body }: RegisterFacts): OutsideShown["firm"] {
  const { createdOn, closedOn, active, legalForm, employees, activity, town } = JSON.parse(
    body,
  ) as RegisterFirm;
  return { createdOn, closedOn, active, legalForm, employees, activity, town };
}

function eventsOf(notices: readonly NoticeFacts[], row: RegisterFacts | undefined): OutsideShown["events"] {
  const told = notices.map(({ kind, day, publishedDay, document }) => ({
    ...{ kind, document },
    on: formatIsoDate(day),
    publishedOn: formatIsoDate(publishedDay),
  }));
  const closedOn = row === undefined ? null : (JSON.parse(row.body) as RegisterFirm).closedOn;
  const ceased =
    closedOn === null ? [] : [{ kind: "ceased" as const, on: closedOn, publishedOn: null, document: null }];
  return [...told, ...ceased].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, EVENTS_SHOWN);
}

/** Prospects alone have an opening offer (POLICY 1.3). */
function offerOf({ openingOffer }: Assessment): OutsideShown["offer"] {
  if (!openingOffer) return undefined;
  const { amountCents, termsDays, facts, missing } = openingOffer;
  return { amountCents, termsDays, equityBasisPoints: facts.equityBasisPoints, missing };
}
