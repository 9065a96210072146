import { v7 as uuidv7 } from "uuid";
import type {
  ExternalScores,
  ExternalScoresPreview,
  ExternalScoresRead,
} from "#shared/contract/external-scores.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { rankAgreement } from "#shared/credit/external/rank-agreement.ts";
import { isUnexpected } from "../db/expect.ts";
import { markDue } from "../db/find-customer.ts";
import { expectScale, findProvider } from "../db/grade-providers.ts";
import { expectStanding, insertGrades, revokeGrades } from "../db/outside-grades.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { type JudgedScore, judgeScores, scoreResult } from "./judge-scores.ts";

type Reading = Writing & { once: NonNullable<Writing["once"]> };

/**
 * Takes a provider's grades, all of one call in one batch, and assesses their customers again. A grade of a day on which another
 * one was known corrects that one; a line that cannot be told to be right is named and left. `not_found`: a provider that nobody
 * described; `stale_version`: its scale or these grades changed meanwhile, nothing was taken.
 */
export async function readExternalScores(
  reading: Reading,
  scores: ExternalScores,
): Promise<ExternalScoresRead> {
  const { db, organization, member, once, now, today } = reading;
  const { number } = organization;
  const { source } = scores;
  const scale = await scaleOf(reading, source);
  const { judged, standing, entityIds } = await judgeScores(reading, scores, scale, today);
  const taken = judged.flatMap(({ outcome, customer, value, day, corrects }) =>
    outcome === "taken" && customer ? [{ entityId: customer.entityId, value, day, corrects }] : [],
  );
  const answer: ExternalScoresRead = { results: judged.map(scoreResult) };
  const changed = [...new Set(taken.map(({ entityId }) => entityId))];
  const grades = taken.map(({ corrects, ...grade }) => ({ id: uuidv7(), ...grade }));
  const corrected = taken.flatMap(({ corrects }) => corrects ?? []);
  const effect = [
    expectScale(db, number, source, scale),
    expectStanding(db, number, source, entityIds, standing.length),
    raiseRevision(db, number),
    revokeGrades(db, number, corrected),
    insertGrades(db, number, grades, { source, scale, author: member.userId, recordedAt: now }),
    markDue(db, number, changed, today),
  ];
  try {
    await commitChange(db, number, {
      statements: grades.length > 0 ? effect : [],
      audit:
        grades.length === 0
          ? []
          : [
              {
                actor: member.userId,
                action: "external_scores_read",
                subjectKind: "grade_provider",
                subjectId: source,
                detail: {
                  ...{ grades: grades.length, corrected: corrected.length },
                  left: judged.length - grades.length,
                },
              },
            ],
      now,
      once: { once, status: 200, body: answer },
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError("stale_version", { cause: error }) : error;
  }
  if (changed.length > 0) await reassess(db, number, changed, today);
  return answer;
}

/** What reading these lines would do, and whether the grades run with or against how these customers pay. Keeps nothing. */
export async function previewExternalScores(
  reading: Omit<Reading, "once">,
  scores: ExternalScores,
): Promise<ExternalScoresPreview> {
  const scale = await scaleOf(reading, scores.source);
  const { judged } = await judgeScores(reading, scores, scale, reading.today);
  return { results: judged.map(scoreResult), ...rankAgreement(judged.flatMap(besideOwn)) };
}

async function scaleOf({ db, organization }: Omit<Reading, "once">, source: string): Promise<string> {
  const provider = await findProvider(db, organization.number, source);
  if (!provider) throw new AppError("not_found");
  return provider.scale;
}

/** A grade beside how the customer pays us. */
function besideOwn({ customer, centipoints, outcome }: JudgedScore): [number, number][] {
  const counts = outcome === "taken" || outcome === "unchanged";
  if (!counts || customer === null || centipoints === null) return [];
  const { figures }: Pick<BadgeRow, "figures"> = JSON.parse(customer.badge);
  const pays = figures?.paysPoints ?? null;
  return pays === null ? [] : [[centipoints, pays]];
}
