import { useId, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { AccessExportPart } from "./access-export-part.tsx";

/** Whether this customer is a person, whose data have rights of their own, and what is kept of them to give out. */
export const PersonalDataSection = ({ badge }: Pick<CustomerDetail, "badge">) => {
  const id = useId();
  const write = useWrite(Recorded);
  const [wished, setWished] = useState<{ isPerson: boolean; revision: number } | null>(null);
  const isPerson = badge.marks.includes("natural_person");
  // until the customer is read again, what was just said stands
  const stands = wished !== null && !write.isError && wished.revision === badge.revision;
  const say = (wish: boolean): void => {
    if (write.isPending) return;
    setWished({ isPerson: wish, revision: badge.revision });
    write.mutate({
      method: "PUT",
      path: `/v1/customers/${badge.id}/natural-person`,
      body: { isPerson: wish },
    });
  };
  return (
    <section className="box stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{i18n.t("customer.personal.title")}</h2>
      <label className="row">
        <input
          type="checkbox"
          name="naturalPerson"
          aria-describedby={`${id}-effect`}
          aria-busy={write.isPending || undefined}
          checked={stands ? wished.isPerson : isPerson}
          onChange={(event) => say(event.target.checked)}
        />
        {i18n.t("customer.personal.isPerson")}
      </label>
      <p id={`${id}-effect`} className="muted">
        {i18n.t("customer.personal.effect")}
      </p>
      <p className="out-of-sight" role="status">
        {write.isPending && i18n.t("customer.personal.saving")}
      </p>
      {write.error && <FailureNotice failure={write.error} />}
      {isPerson && <AccessExportPart badge={badge} />}
    </section>
  );
};
