import { html, raw } from "hono/html";

/** What the sample CRM knows of a customer. */
export type Customer = { number: string; name: string; siren: string; vat: string; town: string };

type Page = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --muted: #5b6675; --line: #e3e7ec; --ground: #f4f6f8; --paper: #fff; --link: #1d3f72 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --muted: #9aa6b6; --line: #2b333f; --ground: #12161c; --paper: #1a2029; --link: #9cc0f5 } }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground) }
header { display: flex; gap: 28px; align-items: baseline; padding: 14px 32px; background: #23364d; color: #fff }
header strong { font-size: 17px } header a { color: #cfdcec; text-decoration: none } header a[aria-current] { color: #fff; font-weight: 600 }
main { max-width: 1080px; margin: 28px auto; padding: 0 24px }
h1 { font-size: 26px; margin: 0 0 4px } .sub { color: var(--muted); margin: 0 0 20px }
.box { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 4px 20px 12px; margin-bottom: 20px }
table { width: 100%; border-collapse: collapse } th { text-align: left; font-weight: 500; color: var(--muted); padding: 10px 12px }
td { padding: 9px 12px; border-top: 1px solid var(--line) } td.n { text-align: right; font-variant-numeric: tabular-nums }
a { color: var(--link) } td a { text-decoration: none; font-weight: 500 }
dl { display: grid; grid-template-columns: 200px 1fr; gap: 8px 16px } dt { color: var(--muted) } dd { margin: 0 }
dl.totals { justify-content: end; grid-template-columns: auto 140px; text-align: right } dl.totals dd { font-variant-numeric: tabular-nums }
form input { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 4px; padding: 4px 8px; text-align: right }
nav.pages { display: flex; gap: 12px; justify-content: flex-end; padding-top: 10px }
`;

const frame = (title: string, current: "clients" | "devis", body: Page) =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Comptoir CRM</title>
        <meta name="generator" content="Comptoir CRM" />
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <strong>Comptoir CRM</strong>
          <a href="/clients" ${current === "clients" ? raw('aria-current="page"') : ""}>Clients</a>
          <span>Devis</span><span>Agenda</span>
        </header>
        <main>${body}</main>
      </body>
    </html>`.toString();

const path = (section: string, customer: Customer) => `/${section}/${encodeURIComponent(customer.number)}`;
const spaced = (siren: string) => siren.replace(/(\d{3})(\d{3})(\d{3})/, "$1 $2 $3");

/** A page of the customer list. */
export function customerList(customers: Customer[], page: number, pages: number): string {
  const rows = customers.map(
    (customer) =>
      html`<tr>
        <td><a href="${path("clients", customer)}">${customer.name}</a></td>
        <td>${customer.town}</td>
        <td data-siren>${spaced(customer.siren)}</td>
        <td>${customer.number}</td>
      </tr>`,
  );
  const link = (to: number, word: string) =>
    to < 1 || to > pages ? "" : html`<a href="/clients?page=${to}">${word}</a>`;
  return frame(
    "Clients",
    "clients",
    html`<h1>Clients</h1>
      <p class="sub">Page ${page} sur ${pages}</p>
      <div class="box">
        <table>
          <thead><tr><th>Société</th><th>Ville</th><th>SIREN</th><th>N°</th></tr></thead>
          <tbody>${rows}</tbody>
        </table>
        <nav class="pages" aria-label="Pages">${link(page - 1, "Précédente")} ${link(page + 1, "Suivante")}</nav>
      </div>`,
  );
}

/** The record of one customer. */
export function customerRecord(customer: Customer): string {
  return frame(
    customer.name,
    "clients",
    html`<h1>${customer.name}</h1>
      <p class="sub">Client ${customer.number} · ${customer.town}</p>
      <div class="box">
        <h2>Identité</h2>
        <dl>
          <dt>SIREN</dt><dd data-siren>${spaced(customer.siren)}</dd>
          <dt>TVA intracommunautaire</dt><dd>${customer.vat}</dd>
          <dt>Ville</dt><dd>${customer.town}</dd>
        </dl>
      </div>
      <div class="box">
        <h2>Devis en cours</h2>
        <p><a href="${path("devis", customer)}">Devis PR-${customer.number}</a></p>
      </div>`,
  );
}

/** An open quote of the customer: its line can be changed, and the page adds up, like any quote that is being written. */
export function quote(customer: Customer): string {
  const cell = (name: string, value: string, size: number) =>
    html`<input name="${name}" value="${value}" size="${size}" inputmode="decimal" autocomplete="off" aria-label="${name}" />`;
  return frame(
    `Devis PR-${customer.number}`,
    "devis",
    html`<h1>Devis PR-${customer.number}</h1>
      <p class="sub">Brouillon, non enregistré</p>
      <div class="box">
        <dl>
          <dt>Client</dt><dd><a href="${path("clients", customer)}">${customer.name}</a></dd>
          <dt>SIREN</dt><dd data-siren>${spaced(customer.siren)}</dd>
          <dt>Conditions</dt><dd data-terms>30 jours</dd>
        </dl>
      </div>
      <form class="box" data-quote="${customer.number}">
        <table>
          <thead><tr><th>Désignation</th><th>Qté</th><th>Prix unitaire TTC</th><th>Remise %</th></tr></thead>
          <tbody data-lines>
            <tr>
              <td>Panneaux et quincaillerie</td>
              <td>${cell("Quantité", "1", 4)}</td>
              <td>${cell("Prix", "5 040,00", 12)}</td>
              <td>${cell("Remise", "0", 4)}</td>
            </tr>
          </tbody>
        </table>
        <dl class="totals">
          <dt>Total HT</dt><dd data-total="net">4 200,00 €</dd>
          <dt>TVA 20 %</dt><dd data-total="vat">840,00 €</dd>
          <dt>Total TTC</dt><dd data-total="gross">5 040,00 €</dd>
        </dl>
      </form>
      <script>
        ${raw(ADD_UP)}
      </script>`,
  );
}

/** Runs in the page: the totals follow what is typed. */
const ADD_UP = `
const form = document.querySelector("form[data-quote]");
const money = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
const number = (text) => Number(text.replace(/\\s/g, "").replace(",", ".")) || 0;
const say = (name, amount) => { form.querySelector('[data-total="' + name + '"]').textContent = money.format(amount) };
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  let gross = 0;
  for (const line of form.querySelectorAll("[data-lines] tr")) {
    const [quantity, price, discount] = [...line.querySelectorAll("input")].map(({ value }) => number(value));
    gross += quantity * price * (1 - discount / 100);
  }
  const net = Math.round((gross / 1.2) * 100) / 100;
  say("net", net); say("vat", gross - net); say("gross", gross);
});
`;
