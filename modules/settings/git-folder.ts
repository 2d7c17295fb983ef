import { Repo } from "@cdktf/provider-databricks/lib/repo";
import { Construct } from "constructs";
import type { GitFolder as GitFolderConfig } from "../../config/model";
import { type AccessControl, objectPermissions } from "../identity/object-permissions";
import { literal } from "../terraform/literal";

export interface GitFolderProps {
  /** Path in the workspace; changing it makes another folder. */
  readonly path: string;
  readonly config: GitFolderConfig;
  /** Who may do what with everything in it. */
  readonly others: readonly AccessControl[];
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/**
 * A repository of Git, checked out in the workspace by the service principal that Terraform runs as. The token that it comes
 * to Git with is put there by hand: provider 1.99 keeps it in the state, and not as a secret.
 */
export class GitFolder extends Construct {
  readonly path: string;

  constructor(scope: Construct, id: string, { path, config, others, deployerApplicationId }: GitFolderProps) {
    super(scope, id);
    const made = new Repo(this, "Resource", {
      url: config.url,
      path,
      ...(config.provider !== undefined && { gitProvider: config.provider }),
      [config.checkout.what]: literal(config.checkout.name),
      ...(config.only !== undefined && { sparseCheckout: { patterns: [...config.only] } }),
    });
    objectPermissions(this, "permissions", ["repoId", made.id], deployerApplicationId, others);
    this.path = made.workspacePath;
  }
}
