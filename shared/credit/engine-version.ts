/** Goes up whenever the same inputs may give other figures; stored with every assessment. */
export const ENGINE_VERSION = 3;
