import { bootstrapNames } from "../derive/bootstrap";
import { namedAs, prefix } from "../derive/names";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, type Draft, errorAt } from "./check";

/** The layer that makes the bucket of the states has a bucket to make, and nothing that another layer makes too. */
export const bootstrap: Check = (draft) => {
  const { account } = draft;
  if (account.data.bootstrap === undefined) return [];
  return [...ofState(account), ...ofKey(account), ...ofProvider(draft), ...ofNames(draft)];
};

const PATH = ["bootstrap"];

function ofState(account: AccountDraft): Problem[] {
  const { state } = account.data;
  const backend = state?.backend;
  if (backend === "s3" || (state !== undefined && backend === undefined)) return [];
  return [
    errorAt(
      account,
      PATH,
      `it makes the bucket of the states, and they are in none (backend "${backend ?? "local"}")`,
      'write state: { backend: "s3", bucket: "…", region: "…" }, or remove bootstrap',
    ),
  ];
}

/** Without the key, Terraform writes states with S3's own, whatever the bucket says: its own state moves last. */
function ofKey(account: AccountDraft): Problem[] {
  const { state, bootstrap: own } = account.data;
  if (own?.ownState !== "bucket" || state?.backend !== "s3" || state.kmsKeyArn !== undefined) return [];
  return [
    errorAt(
      account,
      [...PATH, "ownState"],
      "the layer's state would move into the bucket without the key that was made for it",
      "write state.kmsKeyArn first: the output state_key_arn of the stack bootstrap",
    ),
  ];
}

/** IAM takes one provider of an issuer in an AWS account. */
function ofProvider({ account, environments }: Draft): Problem[] {
  const { awsAccountId, ciRoles } = account.data.bootstrap ?? {};
  if (ciRoles?.oidcProvider !== "create") return [];
  return environments.flatMap((env) => {
    const roles = env.data.foundation?.ciRoles;
    return env.data.awsAccountId === awsAccountId && roles?.kind === "github" && roles.oidcProvider === "create"
      ? [
          errorAt(
            env,
            ["foundation", "ciRoles", "oidcProvider"],
            `IAM takes one provider of GitHub in an AWS account, and bootstrap of ${account.file} makes that of ${awsAccountId}`,
            'set it to "existing"',
          ),
        ]
      : [];
  });
}

/** The start of an environment's names is no name of the layer, nor the start of one: deploy roles go by it. */
function ofNames({ account, environments }: Draft): Problem[] {
  const { name, bootstrap: own } = account.data;
  if (name === undefined || own === undefined) return [];
  const made = Object.values(bootstrapNames(name));
  return environments.flatMap((env) => {
    if (env.data.name === undefined || env.data.awsAccountId !== own.awsAccountId) return [];
    const start = prefix({ name }, namedAs(env.data));
    const met = made.filter((one) => `${one}-`.startsWith(`${start}-`));
    return met.length === 0
      ? []
      : [
          errorAt(
            env,
            ["name"],
            `names of the environment start with ${start}, and bootstrap of ${account.file} makes ${met.join(", ")} in the same AWS account`,
            "use another name or naming.prefix for the environment, or another AWS account for bootstrap",
          ),
        ];
  });
}
