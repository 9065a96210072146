/**
 * Addresses of one kind of page, as people can read them: `/quotes/*`, `/card.php?socid=*`, `/#Account/view/*`. A star
 * stands for one segment or value, or for the rest of one (`invoice-*`). No pattern language beyond that.
 */
export type Address = { pathname: string; search: string; hash: string };

const MOST_CHARACTERS = 300;
const MOST_SEGMENTS = 12;

export type AddressProblem = "address_syntax" | "address_too_long";

/** Why a pattern is none; null when it may be used. */
export const addressProblem = (pattern: string): AddressProblem | null => {
  if (pattern.length > MOST_CHARACTERS) return "address_too_long";
  if (!/^\/[^\s\\<>"'`(){}|^$[\]]*$/.test(pattern) || pattern.startsWith("//")) return "address_syntax";
  const { path, query, hash } = partsOf(pattern);
  const values = [...path, ...query.map(([, value]) => value), ...(hash ?? [])];
  if (values.length > MOST_SEGMENTS) return "address_too_long";
  return values.every((value) => value.split("*").length <= 2) ? null : "address_syntax";
};

/**
 * Does the address belong to the pattern? `id` is what the last star stands for, decoded; empty without a star. Parameters
 * that the pattern does not name may be there; a hash that is itself a path only where the pattern has one.
 */
export const matchAddress = (pattern: string, address: Address): { id: string } | null => {
  const wanted = partsOf(pattern);
  const found = partsOf(`${address.pathname}${address.search}${address.hash}`);
  let id = "";
  const holds = (want: string, value: string | undefined): boolean => {
    if (value === undefined) return false;
    const [before = "", after] = want.split("*");
    if (after === undefined) return want === value;
    const long = value.length > before.length + after.length;
    if (!long || !value.startsWith(before) || !value.endsWith(after)) return false;
    id = decoded(value.slice(before.length, value.length - after.length));
    return true;
  };
  const all = (want: string[], values: string[]) =>
    want.length === values.length && want.every((one, at) => holds(one, values[at]));

  if (!all(wanted.path, found.path)) return null;
  for (const [key, value] of wanted.query)
    if (!found.query.some((other) => other[0] === key && holds(value, other[1]))) return null;
  const isRoute = (found.hash?.length ?? 0) > 1;
  if (wanted.hash === null ? isRoute : !all(wanted.hash, found.hash ?? [])) return null;
  return { id };
};

type Parts = { path: string[]; query: [string, string][]; hash: string[] | null };

const partsOf = (address: string): Parts => {
  const [beforeHash = "", ...afterHash] = address.split("#");
  const [path = "", ...query] = beforeHash.split("?");
  const segments = (text: string) => text.split("/").filter((one) => one !== "");
  return {
    path: segments(path),
    query: query
      .join("?")
      .split("&")
      .filter((one) => one !== "")
      .map((one) => {
        const [key = "", ...value] = one.split("=");
        return [key, value.join("=")];
      }),
    hash: afterHash.length === 0 ? null : segments(afterHash.join("#").replace(/[?].*$/, "")),
  };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
