import type { BadgeRow, TabCustomer } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { Me } from "#shared/contract/me.ts";
import { IdentifyPart } from "../identify/identify-part.tsx";

type Props = {
  tab: TabCustomer;
  me: Pick<Me, "role" | "organization">;
  onChoose: (customer: BadgeRow) => void;
};

/** Identifying the name of the page from the popup. A prospect of a record shows by itself, as the page's customer. */
export const IdentifyHere = ({ tab, me, onChoose }: Props) => {
  const open = async (id: string): Promise<void> => {
    const row = await send("customer", { id });
    if (row !== null) onChoose(row);
  };
  return (
    <IdentifyPart
      me={me}
      tab={tab}
      onOpen={(id) => void open(id)}
      onMade={({ id, link }) => {
        if (link === null) void open(id);
      }}
    />
  );
};
