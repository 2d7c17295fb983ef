import type { Place } from "../place";
import type { Statement } from "./policy-document";

/** A service of AWS takes the role, for things of this account alone: services that say for which account they do. */
export const serviceTrust = (service: string, { accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "Service",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    // Not for somebody else's things.
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];
