import type { RegisterFirm } from "#shared/contract/outside.ts";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import { legalFormOfCode } from "#shared/credit/structure/legal-form.ts";
import type { RegistryFirm } from "../sources/recherche-entreprises/registry-firm.ts";

/** A firm as members see it and as it is kept. One whose name the law hides is called by its number. */
export const registerFirmOf = (firm: RegistryFirm): RegisterFirm => ({
  siren: firm.siren,
  name: firm.name ?? firm.siren,
  otherNames: firm.otherNames.slice(0, OTHERS_KEPT),
  siret: firm.seat.siret,
  address: firm.seat.address,
  postcode: firm.seat.postcode,
  town: firm.seat.town,
  createdOn: isoDateOrNull(firm.createdDay),
  closedOn: isoDateOrNull(firm.closedDay),
  // Unless the register says that it has ceased.
  active: firm.active !== false,
  legalFormCode: firm.legalFormCode,
  legalForm: firm.legalFormCode === null ? null : legalFormOfCode(firm.legalFormCode),
  employees: firm.employeesFewest,
  activity: firm.activity,
  soleTrader: firm.soleTrader,
  diffusion: firm.diffusible,
  vat: firm.vat,
});

const OTHERS_KEPT = 20;
