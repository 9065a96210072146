import { REFUSAL_REASONS, type RefusalReason } from "#shared/requests/request-kind.ts";

export const isRefusalReason = (text: string | null): text is RefusalReason =>
  REFUSAL_REASONS.some((code) => code === text);
