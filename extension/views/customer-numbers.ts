/** SIREN and account numbers that tell customers apart, in one line; an account that bears the SIREN is not told twice. */
export const customerNumbers = ({
  siren,
  accountNumbers,
}: {
  siren: string | null;
  accountNumbers: readonly string[];
}): string => [...new Set(siren === null ? accountNumbers : [siren, ...accountNumbers])].join(" · ");
