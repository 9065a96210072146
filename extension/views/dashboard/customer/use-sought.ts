import { useCallback, useState } from "react";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import type { Reveal, Shown } from "../../customer-history/reveal.ts";
import { recordElementId } from "./records-section.tsx";

/** Record of this customer that a fact is; null where it is not on the page. */
export const recordOf = (shown: Shown, { disputes }: Pick<CustomerDetail, "disputes">): string | null => {
  if (shown.kind === "item") return null;
  if (shown.kind !== "dispute") return shown.id;
  const same = disputes.filter(({ reference }) => reference === shown.reference);
  return (same.find(({ openedOn }) => openedOn === shown.openedOn) ?? same[0])?.id ?? null;
};

/** The document that is sought, and the way to bring any fact of this customer into sight. */
export const useSought = (detail: CustomerDetail): { sought: { rowId: string } | null; reveal: Reveal } => {
  const [sought, setSought] = useState<{ rowId: string } | null>(null);
  const reveal = useCallback<Reveal>(
    (shown) => {
      if (shown.kind === "item") {
        setSought({ rowId: shown.id });
        return;
      }
      const id = recordOf(shown, detail);
      const element = id === null ? null : document.getElementById(recordElementId(id));
      element?.scrollIntoView({ block: "center" });
      element?.focus({ preventScroll: true });
    },
    [detail],
  );
  return { sought, reveal };
};
