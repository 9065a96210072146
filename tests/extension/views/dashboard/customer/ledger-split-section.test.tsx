import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  isInProcedure,
  LedgerSplitSection,
} from "#extension/views/dashboard/customer/ledger-split-section.tsx";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import type { LedgerSplit } from "#shared/contract/clocks.ts";
import type { Role } from "#shared/contract/common.ts";
import type { CreditEvent } from "#shared/contract/customers.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";
import { aSplit } from "../clocks/a-deadline.ts";

beforeEach(() => {
  freshBrowser();
});

const open = (split: LedgerSplit | { refused: string }, role: Role = "analyst") => {
  answering({
    connection: signedInAs(role),
    api: apiOf({ [`GET /v1/customers/${CUSTOMER_ID}/ledger-split`]: split }),
  });
  return show(
    <SignedInOnly>
      <LedgerSplitSection detail={aDetail()} />
      <p>Suite</p>
    </SignedInOnly>,
  );
};

const event = (part: Partial<CreditEvent>): CreditEvent => ({
  ...{ id: CUSTOMER_ID, kind: "liquidation", day: "2026-11-18", note: "", author: "Veille", revokedAt: null },
  ...part,
});

describe("the ledger at the judgment", () => {
  it("stands in two parts with what holds for each, and says payment before delivery", async () => {
    const host = open(aSplit());
    await untilShown(host, "Avant le jugement");
    const [before, after] = host.querySelectorAll<HTMLElement>(".split-sides > section");
    expect(before && textOf(before)).toMatch(/^Avant le jugement12 400 €À déclarer ; ne peut pas être payé/);
    expect(after && textOf(after)).toMatch(/^Depuis le jugement900 €Se paie à l’échéance/);
    expect(before && textOf(before)).toContain("2 documents");
    expect(before && textOf(find<HTMLElement>(before, "tbody"))).toContain(
      "F-2602 nov. 20262 déc. 2026 à échoir4 200,00 €",
    );
    expect(textOf(host)).toContain("Paiement avant livraison : voir avec l’administrateur.");
    expect(textOf(host)).toContain(
      "Jugement du 18 nov. 2026, Tribunal de commerce de Quimper. Publié au BODACC le 24 nov. 2026.",
    );
    expect(host.querySelector(".notice")).toBeNull();
  });

  it("flags payments that the law forbids, apart from those to check and what was set off", async () => {
    const paid = { date: "2026-11-22", amountCents: 200_000 };
    const host = open(
      aSplit({
        publishedOn: null,
        court: null,
        forbidden: [
          { ...paid, reference: "VIR 12", settles: "F-231", verdict: "forbidden" },
          { ...paid, reference: "VIR 13", settles: null, verdict: "to_check" },
          { ...paid, reference: "AV-3", settles: "F-231", verdict: "set_off" },
        ],
        apart: { unappliedCents: -5_000, toInvoiceCents: 0, depositsCents: 0, factoredCents: 0 },
      }),
    );
    await untilShown(host, "Un paiement reçu depuis le jugement règle une dette d’avant");
    const notices = [...host.querySelectorAll<HTMLElement>(".notice")].map(textOf);
    expect(notices).toHaveLength(3);
    expect(notices[0]).toContain("2 000 € reçus le 22 nov. 2026 (VIR 12) règlent F-231.");
    expect(notices[0]).toContain("annulés pendant trois ans");
    expect(notices[1]).toContain("(VIR 13) : dette d’avant, document non nommé.");
    expect(notices[2]).toContain("connexes seulement");
    expect(textOf(host)).toContain("reçu non affecté−50 €");
    expect(textOf(host)).toContain("Pas encore vu au BODACC : aucun délai ne court.");
  });

  it("takes a payment as forbidden where a server of before says no more", async () => {
    const host = open(
      aSplit({
        forbidden: [{ reference: "VIR 12", date: "2026-11-22", amountCents: 1_000, settles: "F-231" }],
      }),
    );
    await untilShown(host, "Un paiement reçu depuis le jugement");
  });

  it("opens the ready texts for credit alone", async () => {
    const create = vi.spyOn(fakeBrowser.tabs, "create");
    const host = open(aSplit());
    await untilShown(host, "Avant le jugement");
    buttonNamed(host, "Déclaration de créance").click();
    await vi.waitFor(() =>
      expect(create.mock.calls[0]?.[0].url).toMatch(
        new RegExp(`dashboard\\.html#/letters/${CUSTOMER_ID}/claim$`),
      ),
    );
    const rep = open(aSplit(), "rep");
    await untilShown(rep, "Avant le jugement");
    expect(textOf(rep)).not.toContain("Déclaration de créance");
  });

  it("leaves no trace where no judgment stands", async () => {
    const host = open({ refused: "not_found" });
    await untilShown(host, "Suite");
    await vi.waitFor(() => expect(textOf(host)).toBe("Suite"));
  });
});

describe("proceedings", () => {
  it("are opened by a judgment that stands, and by nothing else", () => {
    expect(isInProcedure([event({})])).toBe(true);
    expect(isInProcedure([event({ kind: "struck_off" })])).toBe(false);
    expect(isInProcedure([event({ revokedAt: "2026-11-20T10:00:00Z" })])).toBe(false);
  });
});
