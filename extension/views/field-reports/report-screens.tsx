import { AboutCustomer } from "./about-customer.tsx";
import { OneReport } from "./one-report.tsx";
import type { ReportView } from "./report-context.ts";
import { ReportForm } from "./report-form.tsx";
import "./field-reports.css";

/** What a surface shows of field reports in place of its customer. `said`: what was done, for the surface to say. */
export const ReportScreens = ({
  view,
  today,
  now,
  onOpen,
  onClose,
}: {
  view: ReportView;
  today: string;
  now: number;
  onOpen: (view: ReportView) => void;
  onClose: (said?: string) => void;
}) => {
  const follow = (id: string) => onOpen({ view: "report", id });
  const close = () => onClose();
  switch (view.view) {
    case "new": {
      const { from } = view;
      return (
        <ReportForm
          key={`${from.customerId} ${from.kind} ${from.again?.writeId ?? ""}`}
          from={from}
          today={today}
          now={now}
          onClose={close}
          onFollow={follow}
        />
      );
    }
    case "report":
      return <OneReport key={view.id} id={view.id} now={now} onOpen={onOpen} onClose={onClose} />;
    case "customer":
      return (
        <AboutCustomer
          key={view.customerId}
          customerId={view.customerId}
          customerName={view.customerName}
          now={now}
          onOpen={follow}
          onClose={close}
        />
      );
  }
};
