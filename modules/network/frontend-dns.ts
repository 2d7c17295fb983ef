import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";
import { movedFrom } from "../terraform/moved";
import type { EndpointDns } from "./interface-endpoint";

export interface FrontendDnsProps {
  /** VPC in which the names lead to the endpoint. */
  readonly vpcId: string;
  /** Private zone, `privatelink.cloud.databricks.com`. Never the domain above it: that would hide the relay and the account console. */
  readonly zoneName: string;
  /** Record of the region in it, `ireland`. */
  readonly recordName: string;
  readonly endpoint: EndpointDns;
  /** Logical id that the zone had in earlier versions, `frontend-dns`. Default: it has always had this one. */
  readonly before?: string;
}

/**
 * Private DNS of front-end PrivateLink: the public name of every workspace of the region is an alias of one name
 * in this zone, so one record serves them all.
 */
export class FrontendDns extends Construct {
  constructor(scope: Construct, id: string, props: FrontendDnsProps) {
    super(scope, id);
    const zone = new Route53Zone(this, "Resource", {
      name: props.zoneName,
      comment: "Front-end PrivateLink to Databricks",
      vpc: [{ vpcId: props.vpcId }],
    });
    const record = new Route53Record(this, "record", {
      zoneId: zone.zoneId,
      name: props.recordName,
      type: "A",
      alias: { name: props.endpoint.name, zoneId: props.endpoint.zoneId, evaluateTargetHealth: false },
    });
    if (props.before !== undefined) {
      movedFrom(zone, `aws_route53_zone.${props.before}`);
      movedFrom(record, `aws_route53_record.${props.before}_record`);
    }
  }
}
