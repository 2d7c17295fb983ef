import { isForLearning } from "../facts/ml-runtimes";

/** Whom clusters of an interactive policy are for: many, or one identity or group. */
export const accessModeOf = ({
  accessMode,
  runtime,
}: {
  readonly accessMode?: "standard" | "dedicated" | undefined;
  readonly runtime?: string | undefined;
}): "standard" | "dedicated" =>
  accessMode ?? (runtime !== undefined && isForLearning(runtime) ? "dedicated" : "standard");
