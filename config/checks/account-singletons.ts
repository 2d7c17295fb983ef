import type { Salvaged } from "../lenient";
import type { ParsedEnvironment } from "../schema/environment";
import { type Check, type EnvironmentDraft, errorAt, repeated } from "./check";

type Foundation = NonNullable<Salvaged<ParsedEnvironment>["foundation"]>;
type Operations = Salvaged<ParsedEnvironment>["operations"];

/** What exists once per AWS account, or per account and region, so that two environments cannot both manage it (H12). */
const SINGLETONS: readonly {
  readonly path: readonly string[];
  /** Section of the environment that has it. Default `foundation`. */
  readonly in?: "operations";
  readonly what: string;
  /** Default `region`: one per AWS account and region. */
  readonly per?: "account";
  /** Why there is one of it. Default: it is one setting. */
  readonly why?: string;
  readonly mode: (foundation: Foundation, operations: Operations) => string | undefined;
  /** What tells several of them in an account apart. Default: there is one. */
  readonly of?: (foundation: Foundation) => string | undefined;
}[] = [
  {
    path: ["ebsEncryptionByDefault"],
    what: "EBS encryption by default",
    mode: (foundation) => foundation.ebsEncryptionByDefault,
  },
  { path: ["ebsDefaultKey"], what: "the default key of EBS", mode: (foundation) => foundation.ebsDefaultKey },
  {
    path: ["ebsSnapshotPublicAccessBlock"],
    what: "the block of public EBS snapshots",
    mode: (foundation) => foundation.ebsSnapshotPublicAccessBlock,
  },
  {
    path: ["s3PublicAccessBlock"],
    what: "the account's block of public buckets",
    per: "account",
    mode: (foundation) => foundation.s3PublicAccessBlock,
  },
  { path: ["spotRole"], what: "the role of spot instances", per: "account", mode: (foundation) => foundation.spotRole },
  {
    path: ["vpcPublicAccess", "mode"],
    what: "the block of public access to VPCs",
    mode: (foundation) => foundation.vpcPublicAccess?.mode,
  },
  {
    path: ["dmsRoles"],
    what: "the pair of roles of AWS DMS",
    per: "account",
    mode: (foundation) => foundation.dmsRoles,
  },
  { path: ["config", "mode"], what: "the recorder of AWS Config", mode: (foundation) => foundation.config?.mode },
  { path: ["guardDuty", "mode"], what: "GuardDuty's detector", mode: (foundation) => foundation.guardDuty?.mode },
  { path: ["securityHub", "mode"], what: "Security Hub", mode: (foundation) => foundation.securityHub?.mode },
  { path: ["macie", "mode"], what: "Macie", mode: (foundation) => foundation.macie?.mode },
  {
    path: ["apiGatewayLogs"],
    what: "the role of API Gateway for logs",
    mode: (foundation) => foundation.apiGatewayLogs,
  },
  {
    path: ["bedrockLogs", "mode"],
    what: "the log of Amazon Bedrock",
    mode: (foundation) => foundation.bedrockLogs?.mode,
  },
  {
    path: ["quickSight", "mode"],
    what: "the subscription of QuickSight",
    per: "account",
    mode: (foundation) => foundation.quickSight?.mode,
  },
  {
    path: ["accessGrants", "mode"],
    what: "the instance of S3 Access Grants",
    mode: (foundation) => foundation.accessGrants?.mode,
  },
  {
    path: ["lakeFormation", "mode"],
    what: "the settings of Lake Formation",
    mode: (foundation) => foundation.lakeFormation?.mode,
  },
  {
    path: ["monitoring", "mode"],
    what: "the link to the sink of monitoring",
    mode: (foundation) => foundation.monitoring?.mode,
    of: (foundation) => foundation.monitoring?.sinkArn,
  },
  { path: ["iotLogs", "mode"], what: "the log of AWS IoT", mode: (foundation) => foundation.iotLogs?.mode },
  {
    path: ["accessAnalyzer", "external"],
    what: "the analyzer of access from outside",
    mode: (foundation) => foundation.accessAnalyzer?.external,
  },
  {
    path: ["accessAnalyzer", "unused"],
    what: "the analyzer of unused access",
    per: "account",
    // AWS makes one in every region. Source: IAM user guide, "Create an IAM Access Analyzer unused access analyzer".
    why: "finds the same in every region and is paid in each, per role and user: one is enough per AWS account",
    mode: (foundation) => foundation.accessAnalyzer?.unused,
  },
  {
    path: ["ciRoles", "oidcProvider"],
    what: "IAM's identity provider of the CI system",
    per: "account",
    mode: ({ ciRoles }) => (ciRoles !== undefined && "oidcProvider" in ciRoles ? ciRoles.oidcProvider : undefined),
    of: (foundation) => foundation.ciRoles?.kind,
  },
  {
    path: ["anomalies", "mode"],
    in: "operations",
    what: "the monitor of what AWS services cost",
    per: "account",
    // Source: AWS Cost Management user guide, "Quotas and restrictions": one monitor of AWS services.
    mode: (_, operations) => operations?.anomalies?.mode,
  },
];

/** Environments that share an AWS account, and region, do not both manage what is there once. */
export const accountSingletons: Check = ({ environments }) =>
  SINGLETONS.flatMap(({ path, in: section = "foundation", what, per, why, mode, of }) => {
    const shared = ({ data }: EnvironmentDraft): string | undefined => {
      const { awsAccountId, region, foundation, operations } = data;
      if (foundation === undefined || mode(foundation, operations) !== "create") return undefined;
      const where = per === "account" ? [awsAccountId] : [awsAccountId, region];
      return where.includes(undefined) ? undefined : [...where, of?.(foundation)].join(" ");
    };
    return repeated(environments, shared).map(([later, earlier]) =>
      errorAt(
        later,
        [section, ...path],
        per === "account"
          ? `${what} ${why ?? "is one setting per AWS account"}, and ${earlier.file} manages it for ${later.data.awsAccountId}`
          : `${what} is one setting per AWS account and region, and ${earlier.file} manages it for ${later.data.awsAccountId} in ${later.data.region}`,
        'set it to "existing" in all but one of them',
      ),
    );
  });
