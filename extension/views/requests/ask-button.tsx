import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../ui/button.tsx";
import { useAskFor } from "./ask-context.ts";

/** Asks something of credit about this customer: a limit, terms, a block, an order that no page shows. */
export const AskButton = ({
  customerId,
  customerName,
  linkUnconfirmed = false,
}: {
  customerId: string;
  customerName: string;
  linkUnconfirmed?: boolean;
}) => {
  const askFor = useAskFor();
  if (askFor === null) return null;
  return (
    <Button onClick={() => askFor({ customerId, customerName, linkUnconfirmed })}>
      {i18n.t("requests.ask.buttonOther")}
    </Button>
  );
};
