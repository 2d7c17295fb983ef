import type { z } from "zod";
import type { predictiveOptimization as setting } from "../../config/schema/predictive-optimization";

type Setting = z.output<typeof setting>;

/** What the provider calls it. */
const FLAG: Readonly<Record<Setting, string>> = { on: "ENABLE", off: "DISABLE", inherit: "INHERIT" };

/** The argument of a catalog or a schema; none where nothing is said, so that the provider leaves it as it is. */
export const predictiveOptimization = (said: Setting | undefined): { enablePredictiveOptimization?: string } =>
  said === undefined ? {} : { enablePredictiveOptimization: FLAG[said] };
