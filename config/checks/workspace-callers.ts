import { callersIn } from "../derive/placements";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, type Path, perEnvironment } from "./check";

/** What calls workspaces from within the VPC finds a way: its subnets lead nowhere but into the VPC. */
export const workspaceCallers = perEnvironment((env) =>
  callersIn(env.data).flatMap(({ calls, path }) => (calls.workspaces === true ? noWay(env, path) : [])),
);

/** Source: Databricks, "Configure private connectivity to Databricks": the back end's endpoint answers for the REST API, too. */
function noWay(env: EnvironmentDraft, path: Path): Problem[] {
  const { network } = env.data;
  if (network?.mode === "customer-managed" && network.privateLink?.backend === false) {
    return [
      errorAt(
        env,
        path,
        "calls a workspace from subnets that lead nowhere but into the VPC, where nothing answers for Databricks",
        "set network.privateLink.backend to true",
      ),
    ];
  }
  if (
    network?.mode === "existing" &&
    network.internet === "none" &&
    network.privateLink?.workspaceEndpointId === undefined
  ) {
    return [
      errorAt(
        env,
        path,
        "calls a workspace from a VPC without a way out, in which nothing answers for Databricks",
        "name the back end's endpoint, network.privateLink.workspaceEndpointId",
      ),
    ];
  }
  return [];
}
