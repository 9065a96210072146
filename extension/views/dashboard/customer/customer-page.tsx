import { useCallback } from "react";
import { Link, useLocation } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { AskPlace } from "../../requests/ask-place.tsx";
import { Answered } from "../../ui/answered.tsx";
import { useRead } from "../../ui/use-read.ts";
import { OpenToJudge, reportPath } from "../warnings/open-to-judge.ts";
import { CustomerView } from "./customer-view.tsx";

export const CustomerPage = ({ id }: { id: string }) => {
  const read = useRead(CustomerDetail, `/v1/customers/${encodeURIComponent(id)}`);
  const [, navigate] = useLocation();
  const openToJudge = useCallback((report: string) => navigate(reportPath(report)), [navigate]);
  return (
    <div className="stack">
      <p>
        <Link href="/customers">{i18n.t("customer.all")}</Link>
      </p>
      <Answered read={read} lines={6}>
        {(detail) => (
          <AskPlace>
            <OpenToJudge value={openToJudge}>
              <CustomerView detail={detail} />
            </OpenToJudge>
          </AskPlace>
        )}
      </Answered>
    </div>
  );
};
