import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { Construct } from "constructs";

/** What GuardDuty can look at beside flow logs, DNS and management events. */
export type GuardDutyFeature = "s3" | "malware" | "rds" | "lambda" | "eks";

const NAMES: Readonly<Record<GuardDutyFeature, string>> = {
  s3: "S3_DATA_EVENTS",
  malware: "EBS_MALWARE_PROTECTION",
  rds: "RDS_LOGIN_EVENTS",
  lambda: "LAMBDA_NETWORK_LOGS",
  eks: "EKS_AUDIT_LOGS",
};

export interface GuardDutyProps {
  /** How often recurring findings go out. */
  readonly findingFrequency: "FIFTEEN_MINUTES" | "ONE_HOUR" | "SIX_HOURS";
  readonly features: Readonly<Record<GuardDutyFeature, boolean>>;
}

/** The detector of the account in this region. Destroying it deletes its findings. */
export class GuardDuty extends Construct {
  constructor(scope: Construct, id: string, props: GuardDutyProps) {
    super(scope, id);
    const detector = new GuarddutyDetector(this, "Resource", {
      enable: true,
      findingPublishingFrequency: props.findingFrequency,
    });
    // A new detector has them all on, and pays for them: what is off has to be said.
    for (const feature of Object.keys(NAMES) as GuardDutyFeature[]) {
      new GuarddutyDetectorFeature(this, feature, {
        detectorId: detector.id,
        name: NAMES[feature],
        status: props.features[feature] ? "ENABLED" : "DISABLED",
      });
    }
  }
}
