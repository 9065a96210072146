import { type FormEvent, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { send } from "#extension/platform/send.ts";
import type { TeachDraft } from "#extension/platform/teach.ts";
import { PageRule } from "#shared/contract/page-rules.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Field } from "../ui/field.tsx";
import { useWrite } from "../ui/use-write.ts";
import { type Naming, ruleOfDraft } from "./rule-of-draft.ts";

type Props = { origin: string; draft: TeachDraft; onSaved: () => void };

const KINDS = ["quote", "order", "opportunity"] as const;
const BASES = ["unknown", "net", "gross"] as const;

/** Name, address and, with an amount, what it is: then the rule works for its author. */
export const SaveTaught = ({ origin, draft, onSaved }: Props) => {
  const [page, setPage] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const [documentKind, setKind] = useState<Naming["documentKind"]>("quote");
  const [basis, setBasis] = useState<Naming["basis"]>("unknown");
  const [tried, setTried] = useState(false);
  const write = useWrite(PageRule, () => void send("refreshRules", null).finally(onSaved));
  const address = typed ?? draft.address;
  const { rule, problem } = ruleOfDraft(draft, origin, { page, address, documentKind, basis });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (rule.page === "" || problem !== null) return;
    write.mutate({ method: "POST", path: "/v1/page-rules", body: { kind: "taught", rule } });
  };
  return (
    <form className="stack" onSubmit={save} noValidate>
      <Field
        label={i18n.t("teach.page")}
        hint={i18n.t("teach.pageHint")}
        error={tried && rule.page === "" ? i18n.t("teach.pageMissing") : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            name="page"
            maxLength={60}
            value={page}
            onChange={(event) => setPage(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={i18n.t("teach.address")}
        hint={i18n.t("teach.addressHint")}
        error={problem?.path === "address" ? i18n.t("teach.addressWrong") : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            name="address"
            spellCheck={false}
            value={address}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {draft.document && (
        <div className="row teach-points">
          <Field label={i18n.t("teach.document")}>
            {(attributes) => (
              <select
                {...attributes}
                value={documentKind}
                onChange={(event) => setKind(KINDS.find((kind) => kind === event.target.value) ?? "quote")}
              >
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {i18n.t(`teach.documents.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={i18n.t("teach.basis")}>
            {(attributes) => (
              <select
                {...attributes}
                value={basis}
                onChange={(event) => setBasis(BASES.find((one) => one === event.target.value) ?? "unknown")}
              >
                {BASES.map((one) => (
                  <option key={one} value={one}>
                    {i18n.t(`teach.bases.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      {tried && problem !== null && problem.path !== "address" && (
        <p className="field-error" role="alert">
          {i18n.t("teach.wrong", [problem.path])}
        </p>
      )}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("teach.kept")} />}
      <Button look="main" type="submit" name="saveTaught" busy={write.isPending}>
        {i18n.t("teach.save")}
      </Button>
    </form>
  );
};
