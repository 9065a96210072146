import { and, eq, sql } from "drizzle-orm";
import { KEYED_SOURCES, type Source } from "#shared/contract/sources.ts";
import { openText, organizationKey, sealText } from "../auth/organization-secret.ts";
import type { Env } from "../env.ts";
import { type Database, runBatch, type Statement } from "./database.ts";
import { sourceSetting } from "./outside-schema.ts";
import { tenant } from "./schema.ts";

/** Sources that an organization asks. */
export async function enabledSources(db: Database, organization: number): Promise<Set<Source>> {
  const rows = await db
    .select({ source: sourceSetting.source })
    .from(sourceSetting)
    .where(and(eq(sourceSetting.organization, organization), eq(sourceSetting.enabled, true)));
  return new Set(rows.map(({ source }) => source));
}

/** Sources that are on, of every organization that has any. */
export async function watchedSources(db: Database): Promise<Map<number, Set<Source>>> {
  const rows = await db
    .select({ organization: sourceSetting.organization, source: sourceSetting.source })
    .from(sourceSetting)
    .where(eq(sourceSetting.enabled, true));
  return new Map(
    [...Map.groupBy(rows, ({ organization }) => organization)].map(([organization, on]) => [
      organization,
      new Set(on.map(({ source }) => source)),
    ]),
  );
}

/** The organization's own key of a source; null: none was given, or the deployment's secret is another one since. */
export async function sourceKey(
  db: Database,
  env: Pick<Env, "AUTH_SECRET">,
  organization: number,
  source: Source,
): Promise<string | null> {
  if (!KEYED_SOURCES.includes(source)) return null;
  const [row] = await db
    .select({ cipher: sourceSetting.keyCipher })
    .from(sourceSetting)
    .where(and(eq(sourceSetting.organization, organization), eq(sourceSetting.source, source)));
  const cipher = row?.cipher ?? null;
  return cipher === null ? null : openText(await keysKey(env, organization), cipher);
}

/** A key as it is kept. */
export const sealSourceKey = async (
  env: Pick<Env, "AUTH_SECRET">,
  organization: number,
  key: string,
): Promise<string> => sealText(await keysKey(env, organization), key);

const keysKey = ({ AUTH_SECRET }: Pick<Env, "AUTH_SECRET">, organization: number): Promise<CryptoKey> =>
  organizationKey(AUTH_SECRET, organization, "source keys");

export type SourceRow = {
  source: Source;
  enabled: number;
  keyCipher: string | null;
  changedBy: string;
  changedByName: string | null;
  changedAt: number;
};

/** What was ever said of a source; the others are off. */
export const sourceRows = (db: Database, organization: number): Statement =>
  db.all<SourceRow>(sql`
    select s.source, s.enabled, s.key_cipher as "keyCipher", s.changed_by as "changedBy", u.name as "changedByName",
      s.changed_at as "changedAt"
    from source_setting s left join user u on u.id = s.changed_by
    where s.organization = ${organization}`);

/** Of a source that somebody switched: customers it can be asked about, how many of them it was, and how it answers. */
export type Progress = {
  source: Source;
  watched: number;
  answered: number;
  lastAnswerAt: number | null;
  /** 0 or past: it does not rest. */
  restsUntil: number | null;
};

export type SourceStandings = {
  rows: SourceRow[];
  progress: Progress[];
  gazetteReadDay: number | null;
};

/** Everything `GET /v1/sources` tells, read at one moment. */
export async function sourceStandings(db: Database, organization: number): Promise<SourceStandings> {
  const [rows, progress, tenants] = await runBatch(db, [
    sourceRows(db, organization),
    db.all<Progress>(sql`
      select s.source,
        case when s.enabled = 1 then (
          select count(*) from badge b
          join legal_entity e on e.organization = b.organization and e.id = b.entity_id
            and iif(s.source = 'vies', e.vats <> '[]', e.siren is not null)
          where b.organization = s.organization and b.deleted = 0) else 0 end as watched,
        (select count(*) from source_check c join badge b on b.organization = c.organization
            and b.entity_id = c.entity_id and b.deleted = 0
          where c.organization = s.organization and c.source = s.source and c.answered_at is not null) as answered,
        (select max(fetched_at) from source_answer a
          where a.organization = s.organization and a.source = s.source) as "lastAnswerAt",
        (select rests_until from source_lane l
          where l.lane = iif(s.source = 'sirene', 'sirene/' || s.organization, s.source)) as "restsUntil"
      from source_setting s where s.organization = ${organization}`),
    db.select({ day: tenant.gazetteReadDay }).from(tenant).where(eq(tenant.number, organization)),
  ]);
  const [read] = tenants as { day: number | null }[];
  return {
    rows: rows as SourceRow[],
    progress: progress as Progress[],
    gazetteReadDay: read?.day ?? null,
  };
}

/** Switches a source; `keyCipher` undefined: the key stays as it is. */
export const putSource = (
  db: Database,
  organization: number,
  {
    keyCipher,
    ...setting
  }: {
    source: Source;
    enabled: boolean;
    changedBy: string;
    changedAt: number;
    keyCipher: string | null | undefined;
  },
): Statement =>
  db
    .insert(sourceSetting)
    .values({ ...setting, organization, keyCipher: keyCipher ?? null })
    .onConflictDoUpdate({
      target: [sourceSetting.organization, sourceSetting.source],
      set: {
        enabled: setting.enabled,
        changedBy: setting.changedBy,
        changedAt: setting.changedAt,
        ...(keyCipher !== undefined && { keyCipher }),
      },
    });

/** Whether unknown names can be looked up at the register. */
export const setIdentifies = (db: Database, organization: number, identifies: boolean): Statement =>
  db.update(tenant).set({ identifies }).where(eq(tenant.number, organization));
