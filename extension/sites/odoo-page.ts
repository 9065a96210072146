/** Sample rows fill an empty list and look like data; what stands behind a dialog is hidden from assistive tools. */
export const isMadeUp = (element: Element): boolean =>
  element.closest('.o_view_sample_data,[aria-hidden="true"],.o_inactive_modal') !== null;

/** Record of the address: 18 has it as last number of the path, 16 and 17 in the hash. */
export const odooRecord = (url: URL): { model: string | null; id: string | null } => {
  const hash = new URLSearchParams(url.hash.slice(1));
  if (hash.has("model") || hash.has("view_type"))
    return { model: hash.get("model"), id: number(hash.get("id")) };
  const parts = url.pathname.split("/").filter(Boolean);
  const last = parts.at(-1) ?? "";
  const id = number(last);
  const action = (id === null && last !== "new" ? last : parts.at(-2)) ?? "";
  return { model: ACTION_MODELS[action] ?? (action.includes(".") ? action : null), id };
};

const number = (text: string | null): string | null => (text && /^\d+$/.test(text) ? text : null);

const ACTION_MODELS: Record<string, string> = {
  contacts: "res.partner",
  customers: "res.partner",
  vendors: "res.partner",
  orders: "sale.order",
  sales: "sale.order",
  crm: "crm.lead",
  invoicing: "account.move",
};
