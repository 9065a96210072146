/** Luhn's check over decimal digits, as INSEE uses it for SIREN and SIRET. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export const digitSum = (digits: string): number =>
  [...digits].reduce((sum, digit) => sum + Number(digit), 0);

/** Nine digits passing Luhn; nine zeros are nobody's number. */
export const isSiren = (digits: string): boolean =>
  /^\d{9}$/.test(digits) && digits !== "000000000" && passesLuhn(digits);

const LA_POSTE = "356000000";

/** A SIREN and five digits, Luhn on all 14; establishments of La Poste: digit sum a multiple of five. */
export const isSiret = (digits: string): boolean =>
  /^\d{14}$/.test(digits) &&
  isSiren(digits.slice(0, 9)) &&
  (passesLuhn(digits) || (digits.startsWith(LA_POSTE) && digitSum(digits) % 5 === 0));

const KEY_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Numeric key of a French VAT number: `(12 + 3 × (number mod 97)) mod 97`. */
export const frenchKeyOf = (number: string): number => (12 + 3 * (Number(number) % 97)) % 97;

/** Whether the two characters before the nine digits of a French VAT number fit them: the numeric key or the one with letters. */
export function frenchKeyHolds(key: string, number: string): boolean {
  if (/^\d{2}$/.test(key)) return Number(key) === frenchKeyOf(number);
  const first = KEY_ALPHABET.indexOf(key.charAt(0));
  const second = KEY_ALPHABET.indexOf(key.charAt(1));
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(number) + 1 + Math.floor(check / 11)) % 11 === check % 11;
}
