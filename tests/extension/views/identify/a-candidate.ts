import type { RegisterFirm } from "#shared/contract/outside.ts";
import type { Candidate, Identified } from "#shared/contract/prospects.ts";

export const aFirm = (more: Partial<RegisterFirm> = {}): RegisterFirm => ({
  siren: "299900100",
  name: "ATELIERS CORRE",
  otherNames: [],
  siret: "29990010000012",
  address: "3 RUE DU PORT 29000 QUIMPER",
  postcode: "29000",
  town: "QUIMPER",
  createdOn: "2011-04-02",
  closedOn: null,
  active: true,
  legalFormCode: "5710",
  legalForm: "private_limited",
  employees: 20,
  activity: "43.32A",
  soleTrader: false,
  diffusion: "full",
  vat: null,
  ...more,
});

export const aCandidate = (more: Partial<RegisterFirm> = {}, known: Partial<Candidate> = {}): Candidate => ({
  firm: aFirm(more),
  customerId: null,
  knownElsewhere: false,
  ...known,
});

export const anAnswer = (candidates: Candidate[], more: Partial<Identified> = {}): Identified => ({
  candidates,
  total: candidates.length,
  sameNameAndTown: false,
  mergedInto: null,
  problem: null,
  answeredOn: null,
  ...more,
});
