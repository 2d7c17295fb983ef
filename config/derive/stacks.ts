import type { StateBackend } from "../schema/backend";
import { ENVIRONMENT_LAYERS, type Layer, WORKSPACE_LAYERS } from "./layers";

/** Name of the stack that belongs to the Databricks account. */
export const ACCOUNT_STACK = "account";

/** Name of the stack that makes the bucket of the states. */
export const BOOTSTRAP_STACK = "bootstrap";

/** Name of the stack with the pipeline of AWS CodePipeline. */
export const DEVOPS_STACK = "devops";

/** Name of the stack with tags and categories of the bills of AWS. */
export const BILLING_STACK = "billing";

/** Name of the stack that sets up HCP Terraform. */
export const DELIVERY_STACK = "delivery";

/** `dev-network`, or `dev-settings-main` where the layer belongs to one workspace. */
export function stackName(environment: string, layer: Layer, workspace?: string): string {
  return [environment, layer, ...(workspace === undefined ? [] : [workspace])].join("-");
}

/** The stack that has a resource that no setting makes. @param environment undefined for those of the account */
export const stackOfExtra = (
  environment: string | undefined,
  { layer, workspace }: { readonly layer: Layer; readonly workspace?: string | undefined },
): string => (environment === undefined ? ACCOUNT_STACK : stackName(environment, layer, workspace));

/** Every stack of an environment. */
export function stackNames(environment: string, workspaces: readonly string[]): string[] {
  return [
    ...ENVIRONMENT_LAYERS.map((layer) => stackName(environment, layer)),
    ...WORKSPACE_LAYERS.flatMap((layer) => workspaces.map((key) => stackName(environment, layer, key))),
  ];
}

/** Identifies where a stack's state is; two stacks with one location would overwrite each other. */
export function stateLocation(state: StateBackend, stack: string): string {
  switch (state.backend) {
    case "local":
      return `${state.directory}/${stack}.tfstate`;
    case "s3":
      return `s3://${state.bucket}/${state.keyPrefix}/${stack}.tfstate`;
    case "cloud":
      return `https://${state.hostname}/${state.organization}/${cloudWorkspace(state, stack)}`;
  }
}

/** Name of a stack's HCP Terraform workspace. */
export function cloudWorkspace(state: Extract<StateBackend, { backend: "cloud" }>, stack: string): string {
  return state.workspacePrefix === undefined ? stack : `${state.workspacePrefix}-${stack}`;
}
