import { addressesIn, addressIn } from "../../emitted/references";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { portsOf } from "./declared";
import { type Nodes, shutInVpc } from "./endpoints";
import type { GroupRule, Ports } from "./security-groups";
import { type Stack, show, violation } from "./stack";

/** What the contract says that compute of a workspace calls in the VPC. */
interface Called {
  /** Key of the data service. */
  readonly service: string;
  /** Address of its security group; undefined where the stack makes none. */
  readonly group: string | undefined;
  readonly ports: readonly Ports[];
}

/** Nodes reach the data services of the VPC that the contract says they call. */
export function dataServiceFaults({ json }: Stack, nodes: Nodes): Violation[] {
  const subnets = addressesIn(Object.values(outputOf(json, "data_service_subnet_ids")), "aws_subnet");
  return calledBy(json, nodes).flatMap(({ service, group, ports }) => {
    const what = `nodes of ${nodes.workspace} do not reach the data service ${service}`;
    if (group === undefined || subnets.length === 0) {
      return [violation(nodes.group, `${what}: it has no security group or no subnet`, "make both")];
    }
    const shut = shutInVpc(json, nodes, { groups: [group], subnets }, ports);
    return shut.length === 0
      ? []
      : [
          violation(
            nodes.group,
            `${what} on TCP ${show(shut)}`,
            `let the ports out of the nodes' security group, into ${group}, and through the ACLs of both subnets`,
          ),
        ];
  });
}

/** Whether a rule lets nodes out to the group of a data service on no more than the ports that the contract says. */
export function leadsToDataService(json: StackJson, nodes: Nodes, rule: GroupRule): boolean {
  return calledBy(json, nodes).some(
    ({ group, ports }) =>
      group !== undefined &&
      rule.group === group &&
      rule.protocol === "tcp" &&
      ports.some(({ from, to }) => from <= rule.from && rule.to <= to),
  );
}

/** The contract's `data_service_ports`: `<data service>/<workspace>` → `9096,9098`. */
function calledBy(json: StackJson, nodes: Nodes): Called[] {
  const groups = outputOf(json, "data_service_security_group_ids");
  return Object.entries(outputOf(json, "data_service_ports")).flatMap(([key, ports]) => {
    const [service = "", workspace] = key.split("/");
    if (workspace !== nodes.workspace) return [];
    return [
      {
        service,
        group: addressIn(groups[service], "aws_security_group"),
        ports: String(ports).split(",").map(portsOf),
      },
    ];
  });
}

const outputOf = (json: StackJson, output: string) =>
  (json.output?.[output]?.value ?? {}) as Readonly<Record<string, unknown>>;
