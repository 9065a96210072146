import type { WatchItem } from "#shared/contract/watch.ts";
import { CUSTOMER_ID } from "../a-signed-in-page.ts";

export const itemId = (number: number): string =>
  `019ab000-0000-7000-8000-00000000d${String(number).padStart(3, "0")}`;

export const anItem = (number: number, part: Partial<WatchItem> = {}): WatchItem => ({
  id: itemId(number),
  about: { customerId: CUSTOMER_ID, name: "Menuiserie Kerbrat SAS", siren: "299900100" },
  reason: "unknown_wording",
  params: {
    why: "unknown_wording",
    wording: "Jugement prononçant une mesure nouvelle",
    complement: "",
    publishedOn: "2026-11-20",
    day: "2026-11-12",
  },
  document: "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A202602250002",
  raisedAt: "2026-11-24T04:00:00.000Z",
  outcome: null,
  note: "",
  decidedBy: null,
  decidedAt: null,
  ...part,
});
