import { DOMAIN_EXECUTION } from "../../../config/facts/datazone";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { onAnything } from "../ceilings";

const DATAZONE = "datazone.amazonaws.com";
/** What DataZone encrypts names the domain. Source: DataZone user guide, "Data encryption at rest". */
export const OF_A_DOMAIN = { StringLike: { "kms:EncryptionContext:aws:datazone:domainId": "dzd*" } };

/** DataZone alone takes the role, for domains of this account, and says for whom. Source: DataZone user guide, "AmazonDataZoneDomainExecutionRole". */
export const domainTrust = ({ accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "DataZone",
    Effect: "Allow",
    Principal: { Service: DATAZONE },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      "ForAllValues:StringLike": { "aws:TagKeys": "datazone*" },
    },
  },
];

/** What DataZone does by the role, and reads with the key: only what the policies of the domain let somebody do. */
export const domainAccess = (dataKeyArn: string): Statement[] => [
  { Sid: "InThePortal", Effect: "Allow", Action: DOMAIN_EXECUTION.value, Resource: "*" },
  {
    Sid: "DataOfDomains",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: dataKeyArn,
    Condition: OF_A_DOMAIN,
  },
];

/** The most that roles of domains do: short, because a boundary has little room. */
export const domainCeiling = (dataKeyArn: string): Statement[] => [
  onAnything("datazone:*", "ram:GetResourceShareAssociations"),
  ...domainAccess(dataKeyArn).filter(({ Sid }) => Sid === "DataOfDomains"),
];
