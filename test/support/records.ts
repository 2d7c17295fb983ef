import type { Now } from "../../tools/record/compare";

/** A configuration of prod without a word for what it does not make any more, which uses nothing of others. */
export const NOTHING_SAID = {
  name: "prod",
  ownership: { own: [], existing: [] },
  retired: [],
  handedOver: [],
  acknowledged: [],
  adopted: [],
} as const satisfies Partial<Now>;
