import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { i18n } from "#extension/platform/i18n.ts";
import type { PageDocument } from "#extension/platform/messages.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { CustomerView } from "../dashboard/customer/customer-view.tsx";
import { isCreditDesk } from "../dashboard/may.ts";
import { IdentifyPart } from "../identify/identify-part.tsx";
import { LinkLine } from "../record-link/link-line.tsx";
import { SaidLines } from "../record-link/said-lines.tsx";
import { useWord } from "../record-link/use-word.ts";
import { RequestSurface } from "../requests/request-surface.tsx";
import { TeachButton } from "../teach/teach-button.tsx";
import { TeachPanel } from "../teach/teach-panel.tsx";
import { useTeaching } from "../teach/use-teaching.ts";
import { Answered } from "../ui/answered.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { UnlessQuiet } from "../ui/quiet.tsx";
import { SignedInOnly, useMe } from "../ui/session.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useRead } from "../ui/use-read.ts";
import { CustomerChoices } from "./customer-choices.tsx";
import { CustomerSearch } from "./customer-search.tsx";
import { panelSubject } from "./panel-subject.ts";
import { subjectOfAddress } from "./subject-address.ts";
import { useTabCustomer } from "./use-tab-customer.ts";
import "./side-panel.css";

const Customer = ({
  id,
  linkUnconfirmed,
  document,
}: {
  id: string;
  linkUnconfirmed: boolean;
  document: PageDocument | null;
}) => {
  const read = useRead(CustomerDetail, `/v1/customers/${id}`);
  return (
    <Answered read={read} lines={6}>
      {(detail) => <CustomerView detail={detail} linkUnconfirmed={linkUnconfirmed} document={document} />}
    </Answered>
  );
};

const Panel = () => {
  const [address] = useHashLocation();
  const asked = subjectOfAddress(address);
  const [picked, setChosen] = useState<string | null>(null);
  const tab = useTabCustomer(asked === null);
  // What was picked beside the page may have become the page's own customer.
  const chosen = picked !== null && picked === tab?.customer?.id ? null : picked;
  const word = useWord(tab?.record);
  const me = useMe();
  const decides = isCreditDesk(me.role);
  const queries = useQueryClient();
  const { teaching, take, again } = useTeaching();
  const [taught, setTaught] = useState(false);
  if (asked === null && teaching?.state && teaching.tab.origin !== null)
    return (
      <TeachPanel
        key={teaching.tab.tabId}
        origin={teaching.tab.origin}
        state={teaching.state}
        take={take}
        onSaved={() => {
          setTaught(true);
          take({ kind: "end" });
        }}
      />
    );
  if (asked === null && tab === undefined) return <Skeleton lines={6} />;
  const subject = panelSubject(asked ?? chosen, tab ?? null);
  const ofTab = asked === null && chosen === null ? tab : null;
  const { say } = word;
  return (
    <>
      {taught && (
        <Notice
          kind="good"
          title={i18n.t("teach.saved")}
          action={<Button onClick={() => setTaught(false)}>{i18n.t("ui.close")}</Button>}
        >
          <p>{i18n.t("teach.savedNext")}</p>
        </Notice>
      )}
      {(subject.kind === "customer" || chosen !== null) && (
        <div className="row spread panel-top">
          {chosen !== null && asked === null ? (
            <Button look="quiet" onClick={() => setChosen(null)}>
              {i18n.t("dashboard.panel.backToTab")}
            </Button>
          ) : (
            <span />
          )}
          {chosen !== null && asked === null && say !== null && tab?.kind !== "matched" && (
            <Button
              onClick={() => {
                say("choose", chosen);
                setChosen(null);
              }}
            >
              {i18n.t("links.own.isIt")}
            </Button>
          )}
          {subject.kind === "customer" && (
            <Button look="quiet" onClick={() => void openDashboard(`/customers/${subject.id}`)}>
              {i18n.t("dashboard.panel.openDashboard")}
            </Button>
          )}
        </div>
      )}
      {ofTab && <SaidLines rejected={ofTab.rejected ?? []} word={word} />}
      {ofTab?.customer && (
        <LinkLine
          key={`link of ${ofTab.customer.id}`}
          customer={ofTab.customer}
          unconfirmed={ofTab.unconfirmed === true}
          word={word}
          decides={decides}
        />
      )}
      {subject.kind === "customer" && (
        <Customer
          key={subject.id}
          id={subject.id}
          linkUnconfirmed={tab?.unconfirmed === true && tab.customer?.id === subject.id}
          document={tab?.customer?.id === subject.id ? (tab.document ?? null) : null}
        />
      )}
      {subject.kind === "choose" && (
        <div className="stack">
          <Notice
            kind="warning"
            title={i18n.t(`dashboard.panel.${subject.reason}`, [subject.seenName ?? "—"])}
          >
            <p>{i18n.t("dashboard.panel.chooseNext")}</p>
          </Notice>
          <CustomerChoices
            customers={subject.candidates}
            onChoose={(id) => (say === null ? setChosen(id) : say("choose", id))}
          />
        </div>
      )}
      {subject.kind === "search" && (
        <>
          <CustomerSearch seenName={subject.seenName} onChoose={setChosen} />
          <IdentifyPart
            me={me}
            tab={tab ?? null}
            onOpen={setChosen}
            onMade={({ id }) => {
              setChosen(id);
              void queries.invalidateQueries();
            }}
          />
        </>
      )}
      {subject.kind === "search" && teaching && teaching.tab.origin !== null && (
        <TeachButton
          tabId={teaching.tab.tabId}
          onBegun={() => {
            setTaught(false);
            again();
          }}
        />
      )}
    </>
  );
};

const Parts = () => (
  <RequestSurface me={useMe()} opensQueue={false} search={location.search}>
    <Panel />
  </RequestSurface>
);

/** The 360° view beside the CRM, with the requests that concern the member. */
export const SidePanel = () => (
  <SignedInOnly>
    <main className="panel">
      <UnlessQuiet>
        <Parts />
      </UnlessQuiet>
    </main>
  </SignedInOnly>
);
