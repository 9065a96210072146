import { useState } from "react";
import type * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { MemberList, type Member as MemberSchema } from "#shared/contract/me.ts";
import { formatDate } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { useRead } from "../../ui/use-read.ts";
import { ceilingsWords } from "../changes/powers-words.ts";
import { useCeilingText } from "../policy/value-text.ts";
import { MemberDialog } from "./member-dialog.tsx";

type Member = z.infer<typeof MemberSchema>;

/** Who decides in a member's place and when; null for nobody. */
const substituteText = (members: readonly Member[], { substitute }: Member): string | null =>
  substitute &&
  i18n.t("substitute.during", [
    members.find(({ id }) => id === substitute.memberId)?.name ?? "",
    formatDate(substitute.from, uiLanguage()),
    formatDate(substitute.until, uiLanguage()),
  ]);

/** Everybody of the organization with role, authority and rep code. */
export const MembersSection = () => {
  const read = useRead(MemberList, "/v1/members");
  const ceiling = useCeilingText();
  const [open, setOpen] = useState<Member | "new" | null>(null);
  return (
    <section className="box stack" aria-labelledby="members-title">
      <div className="row spread">
        <h2 id="members-title">{i18n.t("dashboard.organization.members")}</h2>
        <Button onClick={() => setOpen("new")}>{i18n.t("dashboard.organization.add")}</Button>
      </div>
      <Answered read={read} lines={4}>
        {({ members }) => (
          <div className="table-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{i18n.t("dashboard.organization.person")}</th>
                  <th scope="col">{i18n.t("dashboard.organization.email")}</th>
                  <th scope="col">{i18n.t("dashboard.organization.role")}</th>
                  <th scope="col">{i18n.t("dashboard.organization.ceilings")}</th>
                  <th scope="col">{i18n.t("substitute.column")}</th>
                  <th scope="col">{i18n.t("dashboard.organization.repCode")}</th>
                  <th scope="col">{i18n.t("dashboard.organization.joined")}</th>
                  <th scope="col">
                    <span className="out-of-sight">{i18n.t("dashboard.organization.change")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {members.map((member) => (
                  <tr key={member.id}>
                    <td>{member.name}</td>
                    <td>{member.email}</td>
                    <td>{i18n.t(`roles.${member.role}`)}</td>
                    <td>
                      {member.ceilings === null ? (
                        <span className="muted">{i18n.t("changes.matrix")}</span>
                      ) : (
                        ceilingsWords(member.ceilings, (cents) => ceiling(cents, "money"))
                      )}
                    </td>
                    <td>{substituteText(members, member) ?? <span className="muted">—</span>}</td>
                    <td>{member.repCode ?? <span className="muted">—</span>}</td>
                    <td>{formatDate(member.joinedAt, uiLanguage())}</td>
                    <td className="cell-figure">
                      <Button
                        look="quiet"
                        aria-label={i18n.t("dashboard.organization.changeFor", [member.name])}
                        onClick={() => setOpen(member)}
                      >
                        {i18n.t("dashboard.organization.change")}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
      {open !== null && <MemberDialog member={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
};
