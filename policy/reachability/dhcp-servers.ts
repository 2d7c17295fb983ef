import { isLinkLocal } from "../../config/derive/dhcp-servers";
import { contains } from "../../config/derive/subnets";
import { resourcesOf, texts } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import type { Nodes } from "./endpoints";
import { type GroupRule, rulesOf } from "./security-groups";
import { type Stack, violation, vpcBlocks } from "./stack";

/** A server that machines are told to ask. */
interface Server {
  readonly address: string;
  readonly ip: string;
  readonly port: number;
  readonly protocols: readonly string[];
}

/** Name and time servers of one's own; groups do not filter those of AWS. */
function serversOf(json: StackJson): Server[] {
  return resourcesOf(json, "aws_vpc_dhcp_options").flatMap(({ address, args }) => {
    const own = (value: unknown) => texts(value).filter((ip) => /^\d/.test(ip) && !isLinkLocal(ip));
    return [
      ...own(args.domain_name_servers).map((ip) => ({ address, ip, port: 53, protocols: ["udp", "tcp"] })),
      ...own(args.ntp_servers).map((ip) => ({ address, ip, port: 123, protocols: ["udp"] })),
    ];
  });
}

/** Whether a rule lets nodes out to exactly such a server. */
export function isForServer(json: StackJson, { cidr, protocol, from, to }: GroupRule): boolean {
  return serversOf(json).some(
    ({ ip, port, protocols }) => cidr === `${ip}/32` && protocols.includes(protocol) && from === port && to === port,
  );
}

/** Nodes reach the servers that they are told to ask: in the VPC, past the group's rules. */
export function dhcpServerFaults({ json }: Stack, nodes: Nodes): Violation[] {
  const rules = rulesOf(json, nodes.group, "out");
  return serversOf(json).flatMap(({ address, ip, port, protocols }) => {
    const inVpc = vpcBlocks(json).some((block) => contains(block, `${ip}/32`));
    const out = protocols.every((wanted) =>
      rules.some(
        ({ cidr, protocol, from, to }) =>
          cidr !== undefined &&
          contains(cidr, `${ip}/32`) &&
          (protocol === wanted || protocol === "-1") &&
          from <= port &&
          port <= to,
      ),
    );
    return inVpc && out
      ? []
      : [
          violation(
            address,
            `nodes of ${nodes.workspace} are told to ask ${ip}, and do not reach it on port ${port}`,
            "name a server in the VPC, and let the port out of the nodes' security group",
          ),
        ];
  });
}
