import type { App } from "cdktf";
import { ACCOUNT_STACK, BOOTSTRAP_STACK } from "../config/derive/stacks";
import { partitionOf } from "../config/facts/partitions";
import type { Bootstrap, Platform } from "../config/model";
import { CiRoles } from "../modules/bootstrap/ci-roles";
import type { OtherAccount, StatePlace } from "../modules/bootstrap/policies";
import { StateBucket } from "../modules/bootstrap/state-bucket";
import { configured } from "../modules/configured";
import { PlatformStack } from "./base/platform-stack";
import { ownAwsProvider } from "./base/providers";

/** What the bootstrap layer says of itself. */
export interface BootstrapOutputs {
  /** For `state.kmsKeyArn`. */
  readonly state_key_arn: string;
  /** GitHub environment → the role that its jobs take, for the variable `ACCOUNT_ROLE_ARN`. */
  readonly account_role_arns: Readonly<Record<string, string>>;
}

/** The bucket of the states with its key, and roles for the stack of the account: before everything else, and read by nothing. */
export class BootstrapStack extends PlatformStack<BootstrapOutputs> {
  constructor(app: App, platform: Platform, bootstrap: Bootstrap) {
    super(app, BOOTSTRAP_STACK, { layer: "bootstrap", state: bootstrap.state });
    const { account } = platform;
    const { place, names } = bootstrap;
    ownAwsProvider(this, account, "bootstrap", place);
    const states: StatePlace = {
      ...place,
      partition: partitionOf(place.region).name,
      accountStack: ACCOUNT_STACK,
    };
    const bucket = configured(
      new StateBucket(this, "states", {
        place: states,
        others: otherAccounts(platform, states),
        aliasName: names.key,
        ...bootstrap.key,
        versionDays: bootstrap.versionDays,
      }),
      "bootstrap",
    );
    const { ciRoles } = bootstrap;
    const roles =
      ciRoles === undefined
        ? undefined
        : configured(
            new CiRoles(this, "ci", {
              ...ciRoles,
              place: states,
              kmsKeyArn: bucket.kmsKeyArn,
              roleName: names.role,
              repository: ciRoles,
              logs: account.logDelivery && { ...account.logDelivery, accountId: account.logDelivery.awsAccountId },
            }),
            "bootstrap.ciRoles",
          );
    this.publish({
      state_key_arn: bucket.kmsKeyArn,
      account_role_arns:
        ciRoles === undefined || roles === undefined
          ? {}
          : { [ciRoles.environment]: roles.roleArn, [ciRoles.planEnvironment]: roles.planRoleArn },
    });
  }
}

/** AWS accounts of environments whose states are in the bucket, and that come as themselves. */
function otherAccounts({ environments }: Platform, { accountId, bucketName }: StatePlace): OtherAccount[] {
  const here = environments.filter(
    ({ state, awsAccountId }) =>
      state.backend === "s3" &&
      state.bucket === bucketName &&
      state.roleArn === undefined &&
      awsAccountId !== accountId,
  );
  return [...new Set(here.map(({ awsAccountId }) => awsAccountId))].sort().map((other) => ({
    accountId: other,
    environments: here.filter(({ awsAccountId }) => awsAccountId === other).map(({ name }) => name),
  }));
}
