import { at } from "../../schema/value";
import { callerOf } from "../databricks/principals";
import { databricksPrincipals } from "../databricks/roles";
import { textOf } from "../values";
import type { Computed, ComputedRequest } from "./computed";
import { uuid } from "./databricks-ids";

/** `<account>/<id>`, as most resources of the account have it. */
export const inAccount =
  (attribute: string): Computed =>
  (request) => {
    const id = uuid(request.seed);
    const account = accountId(request);
    return {
      id: `${account}/${id}`,
      [attribute]: id,
      account_id: account,
      creation_time: request.context.clock.now(),
    };
  };

/** Who made something, and when; its first owner. */
export function made({ context, store }: Pick<ComputedRequest, "context" | "store">) {
  const caller = callerOf(store) ?? "";
  const now = context.clock.now();
  return { owner: caller, created_at: now, created_by: caller, updated_at: now, updated_by: caller };
}

/** The Unity Catalog role that the host's Databricks uses. */
export function masterRoleArn({ context, published }: Pick<ComputedRequest, "context" | "published">): string {
  return databricksPrincipals(published, context.host).unityCatalogMasterRoleArn;
}

/** The Databricks account that an object is in: its own argument, else the one of the provider block. */
export function accountId({ planned, context }: Pick<ComputedRequest, "planned" | "context">): string {
  return textOf(at(planned, "account_id")) ?? context.accountId ?? "";
}
