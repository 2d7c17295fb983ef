import { EVERYBODY, principalNamed } from "../../../databricks/principals";
import { accountOf } from "../../../databricks/scope";
import { grantTarget, SECURABLE_TYPES } from "../../../databricks/securables";
import type { Rule } from "../../../rule";
import { textsAt } from "../../../values";

const SERVICE_PRINCIPAL = ["databricks_service_principal"];

/** Where an argument names principals: dotted path, and the kinds that it takes (default: all). */
interface Names {
  readonly path: string;
  readonly types?: readonly string[];
  /** How the service words it. */
  readonly summary?: string;
}

const OWNER: Names = { path: "owner" };
const GRANTED = (path: string): Names => ({ path, summary: "PRINCIPAL_DOES_NOT_EXIST" });

/** Type → arguments that name users, groups or service principals of the account. */
const NAMED: Readonly<Record<string, readonly Names[]>> = {
  ...Object.fromEntries(SECURABLE_TYPES.map((type) => [type, [OWNER]])),
  databricks_grants: [GRANTED("grant.principal")],
  databricks_grant: [GRANTED("principal")],
  databricks_policy_info: [GRANTED("to_principals"), GRANTED("except_principals")],
  databricks_job: [{ path: "run_as.service_principal_name", types: SERVICE_PRINCIPAL }],
  databricks_pipeline: [{ path: "run_as.service_principal_name", types: SERVICE_PRINCIPAL }],
};

/** Owners, grants and `run_as` name somebody whom the account knows. */
export const principalExists: Rule = {
  id: "principal-exists",
  source: "Unity Catalog API: PRINCIPAL_DOES_NOT_EXIST; groups that are local to a workspace do not count",
  types: Object.keys(NAMED),
  operations: ["create", "update"],
  refuses(request) {
    const { type, planned, store, operation, changed } = request;
    const account = accountOf(request);
    // A share is granted to recipients, which are securables themselves: see `securable-exists`.
    if (planned && grantTarget(planned)?.kind === "share") return undefined;
    for (const { path, types, summary } of NAMED[type] ?? []) {
      const [argument = path] = path.split(".");
      if (operation === "update" && !changed.includes(argument)) continue;
      const unknown = textsAt(planned ?? {}, path).find(
        (name) => name.toLowerCase() !== EVERYBODY && principalNamed(store, account, name, types) === undefined,
      );
      if (unknown === undefined) continue;
      return {
        summary: summary ?? "INVALID_PARAMETER_VALUE",
        detail: `${type}: ${path} names "${unknown}", but the account has no ${types === SERVICE_PRINCIPAL ? "service principal" : "user, group or service principal"} of that name`,
        fix: "name a group by its display name, a service principal by its application id; if it is made here, refer to it, so that it comes first",
        path: [{ attribute: argument }],
      };
    }
    return undefined;
  },
};
