import { contains } from "../../config/derive/subnets";
import type { StackJson } from "../../emitted/stacks";
import type { Ports } from "./security-groups";

/** What the contract says that compute of a workspace reaches through a connection. */
export interface Declared {
  /** `peering-erp`. */
  readonly connection: string;
  readonly workspace: string;
  readonly cidr: string;
  readonly ports: readonly Ports[];
}

/** The contract's `connection_destinations`: `<connection>/<workspace>/<block>` → `5432,1521-1522`. */
export function declaredIn(json: StackJson): Declared[] {
  const value = (json.output?.connection_destinations?.value ?? {}) as Record<string, unknown>;
  return Object.entries(value).map(([key, text]) => {
    const [connection = "", workspace = "", ...cidr] = key.split("/");
    return { connection, workspace, cidr: cidr.join("/"), ports: String(text).split(",").map(portsOf) };
  });
}

/** `5432`, or `1521-1522`. */
export function portsOf(text: string): Ports {
  const [from = "", to = from] = text.split("-");
  return { from: Number(from), to: Number(to) };
}

/** Whether a block and ports are no more than one declaration says. */
export function covered(declared: readonly Declared[], cidr: string, ports: Ports): boolean {
  return declared.some(
    (one) => contains(one.cidr, cidr) && one.ports.some((range) => range.from <= ports.from && ports.to <= range.to),
  );
}
