import type { Report } from "../../tools/review/report/report";

/** A review that found nothing. */
export const EMPTY_REPORT: Report = {
  base: "main (0123456789)",
  head: "the working copy",
  entries: [],
  rights: [],
  unjudged: [],
  costs: [],
  steps: { come: [], go: [] },
  waived: { come: [], go: [] },
  overridden: { come: [], go: [] },
  outputs: [],
  refused: [],
  order: [],
  phases: [],
  vanished: [],
};
