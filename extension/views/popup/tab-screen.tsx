import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow, TabCustomer } from "#extension/platform/messages.ts";
import type { Me } from "#shared/contract/me.ts";
import { isCreditDesk } from "../dashboard/may.ts";
import { LinkLine } from "../record-link/link-line.tsx";
import { SaidLines } from "../record-link/said-lines.tsx";
import type { Word } from "../record-link/use-word.ts";
import { Empty } from "../ui/empty.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Choices } from "./choices.tsx";
import { CustomerSummary } from "./customer-summary.tsx";
import { IdentifyLater } from "./identify-later.tsx";
import { OrderCheckLater } from "./order-check-later.tsx";
import { SiteOffer } from "./site-offer.tsx";
import type { Asked } from "./use-asked.ts";
import type { TabSubject } from "./use-tab-subject.ts";

const seen = ({ seenName }: TabCustomer): string => seenName ?? i18n.t("popup.tab.thisName");

type Props = {
  subject: Asked<TabSubject>;
  word: Word;
  me: Me;
  onChoose: (customer: BadgeRow) => void;
};

/** The customer of this tab; candidates to choose from; or what to do when the page names nobody. */
export const TabScreen = ({ subject, word, me, onChoose }: Props) => {
  if (subject.kind === "loading") return <Skeleton lines={6} />;
  if (subject.kind === "failed" || subject.value === null)
    return (
      <Empty title={i18n.t("popup.tab.none")}>
        <p className="muted">{i18n.t("popup.tab.searchNext")}</p>
      </Empty>
    );
  const { tab, customer } = subject.value;
  const { say } = word;
  const said = (
    <>
      <SaidLines rejected={customer.rejected ?? []} word={word} />
      {customer.withheld !== undefined && (
        <Notice kind="info" title={i18n.t("popup.tab.withheld", customer.withheld)}>
          <p>{i18n.t("popup.tab.withheldNext")}</p>
        </Notice>
      )}
    </>
  );
  if (customer.kind === "matched" && customer.customer !== null)
    return (
      <div className="stack">
        {said}
        <LinkLine
          key={customer.customer.id}
          customer={customer.customer}
          unconfirmed={customer.unconfirmed === true}
          word={word}
          decides={isCreditDesk(me.role)}
        />
        <CustomerSummary
          customer={customer.customer}
          tabId={tab.tabId}
          linkUnconfirmed={customer.unconfirmed === true}
        />
        <OrderCheckLater
          customer={customer.customer}
          organization={me.organization}
          document={customer.document ?? null}
          linkUnconfirmed={customer.unconfirmed === true}
        />
      </div>
    );
  if (customer.candidates.length > 0)
    return (
      <div className="stack">
        {said}
        <Notice
          kind="warning"
          title={i18n.t(customer.kind === "conflict" ? "popup.tab.conflict" : "popup.tab.unsure", [
            seen(customer),
          ])}
        >
          <p>{i18n.t(customer.kind === "conflict" ? "popup.tab.conflictNext" : "popup.tab.unsureNext")}</p>
        </Notice>
        <Choices
          label={i18n.t("popup.tab.candidates")}
          customers={customer.candidates}
          onChoose={(candidate) => (say === null ? onChoose(candidate) : say("choose", candidate.id))}
        />
      </div>
    );
  return (
    <div className="stack">
      {said}
      <Empty
        title={
          customer.seenName === null
            ? i18n.t("popup.tab.none")
            : i18n.t("popup.tab.unknown", [customer.seenName])
        }
      >
        <p className="muted">{i18n.t("popup.tab.searchNext")}</p>
      </Empty>
      <IdentifyLater tab={customer} me={me} onChoose={onChoose} />
      {tab.origin !== null && <SiteOffer origin={tab.origin} tabId={tab.tabId} />}
    </div>
  );
};
