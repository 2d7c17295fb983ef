import type { Contributed } from "../kinds/contribution";

/** The service principal that a pipeline and its job run as. */
export interface RunAs {
  /** Application (client) id. */
  readonly applicationId: string;
  /** It is also who Terraform runs as, and as such manages everything already. */
  readonly isDeployer: boolean;
}

/** The service principal of a key in the account's `servicePrincipals`. */
export function runAsOf(key: string, { deployer, read }: Pick<Contributed<unknown>, "deployer" | "read">): RunAs {
  return {
    applicationId: read("account", "service_principal_application_ids", key),
    isDeployer: key === deployer.key,
  };
}
