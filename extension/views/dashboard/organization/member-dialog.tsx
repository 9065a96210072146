import { useState } from "react";
import type * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Change } from "#shared/contract/changes.ts";
import { Role } from "#shared/contract/common.ts";
import { MemberChanged, type Member as MemberSchema, NewMember } from "#shared/contract/me.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { WaitsNotice } from "../changes/waits-notice.tsx";
import { FormFoot } from "../limits/form-foot.tsx";
import { ceilingsOf, draftOf, sameCeilings } from "./ceiling-draft.ts";
import { CeilingsField } from "./ceilings-field.tsx";
import { RemoveMember } from "./remove-member.tsx";

type MemberDialogProps = { member: z.infer<typeof MemberSchema> | null; onClose: () => void };

/** A new person with a first password told once, or another role, authority and rep code for one who is in. */
export const MemberDialog = ({ member, onClose }: MemberDialogProps) => {
  const [name, setName] = useState(member?.name ?? "");
  const [email, setEmail] = useState(member?.email ?? "");
  const [role, setRole] = useState<Role>(member?.role ?? "rep");
  const [repCode, setRepCode] = useState(member?.repCode ?? "");
  const [password, setPassword] = useState("");
  const [ceilings, setCeilings] = useState(() => draftOf(member?.ceilings ?? null, uiLanguage()));
  const [reason, setReason] = useState("");
  const [waits, setWaits] = useState<Change | null>(null);
  const write = useWrite(MemberChanged, ({ waiting }) => (waiting ? setWaits(waiting) : onClose()));
  const own = ceilingsOf(ceilings);
  const code = repCode.trim() === "" ? null : repCode.trim();
  const added = NewMember.safeParse({ name, email, role, repCode: code, password });
  const changesPowers =
    member !== null && own.ok && (role !== member.role || !sameCeilings(own.value, member.ceilings));
  const changed = member !== null && own.ok && (changesPowers || code !== member.repCode);
  if (waits !== null)
    return (
      <Dialog title={member?.name ?? name} onClose={onClose}>
        <div className="stack">
          <WaitsNotice change={waits} />
          {member === null && <p>{i18n.t("dashboard.organization.beginsAsRep", [name])}</p>}
          <div className="dialog-actions">
            <Button look="main" onClick={onClose}>
              {i18n.t("ui.close")}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={member?.name ?? i18n.t("dashboard.organization.add")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (member !== null)
            write.mutate({
              method: "PATCH",
              path: `/v1/members/${member.id}`,
              body: {
                repCode: code,
                ...(changesPowers && own.ok && { role, ceilings: own.value, reason: reason.trim() }),
              },
            });
          else if (added.success) write.mutate({ method: "POST", path: "/v1/members", body: added.data });
        }}
      >
        {member === null && (
          <div className="form-pair">
            <Field label={i18n.t("dashboard.organization.person")}>
              {(control) => (
                <input {...control} value={name} required onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
            <Field label={i18n.t("dashboard.organization.email")}>
              {(control) => (
                <input
                  {...control}
                  type="email"
                  value={email}
                  required
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </Field>
          </div>
        )}
        <div className="form-pair">
          <Field
            label={i18n.t("dashboard.organization.role")}
            hint={i18n.t(`dashboard.organization.roleHints.${role}`)}
          >
            {(control) => (
              <select {...control} value={role} onChange={(event) => setRole(Role.parse(event.target.value))}>
                {Role.options.map((known) => (
                  <option key={known} value={known}>
                    {i18n.t(`roles.${known}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={i18n.t("dashboard.organization.repCode")}
            hint={i18n.t("dashboard.organization.repCodeHint")}
          >
            {(control) => (
              <input
                {...control}
                value={repCode}
                maxLength={60}
                onChange={(event) => setRepCode(event.target.value)}
              />
            )}
          </Field>
        </div>
        {member === null && (
          <Field
            label={i18n.t("dashboard.organization.password")}
            hint={i18n.t("dashboard.organization.passwordHint")}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                autoComplete="off"
                value={password}
                minLength={12}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        )}
        {member !== null && (
          <CeilingsField
            role={role}
            draft={ceilings}
            wrong={own.ok ? [] : own.error}
            onChange={setCeilings}
          />
        )}
        {changesPowers && (
          <Field label={i18n.t("dashboard.organization.why")}>
            {(control) => (
              <input
                {...control}
                value={reason}
                maxLength={500}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {member !== null && <RemoveMember member={member} onRemoved={onClose} />}
        <FormFoot
          confirm={
            member === null
              ? i18n.t("dashboard.organization.addConfirm")
              : i18n.t("dashboard.organization.changeConfirm")
          }
          ready={member === null ? added.success : changed}
          busy={write.isPending}
          failure={write.error}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
