import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "../fail.ts";
import { type Customer, customerList, customerRecord, quote } from "./pages.ts";

export type SampleCrm = { url: string; pages: string[]; stop: () => Promise<void> };

const PAGE_ROWS = 20;

function answer(customers: Customer[], url: URL): string | undefined {
  const [, section = "", number = ""] = url.pathname.split("/");
  if (section === "" || (section === "clients" && !number)) {
    const page = Math.max(1, Number(url.searchParams.get("page")) || 1);
    const rows = customers.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
    return customerList(rows, page, Math.ceil(customers.length / PAGE_ROWS));
  }
  const customer = customers.find((candidate) => candidate.number === decodeURIComponent(number));
  if (!customer) return undefined;
  if (section === "clients") return customerRecord(customer);
  return section === "devis" ? quote(customer) : undefined;
}

/** Companies that the CRM writes offers to and no ledger knows; the register does (see stand-in/firms.ts). */
export const PROSPECTS: readonly Customer[] = [
  { number: "P0001", name: "Ateliers Brumeval", siren: "", vat: "", town: "Rennes" },
  { number: "P0002", name: "Garage du Canal Vert", siren: "", vat: "", town: "Toulouse" },
  { number: "P0003", name: "Menuiserie Kervasdoué", siren: "", vat: "", town: "Brest" },
];

/** An ordinary CRM that knows nothing of Vigie, with the customers of the sample ledger and some prospects at the end, on 127.0.0.1. */
export async function serveSampleCrm(known: Customer[], port: number): Promise<SampleCrm> {
  const customers = [...known, ...PROSPECTS];
  const server = createServer((request, response) => {
    const page = answer(customers, new URL(request.url ?? "/", "http://127.0.0.1"));
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(page ?? "<!doctype html><title>Introuvable</title><p>Page introuvable</p>");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", () =>
      reject(
        new Refusal(
          `Port ${port} is in use, so the sample CRM page could not be served. Stop what listens there and start again.`,
        ),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const first = customers[0];
  return {
    url,
    pages: [
      `${url}/clients`,
      ...(first
        ? ["clients", "devis"].map((each) => `${url}/${each}/${encodeURIComponent(first.number)}`)
        : []),
      ...PROSPECTS.slice(0, 1).map((prospect) => `${url}/clients/${prospect.number}`),
    ],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
