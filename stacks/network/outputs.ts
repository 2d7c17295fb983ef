import type { NetworkOutputs } from "../network";

/** The contract of a network of which there is nothing in the AWS account, or not yet. */
export const NO_NETWORK: NetworkOutputs = {
  vpc_id: "",
  workspace_subnet_ids: {},
  workspace_security_group_ids: {},
  databricks_endpoint_ids: {},
  nat_gateway_ids: {},
  s3_endpoint_id: "",
  isolation: "",
};

/** Workspace → zone → id as `<workspace>/<zone>` → id. */
export function byWorkspaceAndZone(
  ids: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ids).flatMap(([workspace, zones]) =>
      Object.entries(zones).map(([zone, id]) => [`${workspace}/${zone}`, id]),
    ),
  );
}
