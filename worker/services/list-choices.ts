import * as z from "zod";
import {
  NAME_RECORD,
  type OpenChoice,
  type OpenChoicePage,
  type OwnChoice,
  type OwnChoices,
  type SeenRecord,
} from "#shared/contract/record-choices.ts";
import { numbersAgree } from "#shared/matching/numbers-agree.ts";
import { namesOf } from "../db/people.ts";
import {
  choicesFor,
  choicesStamp,
  EVERYONE,
  findChoice,
  type OpenChoiceRow,
  openChoices,
  type RecordChoice,
} from "../db/record-choices.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { decideLink } from "./decide-link.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { sha256 } from "./sha256.ts";

const OPEN_A_PAGE = 100;
/** The member's own ones and what analysts refused for everyone; the member's come first. */
const MOST_SYNCED = 10_000;

const linkOf = ({ site, origin, tenant, kind, externalId }: RecordChoice): OwnChoice["link"] => ({
  ...{ site, origin, tenant, kind, externalId },
});

const STAMP_DIGITS = 24;
const CONTENT_DIGITS = 40;

/**
 * What counts for this member; only the tag when it is the one already known. The tag is a stamp of what can change it, told in
 * one cheap statement, and a hash of the words themselves: where the stamp is the known one, they are not read.
 */
export async function listOwnChoices(asking: Asking, known: string | undefined): Promise<OwnChoices> {
  const { db, member, organization } = asking;
  const counted = await choicesStamp(db, organization.number, member.userId);
  const stamp = (await sha256(JSON.stringify([portfolioOf(asking), counted]))).slice(0, STAMP_DIGITS);
  if (known?.startsWith(`${stamp}.`)) return { tag: known, choices: null };
  const rows = await choicesFor(db, organization.number, member.userId, portfolioOf(asking), MOST_SYNCED);
  const choices = rows.map(
    (row): OwnChoice => ({
      link: linkOf(row),
      ...{ customerId: row.customerId, state: row.state, name: row.seenName },
      numbers: [row.siren, row.siret, row.vat].filter((number) => number !== null),
      everyone: row.author === EVERYONE,
    }),
  );
  const content = (await sha256(JSON.stringify(choices))).slice(0, CONTENT_DIGITS);
  return { tag: `${stamp}.${content}`, choices: known?.endsWith(`.${content}`) ? null : choices };
}

const Place = z.tuple([z.string()]);

/** Words of members that wait for a decision, the oldest first; of one customer, or all. */
export async function listOpenChoices(
  { db, organization }: Asking,
  customer: string | undefined,
  cursor: string | undefined,
): Promise<OpenChoicePage> {
  const after = cursor === undefined ? "" : decodeCursor(cursor, Place)[0];
  const rows = await openChoices(
    ...([db, organization.number, customer ?? null, NAME_RECORD] as const),
    ...([after, OPEN_A_PAGE + 1] as const),
  );
  const shown = rows.slice(0, OPEN_A_PAGE);
  const names = await namesOf(
    db,
    shown.map(({ author }) => author),
  );
  const last = shown.at(-1);
  return {
    choices: shown.map((row) => describe(row, names.get(row.author) ?? row.author, organization.siren)),
    next: last && rows.length > shown.length ? encodeCursor([last.id]) : null,
  };
}

/** What the page's numbers said, beside the customer's. */
export const numbersOf = (row: RecordChoice, ownSiren: string | null) =>
  numbersAgree(
    row,
    {
      siren: row.customerSiren,
      sirets: JSON.parse(row.customerSirets) as string[],
      vats: JSON.parse(row.customerVats) as string[],
    },
    ownSiren,
  );

const describe = (row: OpenChoiceRow, by: string, ownSiren: string | null): OpenChoice => ({
  ...{ id: row.id, state: row.state, link: linkOf(row), seenName: row.seenName, by },
  customer: { id: row.customerId, name: row.customerName, siren: row.customerSiren },
  linked:
    row.linkedId === null ? null : { id: row.linkedId, name: row.linkedName ?? "", siren: row.linkedSiren },
  numbers: numbersOf(row, ownSiren),
  since: new Date(row.recordedAt).toISOString(),
});

export const seenOf = (row: RecordChoice): SeenRecord => ({
  link: linkOf(row),
  name: row.seenName,
  ...{ siren: row.siren, siret: row.siret, vat: row.vat },
});

/**
 * A credit analyst finds a member right or wrong: for everyone the record is the customer then, or is not. `conflict`: a name
 * without a record is nobody's for everyone.
 */
export async function decideChoice(
  { db, organization, member, once, now, today }: Writing,
  id: string,
  { right, reason }: { right: boolean; reason: string },
): Promise<{ id: string }> {
  const row = await findChoice(db, organization.number, id);
  if (!row) throw new AppError("not_found");
  await decideLink(
    {
      ...{ db, organization: organization.number, actor: member.userId, now, today, reason },
      seen: seenOf(row),
      customer: { entityId: row.entityId, publicId: row.customerId },
      ...(once && { once: { once, status: 200, body: { id } } }),
    },
    (row.state === "chosen") === right ? "is" : "is_not",
  );
  return { id };
}
