import { addressIn } from "../../emitted/references";
import { resourcesOf } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { declaredIn } from "./declared";
import { type Nodes, shutInVpc } from "./endpoints";
import { type Stack, show, violation } from "./stack";

/** Nodes reach the data services of the VPC that the contract says they call. */
export function dataServiceFaults({ json }: Stack, nodes: Nodes): Violation[] {
  return declaredIn(json, "data_service_destinations")
    .filter(({ workspace }) => workspace === nodes.workspace)
    .flatMap(({ connection: service, cidr, ports }) => {
      const what = `nodes of ${nodes.workspace} do not reach the data service ${service} in ${cidr}`;
      const group = groupOf(json, service);
      const subnets = resourcesOf(json, "aws_subnet").filter(({ args }) => args.cidr_block === cidr);
      if (group === undefined || subnets.length === 0) {
        return [violation(nodes.group, `${what}: it has no security group or no subnet there`, "make both")];
      }
      const callee = { groups: [group], subnets: subnets.map(({ address }) => address) };
      const shut = shutInVpc(json, nodes, callee, ports);
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

function groupOf(json: StackJson, service: string): string | undefined {
  const groups = (json.output?.data_service_security_group_ids?.value ?? {}) as Readonly<Record<string, unknown>>;
  return addressIn(groups[service], "aws_security_group");
}
