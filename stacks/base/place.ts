import type { Environment } from "../../config/model";
import type { Place } from "../../modules/place";

/** Where an environment is. */
export function placeOf({ partition, awsAccountId, region }: Environment): Place {
  return { partition, accountId: awsAccountId, region };
}
