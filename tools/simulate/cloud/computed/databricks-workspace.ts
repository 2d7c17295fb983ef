import { at } from "../../schema/value";
import { workspaceOf } from "../databricks/scope";
import { textOf } from "../values";
import type { ComputedRequest } from "./computed";

/** URL of the workspace that a request goes to. */
export function hostUrl(request: Pick<ComputedRequest, "context" | "store" | "planned">): string {
  return textOf(at(workspaceOf(request)?.attributes, "workspace_url")) ?? request.context.host ?? "";
}
