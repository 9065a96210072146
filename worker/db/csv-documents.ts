import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/** A file kind of a source: document numbers are unique in it. */
export type Numbering = { source: string; fileKind: string };
export type NumberedEntry = { accountId: number; kind: number; reference: string };
export type KnownDocument = { document: string; accountId: number; importId: number };

/** Numbered entries that an import holds on these accounts. */
export const numberedEntries = (
  db: Database,
  organization: number,
  importId: number,
  accountIds: number[],
): Promise<NumberedEntry[]> =>
  db.all(sql`
    select e.account_id as "accountId", e.kind, e.reference
    from json_each(${JSON.stringify(accountIds)}) a
    cross join ledger_entry e on e.organization = ${organization} and e.account_id = a.value
    where e.import_id = ${importId} and e.reference <> ''`);

/** Accounts on which these documents stand as far as is known; those they have left are not among them. */
export const knownDocuments = (
  db: Database,
  organization: number,
  { source, fileKind }: Numbering,
  documents: string[],
): Promise<KnownDocument[]> =>
  db.all(sql`
    select d.document, d.account_id as "accountId", d.import_id as "importId"
    from json_each(${JSON.stringify(documents)}) n
    cross join csv_document d on d.organization = ${organization} and d.source = ${source}
      and d.file_kind = ${fileKind} and d.document = n.value
    where d.moved_at is null`);

type Place = Pick<KnownDocument, "document" | "accountId">;

/** Notes where documents of an import stand, and from which accounts they have gone at `revision`. */
export function noteDocuments(
  db: Database,
  organization: number,
  { source, fileKind, importId, revision }: Numbering & { importId: number; revision: number },
  { standing, gone }: { standing: Place[]; gone: Place[] },
): Statement[] {
  const note = (places: Place[], movedAt: number | null): Statement =>
    db.run(sql`
      insert into csv_document (organization, source, file_kind, document, account_id, import_id, moved_at)
      select ${organization}, ${source}, ${fileKind}, value ->> 'document', value ->> 'accountId', ${importId}, ${movedAt}
      from json_each(${JSON.stringify(places)}) where true
      on conflict (organization, source, file_kind, document, account_id) do update set
        import_id = excluded.import_id, moved_at = excluded.moved_at`);
  return [
    ...(gone.length > 0 ? [note(gone, revision)] : []),
    ...(standing.length > 0 ? [note(standing, null)] : []),
  ];
}

/** What an import moved at `revision` stands again where it stood, and no longer where it put it: it does not count. */
export const unmoveDocuments = (
  db: Database,
  organization: number,
  importId: number,
  revision: number,
): Statement[] => [
  db.run(sql`
    delete from csv_document as place
    where organization = ${organization} and import_id = ${importId} and moved_at is null and exists (
      select 1 from csv_document gone
      where gone.organization = place.organization and gone.source = place.source
        and gone.file_kind = place.file_kind and gone.document = place.document and gone.moved_at = ${revision})`),
  db.run(sql`
    update csv_document set moved_at = null where organization = ${organization} and moved_at = ${revision}`),
];
