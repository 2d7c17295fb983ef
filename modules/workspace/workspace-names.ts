import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface WorkspaceNamesProps {
  /** The workspace's front-end endpoint. */
  readonly endpointId: string;
  /** VPC in which the names lead there. */
  readonly vpcId: string;
  /** `https://….cloud.databricks.com`. */
  readonly workspaceUrl: string;
  /** Number as text. */
  readonly workspaceId: string;
  /** What workspaces' names end with, `cloud.databricks.com`. */
  readonly domain: string;
}

/**
 * Private DNS of a workspace with a front-end endpoint of its own: a zone for exactly each of its two names, so that
 * other workspaces' keep leading elsewhere. Source: Databricks, "Configure DNS for AWS PrivateLink" (multiple
 * endpoints) and "Configure domain name firewall rules" (the second name).
 */
export class WorkspaceNames extends Construct {
  constructor(scope: Construct, id: string, props: WorkspaceNamesProps) {
    super(scope, id);
    const entry = new DataAwsVpcEndpoint(this, "endpoint", { id: props.endpointId }).dnsEntry.get(0);
    const names = {
      workspace: Fn.trimprefix(props.workspaceUrl, "https://"),
      driver: `dbc-dp-${props.workspaceId}.${props.domain}`,
    };
    for (const [key, name] of Object.entries(names)) {
      const zone = new Route53Zone(this, `zone-${key}`, {
        name,
        comment: "Front-end PrivateLink to one Databricks workspace",
        vpc: [{ vpcId: props.vpcId }],
      });
      new Route53Record(this, `record-${key}`, {
        zoneId: zone.zoneId,
        name: zone.name,
        type: "A",
        alias: { name: entry.dnsName, zoneId: entry.hostedZoneId, evaluateTargetHealth: false },
      });
    }
  }
}
