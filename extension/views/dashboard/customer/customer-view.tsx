import { useCallback, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { CustomerDetail, PageDocument } from "#extension/platform/messages.ts";
import { standardVatOf } from "#shared/amounts/standard-vat.ts";
import type { Item } from "#shared/contract/customers.ts";
import { HistorySection } from "../../customer-history/history-section.tsx";
import { OutlookSection } from "../../customer-history/outlook-section.tsx";
import { RevealProvider } from "../../customer-history/reveal.ts";
import { ReportActionsLater } from "../../field-reports/report-later.tsx";
import { draftOfDocument } from "../../order-check/draft-of-document.ts";
import { OrderCheckSection } from "../../order-check/order-check-section.tsx";
import { AskButton } from "../../requests/ask-button.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useMe } from "../../ui/session.tsx";
import { type Change, ChangeDialog } from "../limits/change-dialog.tsx";
import { DisputeForm } from "../limits/dispute-form.tsx";
import { CustomerLinks } from "../links/customer-links.tsx";
import { isCreditDesk, maySetLimits } from "../may.ts";
import { CustomerWarnings } from "../warnings/customer-warnings.tsx";
import { AgingSection } from "./aging-section.tsx";
import { BehindSection } from "./behind-section.tsx";
import { ChecklistSection } from "./checklist-section.tsx";
import { CustomerHead } from "./customer-head.tsx";
import { hasDatedRoom } from "./dated-room.ts";
import { DatedRoomSection } from "./dated-room-section.tsx";
import { ItemsSection } from "./items-section.tsx";
import { isInProcedure, LedgerSplitSection } from "./ledger-split-section.tsx";
import { LimitSection } from "./limit-section.tsx";
import { OfferSection } from "./offer-section.tsx";
import { OutsideOpinionsSection } from "./outside-opinions-section.tsx";
import { OutsideSection } from "./outside-section.tsx";
import { PersonalDataSection } from "./personal-data-section.tsx";
import { RecordsSection } from "./records-section.tsx";
import { ScoreSection } from "./score-section.tsx";
import { useSought } from "./use-sought.ts";
import "./customer-view.css";

/** The 360° view: wide in the dashboard, one column in the side panel. */
export const CustomerView = ({
  detail,
  linkUnconfirmed = false,
  document = null,
}: {
  detail: CustomerDetail;
  /** The quote, order or opportunity of the page beside. */
  document?: PageDocument | null;
  /** The page beside is this customer's by the member's own pick alone. */
  linkUnconfirmed?: boolean;
}) => {
  const me = useMe();
  const { organization } = me;
  const [desk, grants] = [isCreditDesk(me.role), maySetLimits(me)];
  const [change, setChange] = useState<Change | null>(null);
  const [disputed, setDisputed] = useState<Item | null>(null);
  const dispute = useCallback((item: Item) => setDisputed(item), []);
  const { sought, reveal } = useSought(detail);
  const { badge } = detail;
  const ledger = badge.prospect ? null : badge.figures;
  const offer = (
    <>
      {badge.figures && <OfferSection detail={detail} maySetLimits={grants} />}
      <OutsideSection badge={badge} />
    </>
  );
  const seen =
    document &&
    draftOfDocument(document, detail.terms, {
      home: organization.currency,
      lang: "",
      ownVatBasisPoints: badge.figures?.order?.vatBasisPoints ?? null,
      standardVatBasisPoints: standardVatOf(organization),
    });
  const customer = {
    id: badge.id,
    name: badge.name,
    recommendedLimitCents: badge.figures?.recommendedLimitCents ?? null,
  };
  return (
    <RevealProvider value={reveal}>
      <article className="customer-view">
        <div className="row spread customer-top">
          <CustomerHead detail={detail} />
          <div className="row">
            <AskButton customerId={badge.id} customerName={badge.name} linkUnconfirmed={linkUnconfirmed} />
            {desk && <Button onClick={() => setChange("event")}>{i18n.t("customer.enterEvent")}</Button>}
            {grants && (
              <Button look="main" onClick={() => setChange("approved")}>
                {i18n.t("customer.setLimit")}
              </Button>
            )}
          </div>
        </div>
        <ReportActionsLater customer={badge} linkUnconfirmed={linkUnconfirmed} />
        {badge.figures === null && <Notice kind="info" title={i18n.t("customer.classOnly")} />}
        {desk && <CustomerLinks customerId={badge.id} />}
        {(desk || me.role === "manager") && <CustomerWarnings customerId={badge.id} />}
        {isInProcedure(detail.events) && <LedgerSplitSection detail={detail} />}
        <div className="customer-columns">
          <div className="stack">
            {badge.prospect && offer}
            <LimitSection detail={detail} />
            <OrderCheckSection
              key={JSON.stringify(seen)}
              customerId={badge.id}
              terms={detail.terms}
              linkUnconfirmed={linkUnconfirmed}
              seen={seen}
            />
            {!badge.prospect && offer}
            {desk && <OutsideOpinionsSection customerId={badge.id} />}
            <BehindSection detail={detail} />
            {hasDatedRoom(badge) && <DatedRoomSection customerId={badge.id} />}
            {ledger && <AgingSection figures={ledger} />}
          </div>
          <div className="stack">
            <ScoreSection detail={detail} />
            <ChecklistSection customerId={badge.id} unfolded={badge.prospect === true} />
            {ledger && <OutlookSection customerId={badge.id} />}
            {ledger && <HistorySection customerId={badge.id} />}
          </div>
        </div>
        {ledger && (
          <ItemsSection customerId={badge.id} onDispute={desk ? dispute : undefined} sought={sought} />
        )}
        <div className="customer-records">
          <RecordsSection detail={detail} />
        </div>
        {desk && <PersonalDataSection badge={badge} />}
        {change && <ChangeDialog customer={customer} start={change} onClose={() => setChange(null)} />}
        {disputed && (
          <Dialog
            title={i18n.t("limits.dispute.title", [disputed.reference])}
            onClose={() => setDisputed(null)}
          >
            <DisputeForm customer={customer} invoice={disputed.reference} onClose={() => setDisputed(null)} />
          </Dialog>
        )}
      </article>
    </RevealProvider>
  );
};
