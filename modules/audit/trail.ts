import { Cloudtrail, type CloudtrailAdvancedEventSelector } from "@cdktf/provider-aws/lib/cloudtrail";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface TrailProps {
  /** Name; changing it replaces the trail, not what it delivered. Bucket and key policies go by it. */
  readonly trailName: string;
  /** Bucket that it delivers to; its policy must admit the trail. */
  readonly bucketName: string;
  /** ARN of the key of logs; its policy must admit the trail. */
  readonly kmsKeyArn: string;
  /** Records management events of every region. */
  readonly managementEvents: boolean;
  /** ARNs of the buckets whose objects' reads and writes are recorded. */
  readonly dataEventBucketArns: readonly string[];
  /** Records unusual rates of calls and errors; needs management events. */
  readonly insights: boolean;
  /** Log group that gets the events too. Default none. */
  readonly logGroup?: { readonly logGroupArn: string; readonly roleArn: string } | undefined;
  /** What CloudTrail checks when the trail is made: policies of the bucket and of the log group's role. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The environment's audit trail: all regions, encrypted, with digests that show whether a file was changed. */
export class Trail extends Construct {
  readonly trailArn: string;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    const trail = new Cloudtrail(this, "Resource", {
      name: props.trailName,
      s3BucketName: props.bucketName,
      kmsKeyId: props.kmsKeyArn,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      advancedEventSelector: selectors(props),
      ...(props.insights
        ? { insightSelector: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }] }
        : {}),
      ...(props.logGroup === undefined
        ? {}
        : { cloudWatchLogsGroupArn: props.logGroup.logGroupArn, cloudWatchLogsRoleArn: props.logGroup.roleArn }),
      dependsOn: [...props.dependsOn],
    });
    this.trailArn = trail.arn;
  }
}

/** Buckets by name: with a selector for all of S3 the log bucket would record its own deliveries. */
function selectors({ managementEvents, dataEventBucketArns }: TrailProps): CloudtrailAdvancedEventSelector[] {
  return [
    ...(managementEvents
      ? [{ name: "Management events", fieldSelector: [{ field: "eventCategory", equalTo: ["Management"] }] }]
      : []),
    ...(dataEventBucketArns.length === 0
      ? []
      : [
          {
            name: "Objects of the zones",
            fieldSelector: [
              { field: "eventCategory", equalTo: ["Data"] },
              { field: "resources.type", equalTo: ["AWS::S3::Object"] },
              // The slash keeps a bucket apart from one whose name begins alike.
              { field: "resources.ARN", startsWith: dataEventBucketArns.map((arn) => `${arn}/`) },
            ],
          },
        ]),
  ];
}
