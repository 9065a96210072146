import { describe, expect, it } from "vitest";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { readGazetteDay } from "#shared/gazette/read-day.ts";
import { repairText } from "#shared/gazette/repair-text.ts";

describe("a text of the gazette", () => {
  it.each([
    ["clÃ´ture", "clôture"],
    ["clÃƒÂ´ture", "clôture"],
    ["CLÃ”TURE", "CLÔTURE"],
    ["CL\u00c3\u0094TURE", "CLÔTURE"],
    ["clã´ture", "clôture"],
    ["dâ€™ouverture", "d’ouverture"],
    ["d\u0092ouverture", "d’ouverture"],
    ["Ã  la cour", "à la cour"],
    ["Ã\u00a0 la cour", "à la cour"],
    ["clo\u0302ture", "clôture"],
    ["clo\u00cc\u0082ture", "clôture"],
    ["cl&ocirc;ture d&#39;une proc&amp;eacute;dure", "clôture d'une procédure"],
    ["&#xE9;tat &amp; suites", "état & suites"],
    ["clôture et procÃ©dure", "clôture et procédure"],
  ])("%s is repaired: %s", (text, expected) => {
    expect(repairText(text).replace(/\s+/g, " ")).toBe(expected);
  });

  it.each([
    "clôture",
    "À Âge île « São Paulo » 20 °C",
    "L’Œuvre",
    "SOCIÉTÉ » ÉTÉ",
    "a & b; c &unknown; d",
    "",
  ])("%s stays as it is", (text) => {
    expect(repairText(text)).toBe(text);
  });
});

describe("a date of the gazette", () => {
  it.each([
    ["2025-04-16", "2025-04-16"],
    ["2025-04-16T00:00:00+00:00", "2025-04-16"],
    ["16/04/2025", "2025-04-16"],
    ["16 avril 2025", "2025-04-16"],
    ["1er janvier 2020", "2020-01-01"],
    ["1ER JANVIER 2020", "2020-01-01"],
    ["1er\u00a0janvier\u00a02020", "2020-01-01"],
    ["le mardi 16\u202favril  2025", "2025-04-16"],
    ["3 fÃ©vrier 2020", "2020-02-03"],
    ["3 f?vrier 2020", "2020-02-03"],
    ["10 décembre 2009", "2009-12-10"],
    ["15 aout 2021", "2021-08-15"],
    ["30 juin 2021", "2021-06-30"],
    ["14 juillet 2021", "2021-07-14"],
  ])("%s is %s", (text, expected) => {
    expect(formatIsoDate(readGazetteDay(text) ?? 0)).toBe(expected);
  });

  it.each(["", "hier", "31/02/2025", "2025-13-01", "16 thermidor 2025", "0016-04-16", "3025-04-16"])(
    "%s is none",
    (text) => {
      expect(readGazetteDay(text)).toBeNull();
    },
  );
});
