import type { ImportKind } from "#shared/contract/imports.ts";
import { parseSiren, parseSiret, parseVat } from "#shared/credit/identity.ts";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import { readDomain } from "#shared/matching/web-domain.ts";
import type { StoredCustomer } from "./chunk-rows.ts";

export type KnownEntity = {
  id: number;
  publicId: string;
  name: string;
  otherNames: string[];
  siren: string | null;
  sirets: string[];
  vats: string[];
  domains: string[];
  groupId: number | null;
  repCode: string | null;
  termsKind: "net" | "eom_a" | "eom_b" | null;
  termsDays: number | null;
  insurerReference: string | null;
};
/** An account that the import speaks of. */
export type NamedAccount = { id: number; entityId: number | null; number: string; record: StoredCustomer };
export type ImportedLimit = {
  kind: "approved" | "insured";
  amountCents: number;
  until: string | null;
};

/** All that the plan of a slice looks at. */
export type Known = {
  kind: ImportKind;
  /** Entities of the accounts, of their numbers and of their SIRENs. */
  entities: KnownEntity[];
  /** Every account of those entities. */
  accounts: { id: number; entityId: number; number: string }[];
  /** Entity that another source with the same numbering names by this number. */
  byNumber: Map<string, number>;
  groups: Map<string, number>;
  /** The limits that imports set last, by entity. */
  imported: Map<number, ImportedLimit[]>;
  nextEntityId: number;
  nextGroupId: number;
};

export type CustomerPlan = {
  created: KnownEntity[];
  changed: KnownEntity[];
  /** Owner and name of accounts; `from` is null for one that had no owner. */
  accounts: { id: number; number: string; name: string; from: number | null; to: number }[];
  /** Entities left without account: what people recorded on them goes with the account. `events`: insolvencies too. */
  dissolved: { from: number; to: number; events: boolean }[];
  limits: (ImportedLimit & { entityId: number })[];
  groups: { id: number; name: string }[];
};

const MAX_OTHERS = 20;

/**
 * What an import changes about customers: who owns each account and what is said about the owner. Accounts with the same
 * SIREN are one legal entity; a number that another source with the same numbering uses is the same customer unless their
 * SIRENs differ; everybody else is a legal entity alone. A CSV of customers is the authority on what it says, other files
 * only fill what is unknown; what a file leaves out changes nothing. An imported limit is taken when it differs from the one
 * imported last: a decision made here since then is not undone by the same file.
 */
export function planCustomers(rows: NamedAccount[], known: Known, newPublicId: () => string): CustomerPlan {
  const plan: CustomerPlan = {
    created: [],
    changed: [],
    accounts: [],
    dissolved: [],
    limits: [],
    groups: [],
  };
  const entities = new Map(known.entities.map((entity) => [entity.id, structuredClone(entity)]));
  const bySiren = new Map(
    [...entities.values()].flatMap((entity) => (entity.siren ? [[entity.siren, entity] as const] : [])),
  );
  const owner = new Map(known.accounts.map((account) => [account.id, account.entityId]));
  const numberOf = new Map(known.accounts.map((account) => [account.id, account.number]));
  const groups = new Map(known.groups);
  const changed = new Set<number>();
  const limits = new Map<number, Map<ImportedLimit["kind"], ImportedLimit>>();
  let nextEntityId = known.nextEntityId;
  let nextGroupId = known.nextGroupId;

  const create = (name: string, siren: string | null): KnownEntity => {
    const entity: KnownEntity = {
      ...{ id: nextEntityId++, publicId: newPublicId(), name, otherNames: [], siren, sirets: [], vats: [] },
      ...{
        domains: [],
        groupId: null,
        repCode: null,
        termsKind: null,
        termsDays: null,
        insurerReference: null,
      },
    };
    entities.set(entity.id, entity);
    if (siren) bySiren.set(siren, entity);
    plan.created.push(entity);
    return entity;
  };
  const identify = (entity: KnownEntity, siren: string) => {
    if (entity.siren) bySiren.delete(entity.siren);
    entity.siren = siren;
    bySiren.set(siren, entity);
    changed.add(entity.id);
  };
  const accountsOf = (entityId: number) => [...owner].filter(([, id]) => id === entityId).map(([id]) => id);

  const ownerOf = (row: NamedAccount, siren: string | null): KnownEntity => {
    const currentId = owner.get(row.id) ?? row.entityId;
    const current = currentId === null ? undefined : entities.get(currentId);
    const named = row.record.name || row.number;
    const holder = siren === null ? undefined : bySiren.get(siren);
    if (current) {
      if (siren === null || current.siren === siren) return current;
      const alone = accountsOf(current.id).every((id) => numberOf.get(id) === row.number);
      if (!holder && (current.siren === null || alone)) {
        identify(current, siren);
        return current;
      }
      return holder ?? create(named, siren);
    }
    if (holder) return holder;
    const twin = twinOf(row);
    if (twin && (siren === null || twin.siren === null)) {
      if (siren !== null) identify(twin, siren);
      return twin;
    }
    return create(named, siren);
  };
  /** Whom another source with the same numbering names by this number, where that stands now. */
  const twinOf = (row: NamedAccount): KnownEntity | undefined => {
    const id = known.byNumber.get(row.number);
    if (id === undefined) return undefined;
    const account = known.accounts.find((each) => each.entityId === id && each.number === row.number);
    return entities.get(owner.get(account?.id ?? -1) ?? id);
  };

  const move = (row: NamedAccount, to: KnownEntity) => {
    const from = owner.get(row.id) ?? row.entityId;
    const left = from === null ? twinOf(row) : entities.get(from);
    if (from === null || from === to.id) {
      plan.accounts.push({ id: row.id, number: row.number, name: row.record.name, from, to: to.id });
      owner.set(row.id, to.id);
      numberOf.set(row.id, row.number);
    }
    // What has another SIREN is another company, whatever its number.
    if (left && left.id !== to.id && (from !== null || left.siren === null)) leave(left, row, to);
  };
  const leave = (left: KnownEntity, row: NamedAccount, to: KnownEntity) => {
    for (const id of accountsOf(left.id)) {
      const number = numberOf.get(id) ?? "";
      if (left.siren !== null && number !== row.number) continue;
      plan.accounts.push({
        id,
        number,
        name: id === row.id ? row.record.name : "",
        from: left.id,
        to: to.id,
      });
      owner.set(id, to.id);
    }
    if (accountsOf(left.id).length > 0) return;
    plan.dissolved.push({ from: left.id, to: to.id, events: left.siren === null });
    addName(to, left.name);
    changed.add(to.id);
  };

  for (const row of rows) {
    const { record } = row;
    const identity = identityOf(record);
    const entity = ownerOf(row, identity.siren);
    move(row, entity);
    const before = JSON.stringify(entity);
    describe(entity, record, identity, known.kind);
    if (record.groupName) {
      const groupId = groups.get(record.groupName) ?? nextGroupId++;
      if (!groups.has(record.groupName)) plan.groups.push({ id: groupId, name: record.groupName });
      groups.set(record.groupName, groupId);
      entity.groupId = groupId;
    }
    if (JSON.stringify(entity) !== before) changed.add(entity.id);
    const told = limits.get(entity.id) ?? new Map<ImportedLimit["kind"], ImportedLimit>();
    for (const limit of limitsOf(record)) {
      const other = told.get(limit.kind);
      if (!other || limit.amountCents > other.amountCents) told.set(limit.kind, limit);
    }
    limits.set(entity.id, told);
  }

  const created = new Set(plan.created.map((entity) => entity.id));
  plan.changed = [...changed].flatMap((id) => (created.has(id) ? [] : (entities.get(id) ?? [])));
  for (const [entityId, told] of limits)
    for (const limit of told.values()) {
      const last = known.imported.get(entityId)?.find((each) => each.kind === limit.kind);
      if (!last || last.amountCents !== limit.amountCents || last.until !== limit.until)
        plan.limits.push({ entityId, ...limit });
    }
  return plan;
}

export type Identity = { siren: string | null; siret: string | null; vat: string | null };

/** The identifiers of a record that pass their checks; a SIRET and a French VAT number give the SIREN. */
export function identityOf(record: StoredCustomer): Identity {
  const siren = parseSiren(record.siren ?? "");
  const siret = parseSiret(record.siret ?? "");
  const vat = parseVat(record.vat ?? "");
  const found =
    (siren.ok ? siren.value : null) ??
    (siret.ok ? siret.value.slice(0, 9) : null) ??
    (vat.ok ? vat.value.siren : null);
  return {
    siren: found,
    siret: siret.ok && siret.value.startsWith(found ?? "") ? siret.value : null,
    vat: vat.ok && (vat.value.siren === null || vat.value.siren === found) ? vat.value.value : null,
  };
}

function describe(entity: KnownEntity, record: StoredCustomer, identity: Identity, kind: ImportKind): void {
  const authority = kind === "customers";
  const { name } = record;
  if (name !== "" && name !== entity.name) {
    if (authority) {
      const previous = entity.name;
      entity.name = name;
      entity.otherNames = entity.otherNames.filter((other) => other !== name);
      addName(entity, previous);
    } else addName(entity, name);
  }
  for (const other of record.otherNames ?? []) addName(entity, other);
  add(entity.sirets, identity.siret);
  add(entity.vats, identity.vat);
  add(entity.domains, readDomain(record.domain ?? ""));
  if (record.repCode && (authority || entity.repCode === null)) entity.repCode = record.repCode;
  if (record.insurerReference && (authority || entity.insurerReference === null))
    entity.insurerReference = record.insurerReference;
  if (record.terms && (authority || entity.termsKind === null)) {
    entity.termsKind = record.terms.kind;
    entity.termsDays = record.terms.days;
  }
}

function add(list: string[], value: string | null): void {
  if (value && !list.includes(value) && list.length < MAX_OTHERS) list.push(value);
}

/** Keeps another spelling, unless it says nothing new: the same once normalised, or the name cut short. */
function addName(entity: KnownEntity, name: string): void {
  const { key } = normaliseName(name);
  const told = [entity.name, ...entity.otherNames].map((each) => normaliseName(each).key);
  if (key === "" || told.some((each) => each.startsWith(key))) return;
  add(entity.otherNames, name);
}

function limitsOf(record: StoredCustomer): ImportedLimit[] {
  const limits: ImportedLimit[] = [];
  if (typeof record.approvedLimitCents === "number")
    limits.push({
      kind: "approved",
      amountCents: record.approvedLimitCents,
      until: record.approvedUntil ?? null,
    });
  if (typeof record.insuredLimitCents === "number")
    limits.push({ kind: "insured", amountCents: record.insuredLimitCents, until: null });
  return limits;
}
