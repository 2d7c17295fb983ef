import { EbsDefaultKmsKey } from "@cdktf/provider-aws/lib/ebs-default-kms-key";
import { EbsSnapshotBlockPublicAccess } from "@cdktf/provider-aws/lib/ebs-snapshot-block-public-access";
import { Macie2Account } from "@cdktf/provider-aws/lib/macie2-account";
import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import { Construct } from "constructs";
import type { Foundation } from "../../config/model";
import { configured } from "../configured";
import { AccessAnalyzer } from "./access-analyzer";
import { GuardDuty } from "./guard-duty";
import { SecurityHub } from "./security-hub";

export interface SecurityServicesProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Key for EBS volumes where nobody names one; its policy must let EC2 use it. Needed for `ebsDefaultKey`. */
  readonly volumeKeyArn: string | undefined;
  readonly settings: Pick<
    Foundation,
    | "ebsDefaultKey"
    | "ebsSnapshotPublicAccessBlock"
    | "s3PublicAccessBlock"
    | "guardDuty"
    | "securityHub"
    | "macie"
    | "accessAnalyzer"
  >;
}

/** Services and settings that an AWS account, or a region of it, has once: those whose mode is `create` (H12). */
export class SecurityServices extends Construct {
  constructor(scope: Construct, id: string, props: SecurityServicesProps) {
    super(scope, id);
    const { settings } = props;
    const { guardDuty, securityHub, macie, accessAnalyzer } = settings;
    if (settings.ebsDefaultKey === "create" && props.volumeKeyArn !== undefined) {
      configured(new EbsDefaultKmsKey(this, "ebs-key", { keyArn: props.volumeKeyArn }), ".ebsDefaultKey");
    }
    if (settings.ebsSnapshotPublicAccessBlock === "create") {
      configured(
        new EbsSnapshotBlockPublicAccess(this, "snapshots", { state: "block-all-sharing" }),
        ".ebsSnapshotPublicAccessBlock",
      );
    }
    if (settings.s3PublicAccessBlock === "create") {
      configured(
        new S3AccountPublicAccessBlock(this, "buckets", {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        }),
        ".s3PublicAccessBlock",
      );
    }
    if (guardDuty.mode === "create") {
      configured(
        new GuardDuty(this, "guard-duty", { findingFrequency: guardDuty.findingFrequency, features: guardDuty }),
        ".guardDuty",
      );
    }
    if (securityHub.mode === "create")
      configured(new SecurityHub(this, "hub", { ...props, standards: securityHub.standards }), ".securityHub");
    if (macie.mode === "create") {
      configured(
        new Macie2Account(this, "macie", { status: "ENABLED", findingPublishingFrequency: macie.findingFrequency }),
        ".macie",
      );
    }
    if (accessAnalyzer.external === "create") {
      configured(
        new AccessAnalyzer(this, "external-access", {
          analyzerName: `${props.prefix}-external-access`,
          archiveRules: archiveRulesOf(accessAnalyzer, "external"),
        }),
        ".accessAnalyzer.external",
      );
    }
    if (accessAnalyzer.unused === "create") {
      configured(
        new AccessAnalyzer(this, "unused-access", {
          analyzerName: `${props.prefix}-unused-access`,
          unusedAfterDays: accessAnalyzer.unusedAfterDays,
          archiveRules: archiveRulesOf(accessAnalyzer, "unused"),
        }),
        ".accessAnalyzer.unused",
      );
    }
  }
}

/** Name → what is archived of one analyzer's findings. */
const archiveRulesOf = ({ archiveRules }: Foundation["accessAnalyzer"], analyzer: "external" | "unused") =>
  Object.fromEntries(
    Object.entries(archiveRules).flatMap(([name, { of, filters }]) => (of === analyzer ? [[name, filters]] : [])),
  );
