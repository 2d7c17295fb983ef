import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { type KeyPurpose, keyPurposes } from "../../config/derive/foundation";
import { nameOf } from "../../config/derive/names";
import { type DataKey, SEPARATE_KEYS } from "../../config/facts/separate-keys";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import type { Statement } from "../../modules/iam/policy-document";
import { environmentKeys } from "../../modules/kms/environment-keys";
import { KmsKey } from "../../modules/kms/key";
import { ReplicaKey } from "../../modules/kms/replica-key";
import { placeOf } from "../base/place";

/** The keys of an environment. */
export interface Keys {
  readonly keyArns: KeyArns;
  /** Purpose → ARN of the key's replica in the second region, of those that have one. */
  readonly replicaKeyArns: Readonly<Record<string, string>>;
}

/** The keys that are always there, and the others by their purpose. */
export type KeyArns = Readonly<Record<"data" | "logs", string>> & Readonly<Record<string, string>>;

/** Further statements of the keys of data and logs: for other accounts, and for services that log in their own name. */
export interface KeyStatements {
  readonly data: Readonly<Record<DataKey, readonly Statement[]>>;
  readonly logs: readonly Statement[];
}

/** A key per purpose, and replicas where there is a second region. */
export function keys(stack: Construct, account: Account, env: Environment, statements: KeyStatements): Keys {
  const { kms, disasterRecovery } = env.foundation;
  const plansIn = (region: string) =>
    environmentKeys({
      ...placeOf(env),
      region,
      administrators: kms.administrators,
      databricks: {
        controlPlaneAccountId: account.principals.accountId,
        databricksAccountId: account.databricksAccountId,
      },
      crossAccountRoleArns:
        env.network.mode === "serverless-only"
          ? []
          : Object.values(env.workspaces).map((workspace) => workspace.crossAccountRole.arn),
      dataStatements: statements.data,
      logStatements: statements.logs,
    });
  const shared = {
    deletionWindowDays: kms.deletionWindowDays,
    preventDestroy: env.protection.preventDestroy,
  };
  const key = (purpose: KeyPurpose) =>
    configured(
      new KmsKey(stack, `key-${purpose}`, {
        ...shared,
        ...plansIn(env.region)[purpose],
        aliasName: nameOf(env.names, "keys", purpose),
        rotationDays: kms.rotationDays,
        multiRegion: disasterRecovery?.keys.some((replicated) => replicated === purpose) ?? false,
      }),
      SEPARATE_KEYS.some((separate) => separate === purpose) ? "foundation.kms.separateKeys" : "foundation.kms",
    ).keyArn;
  const used = keyPurposes(env, account.tier).filter((purpose) => purpose !== "data" && purpose !== "logs");
  const arns: KeyArns = {
    ...Object.fromEntries(used.map((purpose) => [purpose, key(purpose)])),
    data: key("data"),
    logs: key("logs"),
  };
  const replica = (purpose: KeyPurpose) => {
    const region = disasterRecovery?.region ?? env.region;
    return configured(
      new ReplicaKey(stack, `replica-key-${purpose}`, {
        ...shared,
        ...plansIn(region)[purpose],
        primaryKeyArn: at(arns, purpose),
        region,
        aliasName: nameOf(env.names, "keys", purpose),
      }),
      "foundation.disasterRecovery.keys",
    ).keyArn;
  };
  const replicated = (disasterRecovery?.keys ?? []).map((purpose) => [purpose, replica(purpose)] as const);
  return { keyArns: arns, replicaKeyArns: Object.fromEntries(replicated) };
}
