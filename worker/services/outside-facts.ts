import type { RegisterFirm } from "#shared/contract/outside.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import type { GradeFact, OutsideFacts, StatementFact } from "#shared/credit/outside/outside-facts.ts";
import type { StructureFacts } from "#shared/credit/structure/structure-axis.ts";
import type { FactRows, StatementFacts } from "../db/facts.ts";
import type { GradeFacts } from "../db/outside-grades.ts";
import { readScale } from "./stored-scale.ts";

type Outside = Pick<AssessInput, "outside">;

/**
 * What is known from outside the ledger, for each legal entity: register, published accounts, grades. Nothing at all where nothing is
 * known: inputs of customers without any stay the bytes they were.
 */
export function outsideFactsOf(rows: FactRows): (entityId: number) => Outside {
  const register = new Map(rows.register.map((row) => [row.entityId, row]));
  const statements = Map.groupBy(rows.statements, (row) => row.entityId);
  const grades = Map.groupBy(rows.grades.filter(stands(rows.revision)), (row) => row.entityId);
  return (entityId) => {
    const firm = register.get(entityId);
    const years = statements.get(entityId);
    const given = grades.get(entityId);
    if (firm === undefined && years === undefined && given === undefined) return {};
    const outside: OutsideFacts = {
      ...{ externalCentipoints: null, structuralCentipoints: null, accounts: null },
      ...(firm && { structure: structureOf(JSON.parse(firm.body) as RegisterFirm) }),
      ...(years && { statements: years.map(statementOf) }),
      ...(given && { grades: given.map(gradeOf) }),
    };
    return { outside };
  };
}

const structureOf = (firm: RegisterFirm): StructureFacts => {
  const created = firm.createdOn === null ? null : parseIsoDate(firm.createdOn);
  return {
    createdDay: created?.ok ? created.value : null,
    legalForm: firm.legalForm,
    employees: firm.employees,
    activity: firm.activity,
    group: null,
    notFiledDays: null,
  };
};

const statementOf = ({ source, closingDay, body, recordedRevision }: StatementFacts): StatementFact => ({
  ...(JSON.parse(body) as Omit<StatementFact, "id" | "recordedRevision">),
  id: `${source}:${closingDay}:${recordedRevision}`,
  recordedRevision,
});

/** What was taken back by then counts in no later look either. */
const stands =
  (revision: number) =>
  ({ revokedRevision }: GradeFacts): boolean =>
    revokedRevision === null || revokedRevision > revision;

/** Who may see it is asked today, whatever the day that is looked at. */
const gradeOf = ({ entityId, scale, visibleTo, ...grade }: GradeFacts): GradeFact => ({
  ...grade,
  scale: readScale(scale),
  ...(visibleTo === "credit" && { withheld: true as const }),
});
