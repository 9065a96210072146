import { mulDiv } from "../credit/money.ts";

/** An amount without VAT with it, in the same minor units, to the nearest; `vatBasisPoints` 2000 is 20 %. */
export const grossOfNet = (netMinor: number, vatBasisPoints: number): number =>
  mulDiv(netMinor, 10_000 + vatBasisPoints, 10_000);
