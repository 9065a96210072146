/** What the address of a page of a product promises, as RegExp source over path, query and hash. */
type Promises = {
  /** One customer's own page; the group is its id. */
  record: string;
  /** A list of customers. */
  list: string;
};

/** By site; a site that is not here is never called unwell. */
const PROMISES: Record<string, Promises> = {
  salesforce: {
    record: "^/lightning/r/Account/(001\\w{12})(?:\\w{3})?/view",
    list: "^/lightning/o/Account/list",
  },
  hubspot: {
    record: "^/contacts/\\d+/(?:record/0-2|company)/(\\d+)",
    list: "^/contacts/\\d+/objects/0-2/views/\\w+/list",
  },
  dynamics: {
    record: "^/main\\.aspx\\?(?=.*pagetype=entityrecord)(?=.*etn=account(?:&|$)).*[?&]id=([\\w-]+)",
    list: "^/main\\.aspx\\?(?=.*pagetype=entitylist)(?=.*etn=account(?:&|$))",
  },
  pipedrive: { record: "^/organization/(\\d+)", list: "^/organizations/list" },
  zoho: { record: "/tab/Accounts/(\\d+)(?:[?#]|$)", list: "/tab/Accounts/?(?:[?#]|$|custom-view/)" },
  odoo: {
    record:
      "^/odoo/(?:contacts|customers)/(\\d+)(?:[?#]|$)|^/web#(?=.*model=res\\.partner)(?=.*view_type=form).*\\bid=(\\d+)",
    list: "^/odoo/(?:contacts|customers)(?:[?#]|$)|^/web#(?=.*model=res\\.partner)(?=.*view_type=(?:list|kanban))",
  },
  dolibarr: {
    record: "/societe/card\\.php\\?(?:.*&)?(?:socid|id)=(\\d+)",
    list: "/societe/list\\.php",
  },
  espocrm: { record: "#Account/view/([\\w-]+)", list: "#Account(?:/list)?$" },
  suitecrm: {
    record:
      "[?&]module=Accounts&(?:.*&)?action=DetailView&(?:.*&)?record=([\\w-]+)|#/accounts/record/([\\w-]+)",
    list: "[?&]module=Accounts&(?:.*&)?action=index|#/accounts(?:/index)?$",
  },
  frappe: {
    record: "^/(?:app|desk)/customer/([^/?#]+)$",
    list: "^/(?:app|desk)/customer(?:/view/list)?$",
  },
};

export type PageKind = keyof Promises;
/** What was found on a page: ids of its records, and how many rows and cards. Nothing of its text. */
export type FoundOnPage = { site: string; ids: string[]; records: number; rows: number };

/**
 * Whether a page held what its address promises; null where it promises nothing. A record must have been found, and where
 * it has an id, it must be the one of the address.
 */
export const keptPromise = (
  address: string,
  found: FoundOnPage,
): { kind: PageKind; kept: boolean } | null => {
  const promises = PROMISES[found.site];
  if (promises === undefined || !URL.canParse(address)) return null;
  const { pathname, search, hash } = new URL(address);
  const place = pathname + search + hash;
  const record = new RegExp(promises.record).exec(place);
  if (record) {
    const id = record.slice(1).find((group) => group !== undefined) ?? "";
    const ids = found.ids.map(plain);
    return { kind: "record", kept: found.records > 0 && (ids.length === 0 || ids.includes(plain(id))) };
  }
  return new RegExp(promises.list).test(place) ? { kind: "list", kept: found.rows > 0 } : null;
};

/** Ids are written with other case, escapes, or (Salesforce) three more letters in address and page. */
const plain = (id: string): string => {
  const bare = id.replace(/[{}]/g, "");
  const text = /^001\w{15}$/.test(bare) ? bare.slice(0, 15) : bare;
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
};
