import { describe, expect, it } from "vitest";
import { printOf } from "#extension/overlay/identity.ts";

describe("what an element says", () => {
  it.each(["href", "data-recordid", "data-test-id", "data-selenium-id"])(
    "is something else once its %s points to another record",
    (attribute) => {
      const row = document.createElement("tr");
      row.setAttribute(attribute, "11");
      row.textContent = "Besson";
      const before = printOf([row]);
      row.setAttribute(attribute, "12");
      expect(printOf([row])).not.toBe(before);
    },
  );
});
