import { hashPassword } from "better-auth/crypto";
import type * as z from "zod";
import type { Setup } from "#shared/contract/me.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { type Database, isTaken, runBatch } from "../db/database.ts";
import { addPerson } from "../db/memberships.ts";
import { addFirstOrganization, FIRST_ORGANIZATION, FIRST_TAKEN, isSetUp } from "../db/tenant.ts";
import { AppError } from "../errors.ts";
import { auditStatements } from "./audit.ts";

/** The organization, its settings, its first policy and its first administrator, once. `setup_done` ever after. */
export async function setUp(
  db: Database,
  setup: z.output<typeof Setup>,
  now: Date,
): Promise<{ organizationId: string }> {
  if (await isSetUp(db)) throw new AppError("setup_done");
  const organizationId = crypto.randomUUID();
  const userId = crypto.randomUUID();
  const memberId = crypto.randomUUID();
  const passwordHash = await hashPassword(setup.password);
  const { organizationName, siren, currency, timeZone, name, email } = setup;
  const audit = await auditStatements(
    db,
    FIRST_ORGANIZATION,
    { sequence: 0, hash: "" },
    [
      {
        actor: userId,
        action: "organization_created",
        subjectKind: "organization",
        subjectId: organizationId,
        detail: { organizationName, siren, currency, timeZone },
      },
      {
        actor: userId,
        action: "member_added",
        subjectKind: "member",
        subjectId: memberId,
        detail: { name, email, role: "admin" },
      },
    ],
    now.getTime(),
  );
  const organization = addFirstOrganization(db, {
    id: organizationId,
    name: organizationName,
    siren,
    currency,
    timeZone,
    policy: DefaultPolicy,
    author: userId,
    now,
  });
  try {
    await runBatch(db, [
      ...organization,
      ...addPerson(db, {
        userId,
        memberId,
        organizationId,
        name,
        email,
        role: "admin",
        repCode: null,
        passwordHash,
        now,
      }),
      ...audit,
    ]);
  } catch (error) {
    if (isTaken(error, FIRST_TAKEN)) throw new AppError("setup_done");
    throw error;
  }
  return { organizationId };
}
