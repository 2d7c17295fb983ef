import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { GROUP_IN_USE } from "./group-in-use";
import { KeptZones } from "./kept-zones";
import { type HealthCheck, TargetGroup, type Targets } from "./target-group";

/** A port, and what happens to what arrives on it. */
export type Listener =
  | { readonly protocol: "TCP"; readonly port: number; readonly targetPort: number }
  | {
      readonly protocol: "TLS";
      readonly port: number;
      readonly targetPort: number;
      /** ARN of the certificate that ends the client's TLS. */
      readonly certificateArn: string;
    };

export interface NetworkLoadBalancerProps {
  readonly vpcId: string;
  /** Blocks of the VPC, in which targets are that have no address of their own here. */
  readonly vpcCidrs: readonly string[];
  /** Name, at most 32 characters. Changing it replaces the load balancer. */
  readonly name: string;
  /** Name of its security group. Changing it replaces the group. */
  readonly groupName: string;
  /** Zone id → subnet. One can be added later; the plan refuses to lose one, which would replace the load balancer. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly listeners: readonly Listener[];
  readonly targets: Targets;
  readonly healthCheck: HealthCheck;
  /** Every port that targets are called on, health checks included. */
  readonly targetPorts: readonly number[];
  /** Security groups of the targets that are to let the load balancer in, by a stable key. */
  readonly targetSecurityGroupIds: Readonly<Record<string, string>>;
  /** Bucket for access logs, which there are of TLS listeners alone; its policy must let log delivery write. Default none. */
  readonly accessLogBucket?: string | undefined;
  /** Refuses to be deleted, also by hand. */
  readonly deletionProtection: boolean;
}

/** TLS 1.2 and 1.3, with forward secrecy. */
const SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** Internal network load balancer of a service that others reach over AWS PrivateLink. */
export class NetworkLoadBalancer extends Construct {
  readonly loadBalancerArn: string;

  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    const { name, accessLogBucket } = props;
    const zones = new KeptZones(this, "zones", {
      what: `the load balancer ${name}`,
      zones: Object.keys(props.subnetIds),
    });
    const balancer = new Lb(this, "Resource", {
      name,
      internal: true,
      loadBalancerType: "network",
      ipAddressType: "ipv4",
      subnets: Object.values(props.subnetIds),
      // Only a load balancer that was made with a group can have one later.
      securityGroups: [this.securityGroup(props)],
      // Consumers come with addresses of their own VPCs; who they are, the endpoint service decides.
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
      // A target in one zone serves consumers in all of them.
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: props.deletionProtection,
      ...(accessLogBucket === undefined ? {} : { accessLogs: { bucket: accessLogBucket, enabled: true } }),
      tags: { Name: name },
      lifecycle: { precondition: [zones.precondition] },
    });
    this.loadBalancerArn = balancer.arn;
    for (const listener of props.listeners) {
      const { protocol, port, targetPort } = listener;
      const { targetGroupArn } = new TargetGroup(this, `port-${port}`, {
        vpcId: props.vpcId,
        vpcCidrs: props.vpcCidrs,
        name: `${name}-${port}`,
        // What came in encrypted goes on encrypted.
        protocol,
        port: targetPort,
        targets: props.targets,
        healthCheck: props.healthCheck,
      });
      new LbListener(this, `listener-${port}`, {
        loadBalancerArn: balancer.arn,
        port,
        protocol,
        ...(listener.protocol === "TLS" ? { certificateArn: listener.certificateArn, sslPolicy: SSL_POLICY } : {}),
        defaultAction: [{ type: "forward", targetGroupArn }],
        tags: { Name: `${name}-${port}` },
      });
    }
  }

  /** Out to the targets alone. Nothing in: rules for that do not apply to PrivateLink, and nobody else calls. */
  private securityGroup(props: NetworkLoadBalancerProps): string {
    const { name, groupName, targets } = props;
    const group = new SecurityGroup(this, "security-group", {
      vpcId: props.vpcId,
      name: groupName,
      description: "Load balancer of a service for serverless compute",
      tags: { Name: groupName },
      lifecycle: GROUP_IN_USE,
    });
    const blocks = targets.kind === "ip" ? targets.addresses.map((ip) => `${ip}/32`) : props.vpcCidrs;
    for (const port of props.targetPorts) {
      const traffic = { ipProtocol: "tcp", fromPort: port, toPort: port };
      for (const cidrIpv4 of blocks) {
        new VpcSecurityGroupEgressRule(this, `egress-${port}-${cidrIpv4.replace(/[./]/g, "-")}`, {
          securityGroupId: group.id,
          cidrIpv4,
          ...traffic,
          description: "Targets",
        });
      }
      for (const [key, securityGroupId] of Object.entries(props.targetSecurityGroupIds)) {
        new VpcSecurityGroupIngressRule(this, `target-${key}-${port}`, {
          securityGroupId,
          referencedSecurityGroupId: group.id,
          ...traffic,
          description: `Load balancer ${name}`,
        });
      }
    }
    return group.id;
  }
}
