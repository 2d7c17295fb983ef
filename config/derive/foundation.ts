import type { Foundation } from "../model";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import { bucketNameOf, prefix } from "./names";

/** The foundation with the names that later layers go by. */
export function deriveFoundation(env: ParsedEnvironment, account: ParsedAccount, partition: string): Foundation {
  const { foundation } = env;
  return {
    ...foundation,
    logBucket: bucketNameOf(account, env, "logs"),
    accessLogBucket: foundation.logs.accessLogs === undefined ? undefined : bucketNameOf(account, env, ACCESS_LOGS),
    permissionsBoundaryArn: boundaryArn(env, account, partition),
    perimeterOrganizationId: foundation.organization?.bucketPerimeter === true ? foundation.organization.id : undefined,
  };
}

function boundaryArn(env: ParsedEnvironment, account: ParsedAccount, partition: string): string | undefined {
  const { permissionsBoundary: boundary } = env.foundation;
  switch (boundary.mode) {
    case "create":
      return `arn:${partition}:iam::${env.awsAccountId}:policy/${boundaryName(prefix(account, env))}`;
    case "existing":
      return boundary.policyArn;
    case "off":
      return undefined;
  }
}

/** Name of the boundary's policy: `acme-dev-boundary`. */
export const boundaryName = (start: string): string => `${start}-boundary`;

/** Purpose in the name of the bucket for S3 server access logs. */
export const ACCESS_LOGS = "access-logs";
