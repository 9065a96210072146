/** The register is asked about a firm again after so many days: structure changes slowly, closures come by the gazette as well. */
export const REGISTER_FRESH_DAYS = 30;
