import { at, isUnknown } from "../../schema/value";
import type { Refusal, Refused } from "../../semantics/cloud";
import { providerConfigId, workspaceAt } from "../databricks/scope";
import type { ServiceType } from "../services/service";
import type { DataSource } from "./data-source";

type Level = NonNullable<ServiceType["answeredBy"]>;

/** A data source that only one level of Databricks answers. */
export function throughLevel(level: Level, source: DataSource): DataSource {
  return level === "account" ? throughAccount(source) : throughWorkspace(source);
}

/** Asked through the provider of the account. */
function throughAccount(source: DataSource): DataSource {
  return (request) =>
    request.context.level === "workspace"
      ? refused({
          rule: "provider-level",
          summary: "invalid Databricks Account configuration",
          detail: `${request.type} asks the account, but its provider has the workspace host ${request.context.host}`,
          fix: "use the provider with the account's host and account_id",
        })
      : source(request);
}

/** Data sources of a workspace are read while planning: the workspace has to be there already (issue 5304). */
function throughWorkspace(source: DataSource): DataSource {
  return (request) => {
    const { context, config, store, type } = request;
    if (providerConfigId(config) !== undefined) return source(request);
    if (context.level === "account") {
      return refused({
        rule: "provider-level",
        summary: "invalid Databricks Workspace configuration",
        detail: `${type} asks a workspace, but its provider has the account host ${context.host}`,
        fix: "use a provider whose host is the URL of the workspace",
      });
    }
    if (context.host !== undefined && workspaceAt(store, context.host)) return source(request);
    return refused({
      rule: "provider-host",
      summary: "default auth: cannot configure default credentials",
      detail: isUnknown(at(context.config, "host"))
        ? `${type} is read while planning, when the host of its provider is not known yet`
        : `${type}: there is no workspace at ${context.host}`,
      fix: "read it in a stack that is applied after the one that makes the workspace",
    });
  };
}

function refused(refusal: Refusal): Refused {
  return { refused: refusal };
}
