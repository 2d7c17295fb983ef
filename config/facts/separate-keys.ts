/** What can have a key of its own beside that of data. */
export const SEPARATE_KEYS = ["streams", "databases"] as const;
export type SeparateKey = (typeof SEPARATE_KEYS)[number];

/** What a key of data encrypts: what has one of its own, or all the rest. */
export type DataKey = "data" | SeparateKey;
