import { v7 as uuidv7 } from "uuid";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import { type EpochDay, parseIsoDate } from "#shared/credit/calendar.ts";
import { runBatch, type Statement } from "../db/database.ts";
import { eventsOf, insertEvent, revokeEvent } from "../db/events.ts";
import { confirmRegisterFact, insertRegisterFact, registerFactsOf } from "../db/register-facts.ts";
import { type DueFirm, noteCheck } from "../db/source-checks.ts";
import { raiseItems, takeBackItems } from "../db/watch-items.ts";
import { REGISTER_FRESH_DAYS } from "./register-age.ts";
import { commitWatched, WATCH_ACTOR, type Watching } from "./watched-change.ts";

/** Events that rest on the register name it instead of a notice. */
const registerNotice = (siren: string): string => `register:${siren}`;

/**
 * Keeps what the register says of a customer, if it says something else than before. A firm that has ceased is no party to a contract any
 * more: its identity no longer holds (domain.md 2.9, "SIREN ceased"), and somebody has to look; taken back when the register has it
 * active again. Of a person it is only brought to somebody's attention. True when an assessment has to follow.
 */
export async function keepRegister(
  watching: Watching,
  customer: DueFirm,
  firm: RegisterFirm,
): Promise<boolean> {
  const { db, organization, now, today } = watching;
  const { entityId } = customer;
  const [known] = await registerFactsOf(db, organization, [entityId]);
  const checked = noteCheck(db, organization, {
    ...{ entityId, source: "recherche-entreprises", answeredAt: now, problem: null },
    nextDay: today + REGISTER_FRESH_DAYS,
  });
  if (known?.body === JSON.stringify(firm)) {
    await runBatch(db, [confirmRegisterFact(db, organization, entityId, now), checked]);
    return false;
  }
  const before = known === undefined ? null : (JSON.parse(known.body) as RegisterFirm);
  await commitWatched(watching, {
    customer,
    statements: [
      insertRegisterFact(db, organization, entityId, firm, now),
      checked,
      ...(await standingEffect(watching, customer, firm)),
    ],
    action: "register_read",
    detail: { before: shortOf(before), after: shortOf(firm) },
  });
  return true;
}

const shortOf = (firm: RegisterFirm | null) =>
  firm === null ? null : { name: firm.name, active: firm.active, closedOn: firm.closedOn, town: firm.town };

async function standingEffect(
  { db, organization, now, today }: Watching,
  { entityId, siren }: DueFirm,
  firm: RegisterFirm,
): Promise<Statement[]> {
  const noticeId = registerNotice(siren);
  const events = await eventsOf(db, organization, entityId);
  const standing = events.filter((event) => event.noticeId === noticeId && event.revokedAt === null);
  if (firm.active)
    return [
      ...standing.map(({ id }) => revokeEvent(db, organization, entityId, id, now)),
      takeBackItems(db, organization, entityId, [noticeId], now),
    ];
  const day = ceasedDay(firm, today);
  const item = raiseItems(db, organization, [
    {
      ...{ id: uuidv7(), entityId, reason: "ceased_in_register", subject: noticeId, raisedAt: now },
      params: { day, name: firm.name },
    },
  ]);
  // Somebody took the event back: that stands.
  const known = events.some((event) => event.noticeId === noticeId);
  if (firm.soleTrader || known) return [item];
  return [
    item,
    insertEvent(db, organization, {
      ...{ entityId, id: uuidv7(), kind: "identity_mismatch", day, note: "", author: WATCH_ACTOR },
      ...{ recordedAt: now, noticeId, publishedDay: null },
    }),
  ];
}

function ceasedDay({ closedOn }: RegisterFirm, today: EpochDay): EpochDay {
  const closed = closedOn === null ? null : parseIsoDate(closedOn);
  return closed?.ok ? Math.min(closed.value, today) : today;
}
