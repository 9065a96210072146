import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChecklistSection } from "#extension/views/dashboard/customer/checklist-section.tsx";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import type { Checklist, ChecklistItem } from "#shared/contract/checklists.ts";
import type { Role } from "#shared/contract/common.ts";
import { failed, ok } from "#shared/result.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";

type Ask = { method: string; path: string; body?: unknown };

const item = (code: ChecklistItem["item"], part: Partial<ChecklistItem> = {}): ChecklistItem => ({
  ...{ item: code, state: "missing", ground: null, day: null, by: null, note: "" },
  ...part,
});

const ITEMS: ChecklistItem[] = [
  item("identity", {
    state: "known",
    ground: "fact",
    source: "registry",
    day: "2026-11-20",
    untilOn: "2027-11-20",
  }),
  item("vat", { ground: "contradicted", source: "vies", day: "2026-11-19" }),
  item("references"),
  item("terms_signed", {
    ...{ state: "done", ground: "person", by: "Ana Rep", day: "2026-11-21" },
    note: "Signées, classeur 12",
  }),
  item("contact_verified", {
    ...{ state: "outdated", ground: "person", by: "Luc Rep", day: "2026-06-01", untilOn: "2026-09-01" },
  }),
  item("insurer", { state: "not_needed", ground: "below_amount", fromCents: 1_000_000 }),
];

beforeEach(() => {
  freshBrowser();
});

const open = (role: Role = "analyst", items = ITEMS, unfolded = true) => {
  let rows = items;
  const asked: Ask[] = [];
  answering({
    connection: signedInAs(role),
    api: (ask: Ask) => {
      asked.push(ask);
      if (ask.method === "POST") {
        const mark = ask.body as { item: string; done: boolean; note: string };
        rows = rows.map((each) =>
          each.item === mark.item
            ? item(
                each.item,
                mark.done
                  ? {
                      state: "done",
                      ground: "person",
                      by: "Karim Belhadj",
                      day: "2026-11-25",
                      note: mark.note,
                    }
                  : {},
              )
            : each,
        );
        return ok({ id: CUSTOMER_ID });
      }
      if (!ask.path.includes("/checklist?")) return failed({ code: "not_found", requestId: "r" });
      const query = new URLSearchParams(ask.path.split("?")[1]);
      const reply: Checklist = {
        occasion: query.get("occasion") === "first_order" ? "first_order" : "open_account",
        riskClass: "NR",
        amountCents: query.has("amountCents") ? Number(query.get("amountCents")) : null,
        items: rows,
        gaps: ["vat", "contact_verified", "references"],
      };
      return ok(reply);
    },
  });
  const host = show(
    <SignedInOnly>
      <ChecklistSection customerId={CUSTOMER_ID} unfolded={unfolded} />
    </SignedInOnly>,
  );
  return { host, asked };
};

const row = (host: HTMLElement, code: string) => find<HTMLElement>(host, `[data-item=${code}]`);
const order = (host: HTMLElement) =>
  [...host.querySelectorAll<HTMLElement>("[data-item]")].map(({ dataset }) => dataset.item);

describe("the checklist", () => {
  it("puts gaps first, what weighs most on top, and says what each item rests on", async () => {
    const { host } = open();
    await untilShown(host, "Il manque 3 points.");
    expect(order(host)).toEqual([
      "vat",
      "contact_verified",
      "references",
      "identity",
      "terms_signed",
      "insurer",
    ]);
    expect(textOf(row(host, "identity"))).toContain(
      "d’après le registre, au 20 nov. 2026, valable jusqu’au 20 nov. 2027",
    );
    expect(textOf(row(host, "vat"))).toContain("VIES dit le contraire, au 19 nov. 2026");
    expect(textOf(row(host, "references"))).toContain("rien de connu");
    expect(textOf(row(host, "terms_signed"))).toContain("vu par Ana Rep le 21 nov. 2026Signées, classeur 12");
    expect(textOf(row(host, "contact_verified"))).toContain("périmé depuis le 1 sept. 2026");
    expect(textOf(row(host, "insurer"))).toContain("à partir de 10 000 €");
    expect(textOf(host)).toContain("Montant inconnu");
  });

  it("asks for another occasion and amount", async () => {
    const { host, asked } = open();
    await untilShown(host, "Il manque 3 points.");
    find<HTMLInputElement>(host, "input[type=radio][value=first_order]").click();
    type(find<HTMLInputElement>(host, "input[inputmode=decimal]"), "12 500");
    await untilShown(host, "Pour 12 500 €.");
    expect(asked.at(-1)?.path).toBe(
      `/v1/customers/${CUSTOMER_ID}/checklist?occasion=first_order&amountCents=1250000`,
    );
  });

  it("keeps what somebody saw with a note, and takes it back", async () => {
    const { host, asked } = open();
    await untilShown(host, "Il manque 3 points.");
    find<HTMLButtonElement>(row(host, "references"), "button").click();
    const note = await vi.waitFor(() => find<HTMLInputElement>(row(host, "references"), "form input"));
    await vi.waitFor(() => expect(document.activeElement).toBe(note));
    type(note, "Deux fournisseurs appelés");
    find<HTMLFormElement>(row(host, "references"), "form").requestSubmit();
    await untilShown(host, "Il manque 2 points.");
    expect(textOf(row(host, "references"))).toContain(
      "vu par Karim Belhadj le 25 nov. 2026Deux fournisseurs appelés",
    );
    expect(textOf(host)).toContain("Références : coché.");
    buttonNamed(row(host, "references"), "Reprendre").click();
    await untilShown(host, "Il manque 3 points.");
    expect(asked.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
      { occasion: "open_account", item: "references", done: true, note: "Deux fournisseurs appelés" },
      { occasion: "open_account", item: "references", done: false, note: "" },
    ]);
  });

  it("leaves to credit what credit alone can know", async () => {
    const { host } = open("rep");
    await untilShown(host, "Il manque 3 points.");
    expect(row(host, "vat").querySelector("button")).toBeNull();
    expect(textOf(row(host, "vat"))).toContain("au crédit de le dire");
    expect(row(host, "references").querySelector("button")).not.toBeNull();
  });

  it("of a customer of long says how much is missing, and the rest when asked", async () => {
    const { host } = open("analyst", ITEMS, false);
    await untilShown(host, "Il manque 3 points.");
    expect(order(host)).toEqual([]);
    const button = buttonNamed(host, "Voir la liste");
    expect(button.getAttribute("aria-expanded")).toBe("false");
    button.click();
    await vi.waitFor(() => expect(order(host)).toHaveLength(6));
    expect(buttonNamed(host, "Replier").getAttribute("aria-expanded")).toBe("true");
  });

  it("says that nothing is missing", async () => {
    const { host } = open("analyst", [
      item("identity", { state: "known", ground: "fact", source: "registry" }),
    ]);
    await untilShown(host, "Rien ne manque.");
  });
});
