import type { Effects } from "./index";

/** AWS: type → what the service does by itself. */
export const AWS_EFFECTS: Readonly<Record<string, Effects>> = {};
