import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { AskPlace } from "../../requests/ask-place.tsx";
import { Answered } from "../../ui/answered.tsx";
import { useRead } from "../../ui/use-read.ts";
import { CustomerView } from "./customer-view.tsx";

export const CustomerPage = ({ id }: { id: string }) => {
  const read = useRead(CustomerDetail, `/v1/customers/${encodeURIComponent(id)}`);
  return (
    <div className="stack">
      <p>
        <Link href="/customers">{i18n.t("customer.all")}</Link>
      </p>
      <Answered read={read} lines={6}>
        {(detail) => (
          <AskPlace>
            <CustomerView detail={detail} />
          </AskPlace>
        )}
      </Answered>
    </div>
  );
};
