import { frenchVatOf } from "#shared/credit/identity.ts";
import { type Answer, json } from "./answer.ts";
import type { StandInFirm } from "./firms.ts";

/** What a Member State says of a number of another country; a word that is no verdict is an error of the service. */
export type StandInVat = { verdict: "VALID" | "INVALID" | (string & {}); name: string; address: string };

/** Germany keeps name and address; Greece writes EL; Northern Ireland XI; Italy's office does not answer. */
export const INVENTED_VATS: Readonly<Record<string, StandInVat>> = {
  DE136695976: { verdict: "VALID", name: "---", address: "---" },
  EL094259216: { verdict: "VALID", name: "ALPHA BRUMA AE", address: "ODOS KENTRIKI 4\n10431 ATHINA" },
  XI366303068: { verdict: "VALID", name: "LOUGH BRUMA LTD", address: "2 HARBOUR ROAD\nBELFAST" },
  IT00743110157: { verdict: "MS_UNAVAILABLE", name: "---", address: "---" },
  BE0428759497: { verdict: "MS_MAX_CONCURRENT_REQ", name: "---", address: "---" },
};

const NOBODY: StandInVat = { verdict: "INVALID", name: "---", address: "---" };

function vatOf(firms: readonly StandInFirm[], vat: string): StandInVat {
  const known = INVENTED_VATS[vat];
  if (known !== undefined) return known;
  const firm = firms.find(({ siren }) => frenchVatOf(siren) === vat);
  if (firm === undefined || firm.closed || firm.publicBody) return NOBODY;
  return { verdict: "VALID", name: firm.name, address: `${firm.street}\n${firm.postcode} ${firm.town}` };
}

type Asked = {
  countryCode?: unknown;
  vatNumber?: unknown;
  requesterNumber?: unknown;
};

/** POST /check-vat-number. Busy offices answer with `errorWrappers`, silent ones with a `userError` beside `valid: false`. */
export function checkAnswer(firms: readonly StandInFirm[], asked: Asked, now: number, count: number): Answer {
  const country = String(asked.countryCode ?? "");
  const number = String(asked.vatNumber ?? "");
  if (!/^[A-Z]{2}$/.test(country) || number === "")
    return json(400, { actionSucceed: false, errorWrappers: [{ error: "INVALID_INPUT" }] });
  const { verdict, name, address } = vatOf(firms, `${country}${number}`);
  if (verdict.includes("CONCURRENT"))
    return json(500, { actionSucceed: false, errorWrappers: [{ error: verdict }] });
  return json(200, {
    countryCode: country,
    vatNumber: number,
    requestDate: new Date(now).toISOString(),
    valid: verdict === "VALID",
    requestIdentifier: asked.requesterNumber ? `WAPIAAAA${String(count).padStart(8, "0")}` : "",
    name,
    address,
    traderName: "---",
    ...(verdict === "VALID" || verdict === "INVALID" ? {} : { userError: verdict }),
  });
}
