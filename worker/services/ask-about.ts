import { v7 as uuidv7 } from "uuid";
import { runBatch } from "../db/database.ts";
import { type DueFirm, noteCheck } from "../db/source-checks.ts";
import { raiseItems } from "../db/watch-items.ts";
import { noticesOfSiren } from "../sources/bodacc/notices-of-siren.ts";
import { publishedAccounts } from "../sources/ratios/published-accounts.ts";
import { lookUpSiren } from "../sources/recherche-entreprises/look-up-siren.ts";
import type { SireneAnswer } from "../sources/sirene/sirene-unit.ts";
import type { SourceContext } from "../sources/source-context.ts";
import type { Outcome, Refused } from "../sources/source-outcome.ts";
import { checkVat } from "../sources/vies/check-vat.ts";
import { keepAccounts } from "./keep-accounts.ts";
import { keepNotices } from "./keep-notices.ts";
import { keepRegister } from "./keep-register.ts";
import { keepVat } from "./keep-vat.ts";
import { registerFirmOf } from "./register-firm.ts";
import type { FirmSource } from "./watch-firms.ts";
import type { Watching } from "./watched-change.ts";

/** `changed`: its assessment has to follow. `unavailable`: the source could not be asked, nothing is noted. */
export type Asked = "changed" | "same" | "unavailable";

/** What a source cannot be asked, or has nothing of, is asked about again after so long. */
const NOTHING_DAYS = 30;
/** By day from here on: the gazette is asked about one firm once. */
const ONCE_DAYS = 36_500;

/** Asks one source about one firm, and keeps what it says. */
export const askAbout = (
  watching: Watching,
  sources: SourceContext,
  source: FirmSource,
  firm: DueFirm,
): Promise<Asked> => ABOUT[source](watching, sources, firm);

type About = (watching: Watching, sources: SourceContext, firm: DueFirm) => Promise<Asked>;

const ABOUT: Record<FirmSource, About> = {
  "recherche-entreprises": async (watching, sources, firm) => {
    const found = usable(await lookUpSiren(sources, firm.siren));
    if (found.kind === "none") return found.asked;
    if (found.kind === "refused") return noteProblem(watching, firm, "recherche-entreprises", found.why);
    if (found.value.kind === "absent") return noteAbsent(watching, firm);
    const { active } = found.value.firm;
    if (active === false) await noteMerged(watching, firm);
    return changedIf(await keepRegister(watching, firm, registerFirmOf(found.value.firm)));
  },
  bodacc: async (watching, sources, firm) => {
    const found = usable(await noticesOfSiren(sources, firm.siren));
    if (found.kind === "none") return found.asked;
    if (found.kind === "refused") return noteProblem(watching, firm, "bodacc", found.why);
    const changed = await keepNotices(watching, found.value.notices);
    await noteAsked(watching, firm, "bodacc", ONCE_DAYS);
    return changedIf(changed.includes(firm.entityId));
  },
  ratios: async (watching, sources, firm) => {
    const found = usable(await publishedAccounts(sources, firm.siren));
    if (found.kind === "none") return found.asked;
    if (found.kind === "refused") return noteProblem(watching, firm, "ratios", found.why);
    return changedIf(await keepAccounts(watching, firm, found.value));
  },
  vies: async (watching, sources, firm) => {
    const [vat] = JSON.parse(firm.vats) as string[];
    if (vat === undefined) return noteProblem(watching, firm, "vies", "bad_shape");
    const found = usable(await checkVat(sources, { vat, requester: watching.ownVat ?? null }));
    if (found.kind === "none") return found.asked;
    if (found.kind === "refused") return noteProblem(watching, firm, "vies", found.why);
    await keepVat(watching, firm, { vat, check: found.value });
    return "same";
  },
};

const changedIf = (changed: boolean): Asked => (changed ? "changed" : "same");

type Usable<Value, Why> =
  | { kind: "said"; value: Value }
  | { kind: "refused"; why: Why }
  | { kind: "none"; asked: "unavailable" };

/** An old answer that is told because the source is away is nothing new to the watch. */
function usable<Value, Why extends string>(outcome: Outcome<Value> | Refused<Why>): Usable<Value, Why> {
  if (outcome.state === "refused") return { kind: "refused", why: outcome.why };
  if (outcome.state === "unavailable" || outcome.state === "stale")
    return { kind: "none", asked: "unavailable" };
  return { kind: "said", value: outcome.value };
}

async function noteProblem(
  watching: Watching,
  { entityId }: DueFirm,
  source: FirmSource,
  problem: string,
): Promise<Asked> {
  const { db, organization, today } = watching;
  const check = { entityId, source, answeredAt: null, problem, nextDay: today + NOTHING_DAYS };
  await runBatch(db, [noteCheck(db, organization, check)]);
  return "same";
}

/** The register shows nobody of that number: INSEE may say why. */
async function noteAbsent(watching: Watching, firm: DueFirm): Promise<Asked> {
  const said = await noteMerged(watching, firm);
  return noteProblem(watching, firm, "recherche-entreprises", said?.kind ?? "absent");
}

/** A number that lives on in another one is brought to somebody's attention: who the customer is now, a person says. */
async function noteMerged(watching: Watching, { entityId, siren }: DueFirm): Promise<SireneAnswer | null> {
  const said = (await watching.sirene?.(siren)) ?? null;
  if (said?.kind !== "merged") return said;
  const { db, organization, now } = watching;
  const item = { id: uuidv7(), entityId, reason: "merged_in_register" as const, subject: siren };
  await runBatch(db, [
    raiseItems(db, organization, [{ ...item, params: { into: said.into ?? "" }, raisedAt: now }]),
  ]);
  return said;
}

async function noteAsked(
  { db, organization, now, today }: Watching,
  { entityId }: DueFirm,
  source: FirmSource,
  days: number,
): Promise<void> {
  const check = { entityId, source, answeredAt: now, problem: null, nextDay: today + days };
  await runBatch(db, [noteCheck(db, organization, check)]);
}
