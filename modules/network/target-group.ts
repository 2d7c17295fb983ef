import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Construct } from "constructs";
import { contains } from "../../config/derive/subnets";

/** What a load balancer passes connections on to. */
export type Targets =
  | { readonly kind: "ip"; readonly addresses: readonly string[] }
  | { readonly kind: "instance"; readonly instanceIds: readonly string[] }
  | { readonly kind: "alb"; readonly loadBalancerArn: string };

/** How targets are found to work. */
export interface HealthCheck {
  readonly protocol: "TCP" | "HTTP" | "HTTPS";
  /** Default: the port of the traffic. */
  readonly port?: number | undefined;
  /** Path, with HTTP and HTTPS. Default `/`. */
  readonly path?: string | undefined;
  readonly intervalSeconds: number;
}

export interface TargetGroupProps {
  readonly vpcId: string;
  /** Blocks of the VPC: addresses outside belong to no zone of it. */
  readonly vpcCidrs: readonly string[];
  /** Name tag. */
  readonly name: string;
  /** Changing it, or the port, replaces the group. */
  readonly protocol: "TCP" | "TLS";
  readonly port: number;
  readonly targets: Targets;
  readonly healthCheck: HealthCheck;
}

/** Targets in a row that have to answer, or not, to count as healthy, or not. */
const THRESHOLD = 3;
/** Longest wait for an answer. */
const TIMEOUT_SECONDS = 10;

/**
 * Targets of one listener. It has no name of its own, so that a new one can stand beside the old until the listener
 * has changed over: a group in use cannot be deleted.
 */
export class TargetGroup extends Construct {
  readonly targetGroupArn: string;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const { targets, healthCheck } = props;
    const asks = healthCheck.protocol !== "TCP";
    const group = new LbTargetGroup(this, "Resource", {
      vpcId: props.vpcId,
      targetType: targets.kind,
      protocol: props.protocol,
      port: props.port,
      // Through PrivateLink targets see the load balancer's addresses in any case.
      ...(targets.kind === "alb" ? {} : { preserveClientIp: "false" }),
      healthCheck: {
        enabled: true,
        protocol: healthCheck.protocol,
        port: healthCheck.port === undefined ? "traffic-port" : String(healthCheck.port),
        interval: healthCheck.intervalSeconds,
        timeout: Math.min(TIMEOUT_SECONDS, healthCheck.intervalSeconds - 1),
        healthyThreshold: THRESHOLD,
        unhealthyThreshold: THRESHOLD,
        ...(asks ? { path: healthCheck.path ?? "/", matcher: "200-399" } : {}),
      },
      tags: { Name: props.name },
      lifecycle: { createBeforeDestroy: true },
    });
    this.targetGroupArn = group.arn;
    for (const target of targetsOf(targets)) {
      const outside = target.ip !== undefined && !props.vpcCidrs.some((cidr) => contains(cidr, `${target.ip}/32`));
      new LbTargetGroupAttachment(this, `target-${target.key}`, {
        targetGroupArn: group.arn,
        targetId: target.id,
        port: props.port,
        // The service asks for this word where the address is not the VPC's.
        ...(outside ? { availabilityZone: "all" } : {}),
      });
    }
  }
}

function targetsOf(targets: Targets): { key: string; id: string; ip?: string }[] {
  switch (targets.kind) {
    case "ip":
      return targets.addresses.map((ip) => ({ key: ip.replaceAll(".", "-"), id: ip, ip }));
    case "instance":
      return targets.instanceIds.map((id) => ({ key: id, id }));
    case "alb":
      return [{ key: "alb", id: targets.loadBalancerArn }];
  }
}
