import type { Names } from "./subject";

/** Names that kinds (data services, sources, connections, consumers) give to what they make. */
export const KIND_NAMES: readonly Names[] = [];
