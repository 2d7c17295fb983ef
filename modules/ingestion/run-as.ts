import type { Contributed } from "../kinds/contribution";

/** The service principal that a pipeline and its job run as; never the one that Terraform runs as, which is refused. */
export interface RunAs {
  /** Application (client) id. */
  readonly applicationId: string;
}

/** The service principal of a key in the account's `servicePrincipals`. */
export function runAsOf(key: string, { read }: Pick<Contributed<unknown>, "read">): RunAs {
  return { applicationId: read("account", "service_principal_application_ids", key) };
}
