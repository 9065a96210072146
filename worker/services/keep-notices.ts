import { v7 as uuidv7 } from "uuid";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import type { GazetteNotice } from "#shared/gazette/notice.ts";
import { readRecord } from "#shared/gazette/read-record.ts";
import { keysAgree, normaliseName } from "#shared/matching/normalise-name.ts";
import { runBatch } from "../db/database.ts";
import { noticesOf, type OwnNotice, ownersOfNotices, saveNotices, unnumberedFirms } from "../db/notices.ts";
import { type RaisedItem, raiseItems } from "../db/watch-items.ts";
import { personNoticesFrom } from "./forget-outside.ts";
import { holdNotices } from "./hold-notices.ts";
import type { Watching } from "./watched-change.ts";

/**
 * Keeps those of some raw notices that are about the organization's own, and has them take effect together with what is known already.
 * Gives the customers whose assessment has to follow. A notice that cannot be read is no reason to lose the others.
 */
export async function keepNotices(watching: Watching, raw: readonly unknown[]): Promise<number[]> {
  const notices = raw.flatMap((each): GazetteNotice[] => {
    const read = readRecord(each);
    if (read.ok) return isForgotten(read.value, watching.today) ? [] : [read.value];
    console.warn(JSON.stringify({ gazette: "unreadable", problem: read.error }));
    return [];
  });
  const own = await ownOf(watching, notices);
  await raiseNameOnly(watching, notices, own);
  if (own.length === 0) return [];
  const { db, organization, now } = watching;
  const customers = new Map(own.map((each) => [each.entityId, each]));
  const known = await noticesOf(db, organization, [...customers.keys()]);
  const fresh = own.filter((each) => !isKept(each, known));
  if (fresh.length === 0) return [];
  await runBatch(db, [saveNotices(db, organization, fresh, now)]);
  const changed: number[] = [];
  for (const entityId of new Set(fresh.map((each) => each.entityId))) {
    const customer = customers.get(entityId);
    if (customer && (await holdNotices(watching, customer))) changed.push(entityId);
  }
  return changed;
}

const isForgotten = ({ naturalPerson, publishedDay }: GazetteNotice, today: EpochDay): boolean =>
  naturalPerson === true && publishedDay < personNoticesFrom(today);

type FoundNotice = OwnNotice & { publicId: string; siren: string | null };

/** By the SIRENs a notice names; one that corrects or annuls another is about whom that one is about. */
async function ownOf(
  { db, organization }: Watching,
  notices: readonly GazetteNotice[],
): Promise<FoundNotice[]> {
  const owners = await ownersOfNotices(db, organization, {
    sirens: notices.flatMap(({ sirens }) => sirens),
    noticeIds: notices.flatMap(({ previous }) => previous ?? []),
  });
  return notices.flatMap((notice) => {
    const found = owners.filter(
      ({ siren, noticeId }) =>
        (siren !== null && notice.sirens.includes(siren)) ||
        (noticeId !== null && noticeId === notice.previous),
    );
    const byEntity = new Map(found.map((owner) => [owner.entityId, owner]));
    return [...byEntity.values()].map(({ entityId, publicId, siren }) => ({
      ...{ entityId, publicId, siren, notice },
    }));
  });
}

const isKept = ({ entityId, notice }: OwnNotice, known: readonly OwnNotice[]): boolean =>
  known.some(
    (each) =>
      each.entityId === entityId &&
      each.notice.id === notice.id &&
      JSON.stringify(each.notice) === JSON.stringify(notice),
  );

/** Some procedures name no number: a customer without one who bears the name is brought to somebody's attention, and no more. */
async function raiseNameOnly(
  { db, organization, now }: Watching,
  notices: readonly GazetteNotice[],
  own: readonly FoundNotice[],
): Promise<void> {
  const found = new Set(own.map(({ notice }) => notice.id));
  const unnumbered = notices.filter(
    ({ id, family, sirens }) => family === "collective" && sirens.length === 0 && !found.has(id),
  );
  if (unnumbered.length === 0) return;
  const firms = (await unnumberedFirms(db, organization)).map((firm) => ({
    ...firm,
    key: normaliseName(firm.name),
  }));
  const items = unnumbered.flatMap(({ id, names, publishedDay, judgment }): RaisedItem[] => {
    const keys = names.map(normaliseName).filter(({ key }) => key !== "");
    return firms
      .filter((firm) => firm.key.key !== "" && keys.some((key) => keysAgree(key, firm.key)))
      .map(({ entityId }) => ({
        ...{ id: uuidv7(), entityId, reason: "name_only", subject: id, raisedAt: now },
        params: {
          ...{ name: names[0] ?? "", wording: judgment?.nature ?? "" },
          publishedOn: formatIsoDate(publishedDay),
        },
      }));
  });
  if (items.length > 0) await runBatch(db, [raiseItems(db, organization, items)]);
}
