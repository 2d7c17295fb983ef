import { addressesIn, addressIn } from "../../emitted/references";
import { blocks, type Resource, resourcesOf } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { shutBetween } from "./callees";

/** Load balancers behind endpoint services reach their targets by address, on the ports of traffic and health checks. */
export function loadBalancerFaults(json: StackJson): Violation[] {
  const groups = resourcesOf(json, "aws_lb_target_group");
  const attachments = resourcesOf(json, "aws_lb_target_group_attachment");
  return resourcesOf(json, "aws_lb_listener").flatMap((listener) => {
    const balancerAddress = addressIn(listener.args.load_balancer_arn, "aws_lb");
    const balancer = resourcesOf(json, "aws_lb").find(({ address }) => address === balancerAddress);
    const targets = blocks(listener.args.default_action).flatMap((action) =>
      addressesIn(action.target_group_arn, "aws_lb_target_group"),
    );
    return groups
      .filter(({ address }) => targets.includes(address))
      .flatMap((group) =>
        attachments
          .filter(({ args }) => addressIn(args.target_group_arn, "aws_lb_target_group") === group.address)
          .flatMap((target) => (balancer === undefined ? [] : unreached(json, balancer, group, target))),
      );
  });
}

function unreached(json: StackJson, balancer: Resource, group: Resource, target: Resource): Violation[] {
  const ip = String(target.args.target_id);
  if (group.args.target_type !== "ip") return [];
  const caller = {
    address: balancer.address,
    name: `the load balancer ${String(balancer.args.name)}`,
    subnets: addressesIn(balancer.args.subnets, "aws_subnet"),
    groups: addressesIn(balancer.args.security_groups, "aws_security_group"),
  };
  const traffic = Number(target.args.port ?? group.args.port);
  const health = blocks(group.args.health_check)
    .map(({ port }) => Number(port))
    .filter((port) => port > 0 && port !== traffic);
  return [traffic, ...health].flatMap((port) =>
    shutBetween(json, caller, { name: "its target", ip, port, protocols: ["tcp"] }),
  );
}
