import type { RegisterFirm } from "#shared/contract/outside.ts";
import { namesAgree } from "#shared/matching/names-agree.ts";
import { keysAgree, normaliseName } from "#shared/matching/normalise-name.ts";
import { isSameName } from "#shared/matching/same-name.ts";

/**
 * Whether a firm is called as the page says: anybody can put a sound firm's number on a page. Where the register keeps the name to itself, or
 * the page says none, nothing contradicts.
 */
export const bearsName = (firm: RegisterFirm, seenName: string | null): boolean => {
  const seen = normaliseName(seenName ?? "");
  if (seen.key === "" || firm.diffusion === "partial") return true;
  return [firm.name, ...firm.otherNames].some((each) => {
    const name = normaliseName(each);
    return keysAgree(seen, name) || isSameName(seen.key, name.key) || namesAgree(seen.key, name.key);
  });
};
