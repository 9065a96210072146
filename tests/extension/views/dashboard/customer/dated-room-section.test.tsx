import { QueryClientProvider } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import { DatedRoomSection } from "#extension/views/dashboard/customer/dated-room-section.tsx";
import { newQueryClient } from "#extension/views/ui/query-client.ts";
import type { DatedRoom } from "#shared/contract/order-checks.ts";
import { freshBrowser } from "../../../a-browser.ts";
import { answering, show, textOf, untilShown } from "../../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const payment = (reference: string) => ({
  reference,
  amountCents: 820_000,
  dueDate: "2026-12-02",
  dueAssumed: false,
});
const shown = (datedRoom: DatedRoom | null) => {
  const asked = answering({ api: { ok: true, value: { datedRoom } } });
  const host = show(
    <QueryClientProvider client={newQueryClient()}>
      <DatedRoomSection customerId="c-1" />
    </QueryClientProvider>,
  );
  return { host, asked };
};

it("says when room comes, by which documents, and how late this customer usually pays", async () => {
  const { host, asked } = shown({
    roomCents: 320_000,
    usualDelayDays: 10,
    steps: [
      { date: "2026-12-12", roomCents: 1_140_000, payments: [payment("F-231")] },
      { date: "2026-12-20", roomCents: 1_960_000, payments: [payment("F-240"), payment("F-241")] },
    ],
  });
  await untilShown(host, "≈ 11 400 € le 12 déc. 2026 si le règlement de F-231 arrive comme d’habitude");
  expect(textOf(host)).toContain(
    "≈ 19 600 € le 20 déc. 2026 si F-231 et 2 autres documents sont réglés comme d’habitude",
  );
  expect(textOf(host)).toContain("Ce client paie en général 10 jours après l’échéance.");
  expect(asked).toMatchObject([{ name: "api", ask: { path: "/v1/customers/c-1/dated-room" } }]);
});

it.each([
  [null, "Aucun disponible à attendre tant que le crédit est suspendu."],
  [{ roomCents: 1, usualDelayDays: null, steps: [] }, "rien ne peut être attendu"],
  [{ roomCents: 1, usualDelayDays: 0, steps: [] }, "Aucun règlement attendu dans les 180 jours."],
])("says why nothing comes: %j", async (room, words) => {
  const { host } = shown(room);
  await untilShown(host, words);
});
