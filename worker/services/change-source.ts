import { KEYED_SOURCES, type Source, type SourceChange, type SourceState } from "#shared/contract/sources.ts";
import { raiseRevision } from "../db/revision.ts";
import { forgetAnswers } from "../db/source-answers.ts";
import { putSource, sealSourceKey, setIdentifies, sourceStandings } from "../db/source-settings.ts";
import type { AppEnv, Env } from "../env.ts";
import { invalidField } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { listSources } from "./list-sources.ts";

type Writing = Pick<AppEnv["Variables"], "db" | "member" | "organization"> & { now: number };

/**
 * Switches a source on, by somebody who read what leaves, or off; a key is kept as cipher and never told again. Where the register may
 * be asked, clients learn that they may identify. `invalid_input`: a source that takes no key, or takes one and has none.
 */
export async function changeSource(
  writing: Writing,
  env: Pick<Env, "AUTH_SECRET">,
  source: Source,
  { enabled, key }: SourceChange,
): Promise<SourceState> {
  const { db, member, organization, now } = writing;
  const { number } = organization;
  const keyed = KEYED_SOURCES.includes(source);
  const { rows } = await sourceStandings(db, number);
  const before = rows.find((row) => row.source === source);
  const hadKey = (before?.keyCipher ?? null) !== null;
  const hasKey = key === undefined ? hadKey : key !== null;
  if ((!keyed && typeof key === "string") || (keyed && enabled && !hasKey)) throw invalidField("key");

  const keyCipher = typeof key === "string" ? await sealSourceKey(env, number, key) : key;
  await commitChange(db, number, {
    statements: [
      putSource(db, number, { source, enabled, changedBy: member.userId, changedAt: now, keyCipher }),
      ...(source === "recherche-entreprises" ? [setIdentifies(db, number, enabled)] : []),
      // What a source said is not told any more once it is off.
      ...(enabled ? [] : [forgetAnswers(db, number, source)]),
      raiseRevision(db, number),
    ],
    audit: [
      {
        actor: member.userId,
        action: "source_changed",
        subjectKind: "source",
        subjectId: source,
        detail: {
          before: { enabled: before?.enabled === 1, hasKey: hadKey },
          after: { enabled, hasKey },
          ...(typeof key === "string" && hadKey && { keyReplaced: true }),
        },
      },
    ],
    now,
  });
  const { sources } = await listSources(writing);
  const state = sources.find((each) => each.source === source);
  if (!state) throw new Error("a source that is in the list of all");
  return state;
}
