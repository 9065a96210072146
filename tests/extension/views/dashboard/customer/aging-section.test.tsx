import { beforeEach, expect, it } from "vitest";
import { AgingSection } from "#extension/views/dashboard/customer/aging-section.tsx";
import { freshBrowser, speak } from "../../../a-browser.ts";
import { someFigures } from "../../../background/a-row.ts";
import { show, textOf, untilShown } from "../../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const announced = { ...someFigures, promised: { on: "2026-03-06", missingCents: 1_000_000 } };

it("says beside the overdue which payment is announced, and that reminders wait for it", async () => {
  speak("en");
  const host = show(<AgingSection figures={announced} />);
  await untilShown(host, /€10,000 announced for .*; reminders wait until then\./);
  expect(textOf(host)).toMatch(/announced for (6 Mar|Mar 6)/);
});

it("says the same in French, and nothing where no payment is announced", async () => {
  const host = show(<AgingSection figures={announced} />);
  await untilShown(host, "10 000 € annoncés pour le 6 mars 2026 ; les relances attendent jusque-là.");
  const without = show(<AgingSection figures={someFigures} />);
  await untilShown(without, "Plus ancien retard");
  expect(textOf(without)).not.toContain("annoncés");
});
