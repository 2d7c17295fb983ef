import type { Unique } from "./unique";

/** AWS: names and slots of which there is one. */
export const AWS_UNIQUES: readonly Unique[] = [];
