import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import type { AuditEntry } from "#shared/contract/audit.ts";

const KINDS = [
  "import",
  "member",
  "organization",
  "limits",
  "policy",
  "change",
  "request",
  "report",
  "source",
  "grade_provider",
  "insurer",
] as const;
/** Kinds whose ids are names. */
const NAMED: readonly string[] = ["source", "grade_provider"];

/** What an entry is about: a customer leads to its page; anything else by its name, else by its kind and end of its id. */
export const SubjectText = ({ entry }: { entry: AuditEntry }) => {
  const { subjectKind, subjectId, subjectName } = entry;
  if (subjectKind === "customer")
    return <Link href={`/customers/${subjectId}`}>{subjectName ?? subjectId}</Link>;
  if (subjectName !== null) return <>{subjectName}</>;
  const kind = KINDS.find((known) => known === subjectKind);
  return (
    <span title={subjectId}>
      {kind ? i18n.t(`dashboard.journal.subjects.${kind}`) : subjectKind}{" "}
      <span className="muted">
        {NAMED.includes(subjectKind) || subjectId.length <= 4 ? subjectId : `…${subjectId.slice(-4)}`}
      </span>
    </span>
  );
};
