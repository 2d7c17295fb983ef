import { partsOf, textIn } from "../item";
import type { ListedKind } from "../kind";

/** What others outside know or sign in by. Fields: models of its services that the aws command prints by (botocore 1.43.11, 2026-11-29). */
export const AWS_PARTNERS: readonly ListedKind[] = [
  {
    part: "transferConnector",
    command: "aws transfer describe-connector --connector-id ID",
    noun: "connectors of Transfer Family",
    has: ["Arn", "ConnectorId", "LoggingRole"],
    id: "ConnectorId",
    name: "Tags.Name",
    arn: "Arn",
  },
  {
    part: "transferApp",
    command: "aws transfer describe-web-app --web-app-id ID",
    noun: "web apps of Transfer Family",
    has: ["Arn", "WebAppId", "WebAppUnits"],
    id: "WebAppId",
    name: "Tags.Name",
    arn: "Arn",
  },
  {
    part: "dataSet",
    command: "aws dataexchange list-data-sets --origin OWNED",
    noun: "data sets of Data Exchange",
    has: ["Arn", "Id", "Name", "AssetType", "Origin"],
    id: "Id",
    name: "Name",
    arn: "Arn",
    never: (item) => (textIn(item, "Origin") === "ENTITLED" ? "data sets that are subscribed to" : undefined),
  },
  {
    part: "gitConnection",
    command: "aws codeconnections list-connections",
    noun: "connections to hosts of Git",
    has: ["ConnectionName", "ConnectionArn", "ProviderType", "OwnerAccountId"],
    id: "ConnectionArn",
    name: "ConnectionName",
    arn: "ConnectionArn",
  },
  {
    part: "signInProvider",
    command: "aws iam list-open-id-connect-providers",
    noun: "providers of OpenID Connect",
    has: ["Arn"],
    is: (item) => textIn(item, "Arn").includes(":oidc-provider/"),
    id: "Arn",
    name: partsOf({ Arn: /:oidc-provider\/(.+)$/ }, (host = "") => host),
    arn: "Arn",
  },
  {
    part: "thingGroup",
    command: "aws iot list-thing-groups",
    noun: "groups of things",
    has: ["groupName", "groupArn"],
    // Groups of bills have the same fields.
    is: (item) => textIn(item, "groupArn").includes(":thinggroup/"),
    id: "groupName",
    name: "groupName",
    arn: "groupArn",
  },
  {
    part: "resourceShare",
    command: "aws ram get-resource-shares --resource-owner SELF",
    noun: "shares of RAM",
    has: ["resourceShareArn", "name", "owningAccountId"],
    id: "resourceShareArn",
    name: "name",
    arn: "resourceShareArn",
    never: (item) => (textIn(item, "status") === "DELETED" ? "shares that were deleted" : undefined),
  },
];
