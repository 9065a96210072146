/** Days since 1970-01-01 (proleptic Gregorian), an integer. */
export type EpochDay = number;
