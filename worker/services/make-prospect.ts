import { v7 as uuidv7 } from "uuid";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import type { NewProspect, ProspectMade } from "#shared/contract/prospects.ts";
import type { SeenRecord } from "#shared/contract/record-choices.ts";
import { foldForSearch } from "#shared/matching/fold-for-search.ts";
import { insertEntities } from "../db/apply-customers.ts";
import { isTaken, type Statement } from "../db/database.ts";
import { markDue } from "../db/find-customer.ts";
import { setNaturalPerson } from "../db/natural-persons.ts";
import { ENTITY_TAKEN, firmsOfSirens, insertProspect, nextEntityId } from "../db/prospects.ts";
import { insertRegisterFact } from "../db/register-facts.ts";
import { raiseRevision } from "../db/revision.ts";
import { type DueFirm, noteCheck } from "../db/source-checks.ts";
import { AppError } from "../errors.ts";
import { lookUpSiren } from "../sources/recherche-entreprises/look-up-siren.ts";
import type { SourceContext } from "../sources/source-context.ts";
import { askAbout } from "./ask-about.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { chooseCustomer } from "./choose-customer.ts";
import { commitChange } from "./commit-change.ts";
import { isIn } from "./describe-customer.ts";
import { portfolioOf } from "./find-visible-customer.ts";
import { REGISTER_FRESH_DAYS } from "./register-age.ts";
import { registerFirmOf } from "./register-firm.ts";

/**
 * The firm that a member picked becomes a prospect of the organization, with what the register says of it (read there, not taken from the
 * client); the record of the page becomes its own, or the member's word on it. One that is known already stays what it is.
 * `not_found`: the register shows nobody of that number; `source_unavailable`: it cannot be asked; `conflict`: it is in
 * somebody else's portfolio.
 */
export async function makeProspect(
  writing: Writing,
  sources: SourceContext,
  { siren, record }: NewProspect,
): Promise<ProspectMade> {
  const { db, organization } = writing;
  const [known] = await firmsOfSirens(db, organization.number, [siren]);
  if (known && known.gone === 0) {
    if (!isIn(portfolioOf(writing), known.repCode)) throw new AppError("conflict");
    return { id: known.publicId, already: true, link: await linkTo(writing, known.publicId, record, true) };
  }
  // Whoever sees a portfolio that has no code would never see it again.
  if (writing.visibility.scope === "own" && writing.member.repCode === null)
    throw new AppError("not_allowed");
  const firm = await firmOf(sources, siren);
  const publicId = known?.publicId ?? uuidv7();
  const entityId = await create(writing, firm, { publicId, entityId: known?.entityId ?? null, record });
  await askOthers(writing, sources, { entityId, publicId, siren, vats: "[]", name: firm.name });
  await reassess(db, organization.number, [entityId], writing.today);
  return { id: publicId, already: false, link: await linkTo(writing, publicId, record, false) };
}

async function firmOf(sources: SourceContext, siren: string): Promise<RegisterFirm> {
  const outcome = await lookUpSiren(sources, siren);
  if (outcome.state === "refused")
    throw new AppError("invalid_input", { fields: [{ path: "siren", message: outcome.why }] });
  if (outcome.state === "unavailable") throw new AppError("source_unavailable");
  if (outcome.value.kind === "absent") throw new AppError("not_found");
  return registerFirmOf(outcome.value.firm);
}

/** What else is asked at once, as far as it is on: "no procedure published" is only said by who has looked. What is away is asked tonight. */
const AT_ONCE = ["bodacc", "ratios"] as const;

async function askOthers(writing: Writing, sources: SourceContext, firm: DueFirm): Promise<void> {
  const { db, organization, now, today } = writing;
  const watching = { db, organization: organization.number, now, today };
  for (const source of AT_ONCE) if (sources.isOn(source)) await askAbout(watching, sources, source, firm);
}

type Creation = { publicId: string; entityId: number | null; record: SeenRecord | null };

const ATTEMPTS = 20;

/** The legal entity with all that is known of it; whoever imports at the same moment may take its number first. */
async function create(writing: Writing, firm: RegisterFirm, creation: Creation): Promise<number> {
  const { db, organization, member, now, today } = writing;
  for (let attempt = 1; ; attempt++) {
    const entityId = creation.entityId ?? (await nextEntityId(db, organization.number));
    const body: ProspectMade = { id: creation.publicId, already: false, link: null };
    try {
      await commitChange(db, organization.number, {
        statements: [
          raiseRevision(db, organization.number),
          ...(creation.entityId === null ? [insertFirm(writing, entityId, creation.publicId, firm)] : []),
          insertProspect(db, organization.number, {
            ...{ entityId, author: member.userId, createdAt: now },
            seenName: creation.record?.name ?? firm.name,
          }),
          insertRegisterFact(db, organization.number, entityId, firm, now),
          noteCheck(db, organization.number, {
            ...{ entityId, source: "recherche-entreprises", answeredAt: now, problem: null },
            nextDay: today + REGISTER_FRESH_DAYS,
          }),
          ...(firm.soleTrader
            ? [
                setNaturalPerson(db, organization.number, entityId, {
                  author: member.userId,
                  recordedAt: now,
                }),
              ]
            : []),
          markDue(db, organization.number, [entityId], today),
        ],
        audit: [
          {
            ...{ actor: member.userId, action: "prospect_identified" },
            ...{ subjectKind: "customer", subjectId: creation.publicId },
            detail: { before: null, after: { siren: firm.siren, name: firm.name } },
          },
        ],
        now,
        // Without a record that is all; with one its link is a change of its own, and repeats safely.
        ...(writing.once && creation.record === null && { once: { once: writing.once, status: 201, body } }),
      });
      return entityId;
    } catch (error) {
      if (!isTaken(error, ENTITY_TAKEN) || attempt === ATTEMPTS) throw error;
    }
  }
}

const insertFirm = (
  { db, organization, member, now }: Writing,
  id: number,
  publicId: string,
  firm: RegisterFirm,
): Statement =>
  insertEntities(
    db,
    organization.number,
    [
      {
        ...{
          id,
          publicId,
          name: firm.name,
          searchName: foldForSearch(firm.name),
          otherNames: firm.otherNames,
        },
        ...{ siren: firm.siren, sirets: firm.siret === null ? [] : [firm.siret], domains: [] },
        vats: firm.vat === null ? [] : [firm.vat],
        ...{ groupId: null, repCode: member.repCode, termsKind: null, termsDays: null },
        insurerReference: null,
      },
    ],
    now,
  );

/** The record of the page that it was picked for: the one who picks says what it is, as of any customer. */
async function linkTo(
  writing: Writing,
  id: string,
  record: SeenRecord | null,
  already: boolean,
): Promise<ProspectMade["link"]> {
  if (record === null) return null;
  const { state } = await chooseCustomer(writing, id, record, ({ state: link }) => ({
    status: already ? 200 : 201,
    body: { id, already, link } satisfies ProspectMade,
  }));
  return state;
}
