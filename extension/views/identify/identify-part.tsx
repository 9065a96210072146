import { type ComponentProps, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import type { Me } from "#shared/contract/me.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { IdentifyForm } from "./identify-form.tsx";

type Props = { me: Pick<Me, "role" | "organization"> } & Omit<
  ComponentProps<typeof IdentifyForm>,
  "organization"
>;

const SwitchedOff = () => (
  <Notice
    kind="info"
    title={i18n.t("identify.off")}
    action={<Button onClick={() => void openDashboard("/organization")}>{i18n.t("identify.offOpen")}</Button>}
  >
    <p>{i18n.t("identify.offNext")}</p>
  </Notice>
);

/**
 * Identifying a name that no customer bears: at once where the page shows one, on request where it shows none. Nothing where the
 * organization does not ask the register, but for whoever could switch it on.
 */
export const IdentifyPart = ({ me: { role, organization }, tab, ...does }: Props) => {
  const seen = tab !== null && (tab.seenName !== null || tab.record !== undefined);
  const [begun, setBegun] = useState(false);
  if (!organization.identifies) return role === "admin" ? <SwitchedOff /> : null;
  if (!seen && !begun)
    return (
      <div className="row">
        <Button onClick={() => setBegun(true)}>{i18n.t("identify.begin")}</Button>
      </div>
    );
  return (
    <IdentifyForm
      key={JSON.stringify([tab?.seenName, tab?.record])}
      tab={tab}
      organization={organization}
      {...does}
    />
  );
};
