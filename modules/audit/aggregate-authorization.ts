import { ConfigAggregateAuthorization } from "@cdktf/provider-aws/lib/config-aggregate-authorization";
import { Construct } from "constructs";

export interface AggregateAuthorizationProps {
  /** AWS account of the aggregator. */
  readonly accountId: string;
  /** Region of the aggregator. */
  readonly region: string;
}

/** Lets an aggregator elsewhere collect what AWS Config records in this account and region. */
export class AggregateAuthorization extends Construct {
  constructor(scope: Construct, id: string, props: AggregateAuthorizationProps) {
    super(scope, id);
    new ConfigAggregateAuthorization(this, "Resource", {
      accountId: props.accountId,
      authorizedAwsRegion: props.region,
    });
  }
}
