import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { CustomerDetail, Failure } from "#extension/platform/messages.ts";
import { AccessExport } from "#shared/contract/access-export.ts";
import { askApi } from "../../ui/ask-api.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { saveFile } from "../save-file.ts";

/** What is kept about a person, as a file to hand over; the journal keeps that it was made. */
export const AccessExportPart = ({ badge }: Pick<CustomerDetail, "badge">) => {
  const [step, setStep] = useState<"open" | "making" | "saved">("open");
  const [failure, setFailure] = useState<Failure | null>(null);
  const make = async () => {
    setStep("making");
    setFailure(null);
    try {
      const made = await askApi(AccessExport, {
        method: "GET",
        path: `/v1/customers/${badge.id}/access-export`,
      });
      const name = i18n.t("customer.personal.file", [
        badge.accountNumbers[0] ?? badge.id,
        made.madeAt.slice(0, 10),
      ]);
      saveFile(JSON.stringify(made, null, 2), "application/json", name);
      setStep("saved");
    } catch (refused) {
      // askApi rejects with nothing but a Failure
      setFailure(refused as Failure);
      setStep("open");
    }
  };
  return (
    <div className="stack">
      <div className="row">
        <Button name="accessExport" busy={step === "making"} onClick={() => void make()}>
          {i18n.t("customer.personal.export")}
        </Button>
      </div>
      <p className="muted" role="status">
        {i18n.t(step === "saved" ? "customer.personal.exported" : "customer.personal.exportHint")}
      </p>
      <p className="muted">{i18n.t("customer.personal.withheldNote")}</p>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
};
