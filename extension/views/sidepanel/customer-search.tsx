import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow, Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { Empty } from "../ui/empty.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { CustomerChoices } from "./customer-choices.tsx";

/** Search of the local copy: nothing leaves the browser. */
export const CustomerSearch = ({
  seenName,
  onChoose,
}: {
  seenName: string | null;
  onChoose: (id: string) => void;
}) => {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useQuery<BadgeRow[], Failure>({
    queryKey: ["search", asked],
    queryFn: () => send("search", { text: asked }),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  });
  return (
    <div className="stack">
      <Empty
        title={
          seenName === null ? i18n.t("dashboard.panel.nobody") : i18n.t("dashboard.panel.unknown", [seenName])
        }
      >
        <p>{i18n.t("dashboard.panel.searchNext")}</p>
      </Empty>
      <SearchField label={i18n.t("customer.search")} value={text} onChange={setText} />
      {asked.length > 1 && found.data && (
        <p className="muted" role="status">
          {i18n.t("customer.count", found.data.length)}
        </p>
      )}
      {asked.length > 1 && <CustomerChoices customers={found.data ?? []} onChoose={onChoose} />}
    </div>
  );
};
