import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";

/** Something whose size follows a figure. */
export interface TrackedProps {
  /** Start of the ids of both resources, with its hyphen: `reads-`. Default none. */
  readonly ids?: string;
  /** Service as Application Auto Scaling calls it: `dynamodb`. */
  readonly service: string;
  /** What of it is scaled: `dynamodb:table:ReadCapacityUnits`. */
  readonly dimension: string;
  /** Thing of the service: `table/acme-dev-orders`. */
  readonly resourceId: string;
  readonly least: number;
  readonly most: number;
  /** Of the policy. */
  readonly name: string;
  /** The figure, one that AWS has made ready. */
  readonly metric: string;
  /** What AWS aims at. */
  readonly aim: number;
  /** It grows and never shrinks. Default: it does both. */
  readonly onlyGrows?: true;
  /** Seconds between two steps up, and two steps down. Default: as AWS has them. */
  readonly seconds?: { readonly grow: number; readonly shrink: number };
}

/** Lets Application Auto Scaling follow a figure. Source: its user guide, "Target tracking scaling policies". */
export function trackedScaling(scope: Construct, props: TrackedProps): void {
  const { ids = "", onlyGrows, seconds } = props;
  const target = new AppautoscalingTarget(scope, `${ids}target`, {
    serviceNamespace: props.service,
    scalableDimension: props.dimension,
    resourceId: props.resourceId,
    minCapacity: props.least,
    maxCapacity: props.most,
  });
  new AppautoscalingPolicy(scope, `${ids}policy`, {
    name: props.name,
    policyType: "TargetTrackingScaling",
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: props.metric },
      targetValue: props.aim,
      ...(onlyGrows && { disableScaleIn: true }),
      ...(seconds && { scaleOutCooldown: seconds.grow, scaleInCooldown: seconds.shrink }),
    },
  });
}
