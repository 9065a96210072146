import type { ReactNode } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Me } from "#shared/contract/me.ts";
import { seesNothingYet } from "#shared/contract/shadow.ts";
import { Empty } from "./empty.tsx";
import { useMe } from "./session.tsx";

export const isQuietFor = ({ role, organization }: Me): boolean => seesNothingYet(role, organization.mode);

/** The company tries the rules in silence: said calmly, with nothing to do. */
export const Quiet = () => (
  <Empty title={i18n.t("shadow.quiet.title")}>
    <p>{i18n.t("shadow.quiet.text")}</p>
  </Empty>
);

/** What is inside appears by itself once the organization is live for this member. */
export const UnlessQuiet = ({ children }: { children: ReactNode }) =>
  isQuietFor(useMe()) ? <Quiet /> : children;
