import { beforeEach, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, show, textOf, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
});

const dispute = (reference: string, reason: string): CustomerDetail["disputes"][number] => ({
  id: `019ab000-0000-7000-8000-0000000${reference.slice(2)}`,
  reference,
  amountCents: 120_000,
  reason,
  openedOn: "2026-11-20",
  closedOn: null,
  author: "Karim Belhadj",
});

it("a dispute out of a field report says its reason in words, one that a person wrote as it was written", async () => {
  location.hash = `#/customers/${CUSTOMER_ID}`;
  const disputes = [
    dispute("F-00231", "order_reference"),
    dispute("F-00232", "Palettes cassées à la livraison"),
  ];
  answering({
    connection: signedInAs("analyst"),
    customer: null,
    requestBoard: { requests: [], waiting: 0, writes: [], asOf: null },
    api: apiOf({
      [`GET /v1/customers/${CUSTOMER_ID}/items`]: { items: [], next: null },
      [`GET /v1/customers/${CUSTOMER_ID}`]: aDetail({ disputes }),
    }),
  });
  const host = show(<Dashboard />);
  await untilShown(host, "Référence de commande absente ou fausse");
  expect(textOf(host)).not.toContain("order_reference");
  expect(textOf(host)).toContain("Palettes cassées à la livraison");
});
