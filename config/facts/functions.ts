import { fact } from "./fact";

/** What functions that are shipped run on. Lambda deprecates it in June 2029. */
export const FUNCTION_RUNTIME = fact({
  value: "python3.13",
  source: 'AWS Lambda developer guide, "Lambda runtimes"',
  asOf: "2026-11",
});

/** Fewest functions that work off a queue at once, where that is limited. */
export const FEWEST_AT_ONCE = fact({
  value: 2,
  source: "AWS Lambda API reference, ScalingConfig: MaximumConcurrency",
  asOf: "2026-11",
});

/** A message that was read is hidden for so many times as long as the function may take. */
export const HIDDEN_TIMES = fact({
  value: 6,
  source: 'AWS Lambda developer guide, "Creating and configuring an Amazon SQS event source mapping"',
  asOf: "2026-11",
});
