import { expect, test } from "vitest";
import { aSignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

const path = "/v1/import-mappings/invoices/Mon%20ERP";
const mapping = { columns: { number: "N° facture" }, decimal: "," };

test("a mapping is remembered by kind and source; the last one counts", async () => {
  const { headers } = await aSignedInMember({ role: "analyst" });
  expect(await refused(call(headers, "GET", path))).toEqual({ status: 404, code: "not_found" });
  await call(headers, "PUT", path, { mapping: { columns: {} } });
  await call(headers, "PUT", path, { mapping });
  expect(await call(headers, "GET", path)).toEqual({ status: 200, body: { mapping } });
  expect((await call(headers, "GET", "/v1/import-mappings/orders/Mon%20ERP")).status).toBe(404);
});

test("one that is too large, an unknown kind and a rep are refused", async () => {
  const { headers, organization } = await aSignedInMember({ role: "admin" });
  const large = { mapping: { note: "x".repeat(20_000) } };
  expect(await refused(call(headers, "PUT", path, large))).toEqual({ status: 413, code: "too_large" });
  expect(await refused(call(headers, "GET", "/v1/import-mappings/other/X"))).toEqual({
    status: 422,
    code: "invalid_input",
  });
  const rep = await aSignedInMember({ role: "rep", organization });
  expect(await refused(call(rep.headers, "PUT", path, { mapping }))).toEqual({
    status: 403,
    code: "not_allowed",
  });
});

test("another organization has its own", async () => {
  const { headers } = await aSignedInMember({ role: "analyst" });
  await call(headers, "PUT", path, { mapping });
  const stranger = await aSignedInMember({ role: "analyst" });
  expect((await call(stranger.headers, "GET", path)).status).toBe(404);
});
