/**
 * One cell of a CSV made for people: quoted where needed, and a text that a spreadsheet would run as a formula
 * (`=`, `+`, `-`, `@`, tab or carriage return first) gets an apostrophe before it. Plain numbers stay numbers.
 */
export const csvCell = (value: string | number, separator = ";"): string => {
  const text = String(value);
  const guarded = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return guarded.includes(separator) || /["\r\n]/.test(guarded)
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded;
};
