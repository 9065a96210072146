import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { send } from "#extension/platform/send.ts";
import { customerNumbers } from "../../customer-numbers.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useCustomerName } from "./use-customer-name.ts";

type CustomerFieldProps = { value: string; onChange: (customerId: string) => void };

/** One customer of the local copy, found by name or number; empty for none yet. */
export const CustomerField = ({ value, onChange }: CustomerFieldProps) => {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const name = useCustomerName(value);
  const found = useQuery({
    queryKey: ["search", asked],
    queryFn: () => send("search", { text: asked }),
    enabled: asked !== "" && value === "",
  });
  if (value !== "")
    return (
      <p className="row spread">
        <span>
          {i18n.t("policy.rule.customer")} <strong>{name}</strong>
        </span>
        <Button onClick={() => onChange("")}>{i18n.t("policy.rule.otherCustomer")}</Button>
      </p>
    );
  return (
    <div className="stack">
      <Field label={i18n.t("policy.rule.customer")} hint={i18n.t("policy.rule.customerHint")}>
        {(control) => (
          <input
            {...control}
            type="search"
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ul className="policy-found" aria-live="polite">
        {(found.data ?? []).slice(0, 6).map((customer) => (
          <li key={customer.id}>
            <Button look="quiet" onClick={() => onChange(customer.id)}>
              {customer.name} <span className="muted">{customerNumbers(customer)}</span>
            </Button>
          </li>
        ))}
        {found.data?.length === 0 && asked !== "" && (
          <li className="muted">{i18n.t("customer.noneFound")}</li>
        )}
      </ul>
    </div>
  );
};
