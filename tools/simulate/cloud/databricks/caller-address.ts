import { at, isObject } from "../../schema/value";
import { textOf } from "../values";
import { CALLER, CALLER_ADDRESS } from "./principals";
import { type Asking, workspaceOf } from "./scope";

/** The address that Terraform reaches a workspace from: its runner's, else one of the internet. */
export function addressOf(asking: Asking): string {
  const caller = asking.store.ofType(CALLER)[0]?.attributes;
  const name = textOf(at(workspaceOf(asking)?.attributes, "workspace_name")) ?? "";
  const byWorkspace = at(caller, "address_by_workspace");
  const own = isObject(byWorkspace) ? textOf(at(byWorkspace, name)) : undefined;
  return own ?? textOf(at(caller, "address")) ?? CALLER_ADDRESS;
}
