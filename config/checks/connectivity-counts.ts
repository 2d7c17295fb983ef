import { RESOURCE_LIMITS } from "../facts/resource-limits";
import { type Draft, type EnvironmentDraft, entries } from "./check";
import type { Count } from "./count";
import { privateEndpoints } from "./private-services";

const {
  connectivityConfigurations,
  privateEndpoints: mostEndpoints,
  workspacesPerConnectivity,
} = RESOURCE_LIMITS.value;

/** How many network connectivity configurations there are, and what is in them. */
export function connectivityCounts({ account, environments }: Draft): Count[] {
  const all = entries(account.data.networkConnectivity);
  const regions = [...new Set(all.flatMap(([, { region }]) => region ?? []))].sort();
  const of = (path: Count["path"], what: string, count: number, most: number): Count => ({
    file: account,
    path: ["networkConnectivity", ...path],
    what,
    count,
    most,
  });
  const bound = environments.flatMap(keysOf);
  return [
    ...regions.flatMap((region) => {
      const here = all.filter(([, config]) => config.region === region).length;
      const rules = environments
        .filter(({ data }) => data.region === region)
        .reduce((sum, env) => sum + rulesOf(env), 0);
      return [
        of([], `network connectivity configurations in ${region}`, here, connectivityConfigurations),
        of([], `private endpoints in ${region}, one per service and configuration`, rules, mostEndpoints),
      ];
    }),
    ...all.map(([key]) =>
      of([key], "workspaces", bound.filter((other) => other === key).length, workspacesPerConnectivity),
    ),
  ];
}

const keysOf = (env: EnvironmentDraft) =>
  entries(env.data.workspaces).flatMap(([, { networkConnectivity }]) => networkConnectivity ?? []);

function rulesOf(env: EnvironmentDraft): number {
  const own = new Set(keysOf(env)).size;
  return privateEndpoints(env).reduce((sum, { networkConnectivity }) => sum + (networkConnectivity?.length ?? own), 0);
}
