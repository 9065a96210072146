import type {
  Candidate,
  Identification,
  Identified,
  IdentifyProblem,
  NUMBER_PROBLEMS,
} from "#shared/contract/prospects.ts";
import { parseSiren, parseSiret, parseVat, stripSeparators } from "#shared/credit/identity.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { firmsOfSirens } from "../db/prospects.ts";
import { lookUpSiren } from "../sources/recherche-entreprises/look-up-siren.ts";
import { pickCandidates } from "../sources/recherche-entreprises/pick-candidates.ts";
import type { RegistryFirm } from "../sources/recherche-entreprises/registry-firm.ts";
import { searchRegistry } from "../sources/recherche-entreprises/search-registry.ts";
import type { SourceContext } from "../sources/source-context.ts";
import type { NotAnswered } from "../sources/source-outcome.ts";
import type { AskSirene } from "./ask-sirene.ts";
import { isIn } from "./describe-customer.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { registerFirmOf } from "./register-firm.ts";

/** The register takes such a name for a number as well. */
const ALL_DIGITS = /^[\d\s.]+$/;

type NumberProblem = (typeof NUMBER_PROBLEMS)[number];

/**
 * Who a name or number is, as the register has it: at most three, nothing guessed. A number that is none is said before anything
 * leaves; the register being away is no "nobody".
 */
export async function identify(
  asking: Asking,
  sources: SourceContext,
  sirene: AskSirene,
  { number, name, town }: Identification,
): Promise<Identified> {
  const printed = number?.trim() || (ALL_DIGITS.test(name ?? "") ? name : undefined);
  if (printed !== undefined) {
    const siren = sirenOf(printed);
    return siren.ok ? byNumber(asking, sources, sirene, siren.value) : nobody(siren.error);
  }
  const postcode = /^\d{5}$/.test(town?.trim() ?? "") ? town?.trim() : undefined;
  const search = {
    name: name ?? "",
    ...(postcode !== undefined ? { postcode } : town ? { town } : {}),
  };
  const outcome = await searchRegistry(sources, search);
  if (outcome.state === "refused") return nobody("name_too_short");
  if (outcome.state === "unavailable") return nobody(problemOf(outcome));
  const { candidates, total, sameNameAndTown } = pickCandidates(search, outcome.value);
  if (candidates.length === 0) return { ...nobody("nobody"), total, answeredOn: dayOf(outcome.fetchedAt) };
  return {
    candidates: await known(
      asking,
      candidates.map(({ firm }) => firm),
    ),
    ...{ total, sameNameAndTown, mergedInto: null, problem: null, answeredOn: dayOf(outcome.fetchedAt) },
  };
}

/** What the register does not show, or shows as ceased, INSEE may know to live on under another number. */
async function byNumber(
  asking: Asking,
  sources: SourceContext,
  sirene: AskSirene,
  siren: string,
): Promise<Identified> {
  const outcome = await lookUpSiren(sources, siren);
  if (outcome.state === "refused") return nobody(outcome.why);
  if (outcome.state === "unavailable") return nobody(problemOf(outcome));
  const { value, fetchedAt } = outcome;
  const firm = value.kind === "firm" ? value.firm : null;
  const said = firm === null || firm.active === false ? await sirene(siren) : null;
  const mergedInto = said?.kind === "merged" ? said.into : null;
  const answeredOn = dayOf(fetchedAt);
  if (firm === null)
    return { ...nobody(said?.kind === "hidden" ? "not_diffusible" : "nobody"), mergedInto, answeredOn };
  const candidates = await known(asking, [firm]);
  return { candidates, total: 1, sameNameAndTown: false, mergedInto, problem: null, answeredOn };
}

/** SIREN of a number as printed: a SIREN, a SIRET (La Poste's too) or a French VAT number. */
export function sirenOf(number: string): Result<string, NumberProblem> {
  const digits = stripSeparators(number);
  if (/^\d{9}$/.test(digits)) return parseSiren(digits);
  if (/^\d{14}$/.test(digits)) {
    const siret = parseSiret(digits);
    return siret.ok ? ok(siret.value.slice(0, 9)) : siret;
  }
  const vat = parseVat(number);
  if (!vat.ok) return vat;
  if (vat.value.country !== "FR") return failed("not_french");
  return vat.value.siren === null ? failed("monaco") : ok(vat.value.siren);
}

const nobody = (problem: IdentifyProblem): Identified => ({
  ...{ candidates: [], total: 0, sameNameAndTown: false, mergedInto: null, problem, answeredOn: null },
});

const problemOf = ({ why }: NotAnswered): IdentifyProblem => (why === "off" ? "source_off" : "source_down");

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whom of these the organization knows, as far as the member may hear of it. */
async function known(asking: Asking, firms: readonly RegistryFirm[]): Promise<Candidate[]> {
  const found = await firmsOfSirens(
    asking.db,
    asking.organization.number,
    firms.map(({ siren }) => siren),
  );
  const bySiren = new Map(found.filter(({ gone }) => gone === 0).map((each) => [each.siren, each]));
  const portfolio = portfolioOf(asking);
  return firms.map((firm) => {
    const each = bySiren.get(firm.siren);
    const seen = each !== undefined && isIn(portfolio, each.repCode);
    return {
      firm: registerFirmOf(firm),
      customerId: each !== undefined && seen ? each.publicId : null,
      knownElsewhere: each !== undefined && !seen,
    };
  });
}
