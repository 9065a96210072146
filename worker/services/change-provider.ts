import type {
  GradeProvider,
  GradeProviderChange,
  GradeProviderList,
} from "#shared/contract/external-scores.ts";
import { isUnexpected } from "../db/expect.ts";
import { markDue } from "../db/find-customer.ts";
import {
  expectRoomForProvider,
  findProvider,
  gradeProviders,
  type ListedProvider,
  putProvider,
} from "../db/grade-providers.ts";
import { entitiesGraded, revokeAllGrades } from "../db/outside-grades.ts";
import { raiseRevision } from "../db/revision.ts";
import type { Job } from "../env.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import type { Asking } from "./find-visible-customer.ts";
import { readScale, scaleText } from "./stored-scale.ts";

type Change = GradeProviderChange & { source: string };

export async function listProviders({ db, organization }: Asking): Promise<GradeProviderList> {
  return { providers: (await gradeProviders(db, organization.number)).map(providerOf) };
}

const providerOf = ({ scale, changedAt, changedByName, ...row }: ListedProvider): GradeProvider => ({
  ...row,
  scale: readScale(scale),
  changedBy: changedByName ?? row.changedBy,
  changedAt: new Date(changedAt).toISOString(),
});

/**
 * Describes a provider. What was read by another scale is taken back: it was read wrongly, and its file has to be read again
 * (`conflict` unless the author knows). Who may see grades is part of what badges say, so that all its customers are assessed anew.
 * `conflict` too: there are too many providers.
 */
export async function changeProvider(
  writing: Omit<Writing, "once">,
  { source, scale, visibleTo, takesBack }: Change,
  send: (job: Job) => Promise<unknown>,
): Promise<GradeProvider> {
  const { db, organization, member, now, today } = writing;
  const { number } = organization;
  const before = await findProvider(db, number, source);
  const text = scaleText(scale);
  const graded = before ? await entitiesGraded(db, number, source) : [];
  const rereads = before !== undefined && before.scale !== text && graded.length > 0;
  if (rereads && !takesBack) throw new AppError("conflict");
  const touches = rereads || (before !== undefined && before.visibleTo !== visibleTo && graded.length > 0);
  try {
    await commitChange(db, number, {
      statements: [
        expectRoomForProvider(db, number, source),
        putProvider(db, {
          ...{ organization: number, source, scale: text, visibleTo },
          ...{ changedBy: member.userId, changedAt: now },
        }),
        raiseRevision(db, number),
        ...(rereads ? [revokeAllGrades(db, number, source)] : []),
        ...(touches ? [markDue(db, number, graded, today)] : []),
      ],
      audit: [
        {
          actor: member.userId,
          action: "grade_provider_changed",
          subjectKind: "grade_provider",
          subjectId: source,
          detail: {
            before: before ? { scale: before.scale, visibleTo: before.visibleTo } : null,
            after: { scale: text, visibleTo },
            ...(rereads && { customersTakenBack: graded.length }),
          },
        },
      ],
      now,
    });
  } catch (error) {
    throw isUnexpected(error) ? new AppError("conflict", { cause: error }) : error;
  }
  if (touches)
    await send({ kind: "reassess_all", organization: number, runId: `grades:${crypto.randomUUID()}` });
  const after = (await gradeProviders(db, number)).find((row) => row.source === source);
  if (!after) throw new Error("a provider that was just described");
  return providerOf(after);
}
