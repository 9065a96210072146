import { addressProblem } from "#shared/page-rules/address-pattern.ts";

/** Parameters that name a kind of page; any other one is left out unless it is an id. */
const ROUTE =
  /^(?:action|module|view|page|route|model|type|etn|pagetype|area|app|controller|do|op|cmd|m|r)$/i;

/** Ids of any kind: numbers, UUIDs, keys of letters and digits. */
const isId = (value: string): boolean =>
  /^\d+$/.test(value) || /\d.*\d/.test(value) || /^[0-9a-f]{8,}$/i.test(value) || value.length > 40;

/** What a name looks like in an address: `ateliers-besson-sas`. */
const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The addresses of pages of the same kind as this one: ids and the record's own name become stars. */
export const proposeAddress = (url: URL, name: string): string => {
  const own = slug(name);
  const general = (value: string): string => {
    const same = own.length > 2 && slug(decoded(value)) === own;
    return isId(value) || same || addressProblem(`/${value}`) !== null || value.includes("*") ? "*" : value;
  };
  const path = url.pathname.split("/").filter(Boolean).map(general);
  const query = [...url.searchParams].flatMap(([key, value]) => {
    if (!/^[\w.-]{1,40}$/.test(key)) return [];
    if (ROUTE.test(key) && /^[\w.-]{1,40}$/.test(value) && !isId(value)) return [`${key}=${value}`];
    return isId(value) && /id|record|^(?:n|no|num|ref|number|socid)$/i.test(key) ? [`${key}=*`] : [];
  });
  const hash = url.hash.slice(1).replace(/\?.*$/, "").split("/").filter(Boolean).map(general);
  return `/${path.join("/")}${query.length > 0 ? `?${query.join("&")}` : ""}${hash.length > 1 ? `#${hash.join("/")}` : ""}`;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
