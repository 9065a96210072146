import { useState } from "react";
import * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useMe } from "../../ui/session.tsx";
import { useWrite } from "../../ui/use-write.ts";

/** Ends a membership and every session of that person, after one more press. Nobody removes themselves. */
export const RemoveMember = ({
  member,
  onRemoved,
}: {
  member: { id: string; name: string };
  onRemoved: () => void;
}) => {
  const me = useMe();
  const [asked, setAsked] = useState(false);
  const write = useWrite(z.null(), onRemoved);
  if (member.id === me.memberId) return null;
  if (!asked)
    return (
      <div>
        <Button look="danger" onClick={() => setAsked(true)}>
          {i18n.t("dashboard.organization.remove")}
        </Button>
      </div>
    );
  return (
    <>
      <Notice
        kind="warning"
        title={i18n.t("dashboard.organization.removeEffect", [member.name])}
        action={
          <Button
            look="danger"
            busy={write.isPending}
            onClick={() => write.mutate({ method: "DELETE", path: `/v1/members/${member.id}` })}
          >
            {i18n.t("dashboard.organization.removeConfirm")}
          </Button>
        }
      />
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
    </>
  );
};
