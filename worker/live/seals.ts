import type { Seal } from "#shared/audit/seal.ts";

const DAY_MS = 86_400_000;
/** Every seal is kept so long; of those before, the last of each day. */
const ALL_KEPT_DAYS = 7;

const COLUMNS = "sequence, hash, at, signature, key";

export function createSeals(sql: SqlStorage): void {
  sql.exec(`create table if not exists seal (
    sequence integer primary key, hash text not null, at integer not null, signature text not null, key text not null
  )`);
}

export const newestSeal = (sql: SqlStorage): Seal | undefined =>
  sql.exec<Seal>(`select ${COLUMNS} from seal order by sequence desc limit 1`).toArray()[0];

/** Seals of entries above one and up to another. */
export const sealsBetween = (sql: SqlStorage, above: number, upTo: number): Seal[] =>
  sql
    .exec<Seal>(
      `select ${COLUMNS} from seal where sequence > ? and sequence <= ? order by sequence`,
      above,
      upTo,
    )
    .toArray();

/** Keeps a seal; of days long past only the last one stays. */
export function keepSeal(sql: SqlStorage, { sequence, hash, at, signature, key }: Seal): void {
  sql.exec("insert into seal values (?, ?, ?, ?, ?)", sequence, hash, at, signature, key);
  sql.exec(
    `delete from seal where at < ?1 and sequence not in (select max(sequence) from seal where at < ?1 group by cast(at / ?2 as integer))`,
    at - ALL_KEPT_DAYS * DAY_MS,
    DAY_MS,
  );
}
