import { at, isUnknown } from "../../../schema/value";
import { allows, bucketNamed, bucketPolicy } from "../../aws/policies";
import type { Rule, RuleRequest } from "../../rule";
import { blockOf, textOf, textsAt } from "../../values";
import { whereabouts } from "../../whereabouts";

const DELIVERY = "delivery.logs.amazonaws.com";

/** Names, subnets and logs of a network load balancer, and what its listeners and target groups may be. */
export const loadBalancer: Rule = {
  id: "load-balancer",
  source:
    "Elastic Load Balancing API: CreateLoadBalancer, CreateListener, RegisterTargets; user guide for network load balancers: listeners, target groups, access logs",
  types: ["aws_lb", "aws_lb_listener", "aws_lb_target_group", "aws_lb_target_group_attachment"],
  operations: ["create", "update"],
  refuses(request) {
    if (request.type === "aws_lb") return balancer(request) ?? logs(request);
    if (request.type === "aws_lb_target_group") return group(request);
    return request.type === "aws_lb_listener" ? listener(request) : target(request);
  },
};

function balancer({ planned, store }: RuleRequest): ReturnType<Rule["refuses"]> {
  const name = textOf(at(planned, "name"));
  if (name !== undefined && (!/^(?!-)(?!internal-)[A-Za-z0-9-]{1,32}(?<!-)$/.test(name) || name.length > 32)) {
    return {
      summary: "ValidationError",
      detail: `The load balancer name "${name}" is not 1 to 32 letters, digits and hyphens, or begins with "internal-"`,
      fix: "shorten the name",
      path: [{ attribute: "name" }],
    };
  }
  const zones = textsAt(planned ?? {}, "subnets").map((id) =>
    textOf(at(store.find("aws_subnet", "id", id)?.attributes, "availability_zone_id")),
  );
  const twice = zones.find((zone, index) => zone !== undefined && zones.indexOf(zone) !== index);
  if (twice === undefined) return undefined;
  return {
    summary: "InvalidConfigurationRequest",
    detail: `A load balancer cannot be attached to multiple subnets in the same Availability Zone (${twice})`,
    fix: "give it one subnet per zone",
    path: [{ attribute: "subnets" }],
  };
}

function logs({ context, planned, store }: RuleRequest): ReturnType<Rule["refuses"]> {
  const block = blockOf(planned, "access_logs");
  const name = textOf(at(block, "bucket"));
  if (at(planned, "load_balancer_type") !== "network" || at(block, "enabled") !== true || name === undefined) {
    return undefined;
  }
  const bucket = bucketNamed(store, name);
  if (!bucket) return undefined;
  const { account = "", place: region = "" } = whereabouts(context, planned ?? {});
  const arn = textOf(at(bucket.attributes, "arn")) ?? "";
  const prefix = textOf(at(block, "prefix"));
  const request = {
    principal: DELIVERY,
    action: "s3:PutObject",
    resource: `${arn}/${prefix === undefined ? "" : `${prefix}/`}AWSLogs/${account}/file`,
    context: {
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:${arn.split(":")[1] ?? "aws"}:logs:${region}:${account}:delivery-source`,
      "s3:x-amz-acl": "bucket-owner-full-control",
    },
  };
  if (allows(bucketPolicy(store, name), [request])) return undefined;
  return {
    summary: "InvalidConfigurationRequest",
    detail: `Access Denied for bucket: ${name}. Please check S3bucket permission: ${DELIVERY} may not write there`,
    fix: `allow ${DELIVERY} s3:PutObject below AWSLogs/${account}/ in the bucket's policy`,
    path: [{ attribute: "access_logs" }],
  };
}

/** Protocol of a listener of a network load balancer → protocols of target groups that it can pass on to. */
const PASSES: Readonly<Record<string, readonly string[]>> = {
  TCP: ["TCP", "TCP_UDP"],
  TLS: ["TLS", "TCP"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
};

function listener({ planned, store }: RuleRequest): ReturnType<Rule["refuses"]> {
  const protocol = textOf(at(planned, "protocol")) ?? "";
  const certificate = at(planned, "certificate_arn");
  const known = !isUnknown(certificate);
  if (protocol === "TLS" && known && textOf(certificate) === undefined) {
    return {
      summary: "CertificateNotFound",
      detail: "A certificate must be specified for TLS listeners",
      fix: "set certificate_arn",
      path: [{ attribute: "certificate_arn" }],
    };
  }
  if (protocol === "TCP" && known && textOf(certificate) !== undefined) {
    return {
      summary: "InvalidLoadBalancerAction",
      detail: "A certificate cannot be specified for TCP listeners",
      fix: "use protocol TLS, or leave certificate_arn out",
      path: [{ attribute: "certificate_arn" }],
    };
  }
  const [arn] = textsAt(planned ?? {}, "default_action.target_group_arn");
  const theirs = textOf(at(store.find("aws_lb_target_group", "arn", arn ?? null)?.attributes, "protocol"));
  const passes = PASSES[protocol];
  if (theirs === undefined || passes === undefined || passes.includes(theirs)) return undefined;
  return {
    summary: "IncompatibleProtocols",
    detail: `The listener's protocol ${protocol} does not go with the target group's ${theirs}`,
    fix: `use a target group of ${passes.join(" or ")}`,
    path: [{ attribute: "default_action" }],
  };
}

function group({ planned }: RuleRequest): ReturnType<Rule["refuses"]> {
  const check = blockOf(planned, "health_check");
  const [interval, timeout] = [Number(at(check, "interval") ?? 30), Number(at(check, "timeout") ?? 0)];
  if (timeout > interval) {
    return {
      summary: "ValidationError",
      detail: `Health check timeout ${timeout} is longer than the interval ${interval}`,
      fix: "use a shorter timeout",
      path: [{ attribute: "health_check" }],
    };
  }
  const toBalancer = at(planned, "target_type") === "alb";
  if (toBalancer && (at(planned, "protocol") !== "TCP" || at(check, "protocol") === "TCP")) {
    return {
      summary: "InvalidConfigurationRequest",
      detail: "A target group of type alb has protocol TCP, and asks by HTTP or HTTPS whether its target works",
      fix: "use protocol TCP, and HTTP or HTTPS in health_check",
      path: [{ attribute: "health_check" }],
    };
  }
  return undefined;
}

function target({ planned, store }: RuleRequest): ReturnType<Rule["refuses"]> {
  const group = store.find("aws_lb_target_group", "arn", at(planned, "target_group_arn"))?.attributes;
  const id = textOf(at(planned, "target_id"));
  const kind = textOf(at(group, "target_type"));
  const form = { ip: /^\d+\.\d+\.\d+\.\d+$/, instance: /^i-/, alb: /^arn:.*:loadbalancer\/app\// }[kind ?? ""];
  if (id === undefined || form === undefined || form.test(id)) return undefined;
  return {
    summary: "InvalidTarget",
    detail: `${id} is no target of the kind ${kind}`,
    fix: "register targets of the group's own kind",
    path: [{ attribute: "target_id" }],
  };
}
