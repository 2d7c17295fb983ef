import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, perEnvironment, repeated } from "./check";

type Aggregator = { readonly accountId: string; readonly region: string };

/** Aggregators of AWS Config know whom they collect from, and those let them. */
export const configAggregators: Check = (draft) => [
  ...perEnvironment((env) => [...sourceless(env), ...needless(env)])(draft),
  ...unlet(draft.environments),
  ...letTwice(draft.environments),
];

const CONFIG = ["foundation", "config"];

function sourceless(env: EnvironmentDraft): Problem[] {
  const { config, organization } = env.data.foundation ?? {};
  if (config?.aggregator?.mode !== "create" || config.aggregator.accountIds !== undefined) return [];
  if (organization !== undefined) return [];
  return [
    errorAt(
      env,
      [...CONFIG, "aggregator"],
      "it would collect from every account of the organization, and foundation.organization is not set",
      "set foundation.organization, or list accountIds",
    ),
  ];
}

function needless(env: EnvironmentDraft): Problem[] {
  const { config } = env.data.foundation ?? {};
  const path = [...CONFIG, "aggregatedBy"];
  const aggregators = config?.aggregatedBy ?? [];
  const own = aggregators.findIndex(
    ({ accountId, region }) => accountId === env.data.awsAccountId && region === env.data.region,
  );
  return [
    ...(config?.mode === "off" && aggregators.length > 0
      ? [errorAt(env, path, "nothing is recorded here that could be collected", "remove it, or set config.mode")]
      : []),
    ...(own >= 0
      ? [errorAt(env, [...path, own], "this is the environment's own account and region", "name another one")]
      : []),
  ];
}

/** An environment of this configuration that is collected from says so; AWS would only show nothing. */
function unlet(environments: readonly EnvironmentDraft[]): Problem[] {
  return environments.flatMap((collector) => {
    const { awsAccountId, region, foundation } = collector.data;
    const aggregator = foundation?.config?.aggregator;
    if (aggregator?.mode !== "create" || awsAccountId === undefined || region === undefined) return [];
    const { accountIds = [], regions } = aggregator;
    return environments
      .filter(
        ({ data }) =>
          data.awsAccountId !== awsAccountId &&
          accountIds.some((id) => id === data.awsAccountId) &&
          (regions === undefined || regions.some((one) => one === data.region)) &&
          !environments.some((other) => isBeside(other, data) && lets(other, { accountId: awsAccountId, region })),
      )
      .map((source) =>
        errorAt(
          source,
          [...CONFIG, "aggregatedBy"],
          `${collector.file} collects from ${source.data.awsAccountId}, which does not let it: nothing would arrive`,
          `add { accountId: "${awsAccountId}", region: "${region}" }`,
        ),
      );
  });
}

/** The permission is one setting per account, region and aggregator. */
function letTwice(environments: readonly EnvironmentDraft[]): Problem[] {
  const permissions = environments.flatMap((env) =>
    (env.data.foundation?.config?.aggregatedBy ?? []).map(({ accountId, region }, index) => ({
      env,
      index,
      key: [env.data.awsAccountId, env.data.region, accountId, region].join(" "),
    })),
  );
  return repeated(permissions, ({ key }) => key).map(([later, earlier]) =>
    errorAt(
      later.env,
      [...CONFIG, "aggregatedBy", later.index],
      earlier.env === later.env
        ? "is listed twice"
        : `${earlier.env.file} lets this aggregator in for the same account and region`,
      "list it once",
    ),
  );
}

function isBeside({ data }: EnvironmentDraft, other: EnvironmentDraft["data"]): boolean {
  return data.awsAccountId === other.awsAccountId && data.region === other.region;
}

function lets({ data }: EnvironmentDraft, { accountId, region }: Aggregator): boolean {
  const config = data.foundation?.config;
  return (config?.aggregatedBy ?? []).some((one) => one.accountId === accountId && one.region === region);
}
