import type { Foundation } from "../model";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import { bucketNameOf } from "./names";

/** The foundation with the names that later layers go by. */
export function deriveFoundation(env: ParsedEnvironment, account: ParsedAccount): Foundation {
  const { foundation } = env;
  return {
    ...foundation,
    logBucket: bucketNameOf(account, env, "logs"),
    accessLogBucket: foundation.logs.accessLogs === undefined ? undefined : bucketNameOf(account, env, ACCESS_LOGS),
  };
}

/** Purpose in the name of the bucket for S3 server access logs. */
export const ACCESS_LOGS = "access-logs";
