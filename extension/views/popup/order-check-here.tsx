import { QueryClientProvider } from "@tanstack/react-query";
import { useContext, useState } from "react";
import { uiLanguage } from "#extension/platform/language.ts";
import type { PageDocument } from "#extension/platform/messages.ts";
import { standardVatOf } from "#shared/amounts/standard-vat.ts";
import type { Me } from "#shared/contract/me.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { draftOfDocument } from "../order-check/draft-of-document.ts";
import { OrderCheckSection } from "../order-check/order-check-section.tsx";
import { Currency } from "../ui/money.tsx";
import { newQueryClient } from "../ui/query-client.ts";

/** What the law says where nothing is agreed, and where the copy says nothing of terms. */
const ASSUMED: Terms = { kind: "net", days: 30, assumed: true };

type Props = {
  customer: BadgeRow;
  organization: Me["organization"];
  /** The document of the page that the popup is about. */
  document: PageDocument | null;
  linkUnconfirmed: boolean;
};

/** An order checked by hand, or the one of the page, from the popup. */
export const OrderCheckHere = ({ customer, organization, document, linkUnconfirmed }: Props) => {
  const [client] = useState(newQueryClient);
  const home = useContext(Currency);
  const terms = customer.figures?.order?.terms ?? ASSUMED;
  const seen =
    document &&
    draftOfDocument(document, terms, {
      home,
      lang: uiLanguage(),
      ownVatBasisPoints: customer.figures?.order?.vatBasisPoints ?? null,
      standardVatBasisPoints: standardVatOf(organization),
    });
  return (
    <QueryClientProvider client={client}>
      <OrderCheckSection
        key={`${customer.id} ${JSON.stringify(seen)}`}
        customerId={customer.id}
        terms={terms}
        linkUnconfirmed={linkUnconfirmed}
        seen={seen}
      />
    </QueryClientProvider>
  );
};
