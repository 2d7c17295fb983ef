import { describe, expect, it } from "vitest";
import { SecurityServices } from "../../../modules/security/security-services";
import { devEnvironment } from "../../support/platform";
import { resource, synthModule } from "../../support/synth";

type Input = NonNullable<Parameters<NonNullable<Parameters<typeof devEnvironment>[0]>>[0]["foundation"]>;

const services = (foundation: Input) =>
  synthModule((stack) => {
    const env = devEnvironment((input) => {
      input.foundation = { config: { mode: "existing", rules: false }, ...foundation };
    });
    new SecurityServices(stack, "security", {
      partition: "aws",
      region: "eu-west-1",
      prefix: "acme-dev",
      volumeKeyArn: "arn:key",
      settings: env.foundation,
    });
  });
const types = (foundation: Input) => Object.keys(services(foundation).resource ?? {}).sort();

/** Setting → what `create` makes. */
const SINGLETONS: readonly [name: string, (mode: "create" | "existing" | "off") => Input, types: string[]][] = [
  ["default key of EBS", (mode) => ({ ebsDefaultKey: mode }), ["aws_ebs_default_kms_key"]],
  ["snapshots", (mode) => ({ ebsSnapshotPublicAccessBlock: mode }), ["aws_ebs_snapshot_block_public_access"]],
  ["buckets", (mode) => ({ s3PublicAccessBlock: mode }), ["aws_s3_account_public_access_block"]],
  ["GuardDuty", (mode) => ({ guardDuty: { mode } }), ["aws_guardduty_detector", "aws_guardduty_detector_feature"]],
  [
    "Security Hub",
    (mode) => ({ securityHub: { mode } }),
    ["aws_securityhub_account", "aws_securityhub_standards_subscription"],
  ],
  ["Macie", (mode) => ({ macie: { mode } }), ["aws_macie2_account"]],
  ["external access", (mode) => ({ accessAnalyzer: { external: mode } }), ["aws_accessanalyzer_analyzer"]],
  ["unused access", (mode) => ({ accessAnalyzer: { unused: mode } }), ["aws_accessanalyzer_analyzer"]],
];

describe("security services", () => {
  it("are left alone unless asked for", () => {
    expect(types({})).toEqual([]);
  });

  it.each(SINGLETONS)("%s: made with create, and only then", (_, setting, expected) => {
    expect(types(setting("create"))).toEqual(expected);
    expect(types(setting("existing"))).toEqual([]);
    expect(types(setting("off"))).toEqual([]);
  });

  it("archive findings that are meant, of the analyzer that finds them", () => {
    const json = services({
      accessAnalyzer: {
        external: "create",
        archiveRules: {
          partner: {
            of: "external",
            filters: { resource: ["arn:aws:s3:::shared"], "principal.AWS": ["999999999999"] },
          },
        },
      },
    });
    expect(resource(json, "aws_accessanalyzer_archive_rule.security_external-access_archive-partner")).toEqual({
      analyzer_name: "${aws_accessanalyzer_analyzer.security_external-access.analyzer_name}",
      rule_name: "partner",
      filter: [
        { criteria: "resource", contains: ["arn:aws:s3:::shared"] },
        { criteria: "principal.AWS", eq: ["999999999999"] },
      ],
    });
  });

  it("close every way to a public bucket and snapshot", () => {
    const json = services({ s3PublicAccessBlock: "create", ebsSnapshotPublicAccessBlock: "create" });
    expect(resource(json, "aws_s3_account_public_access_block.security_buckets")).toEqual({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(resource(json, "aws_ebs_snapshot_block_public_access.security_snapshots").state).toBe("block-all-sharing");
  });

  it("say of every feature of GuardDuty whether it is on, because a new detector has them all on", () => {
    const json = services({ guardDuty: { mode: "create", malware: true } });
    const features = Object.values(json.resource?.aws_guardduty_detector_feature ?? {});
    expect(Object.fromEntries(features.map(({ name, status }) => [name, status]))).toEqual({
      S3_DATA_EVENTS: "ENABLED",
      EBS_MALWARE_PROTECTION: "ENABLED",
      RDS_LOGIN_EVENTS: "DISABLED",
      LAMBDA_NETWORK_LOGS: "DISABLED",
      EKS_AUDIT_LOGS: "DISABLED",
    });
    for (const { detector_id } of features) {
      expect(detector_id).toBe("${aws_guardduty_detector.security_guard-duty.id}");
    }
  });

  it("subscribe to the listed standards once Security Hub is on, and to no default ones", () => {
    const json = services({ securityHub: { mode: "create", standards: ["cis-3.0", "pci-dss-4.0.1"] } });
    expect(resource(json, "aws_securityhub_account.security_hub").enable_default_standards).toBe(false);
    const subscriptions = Object.values(json.resource?.aws_securityhub_standards_subscription ?? {});
    expect(subscriptions.map(({ standards_arn }) => standards_arn).sort()).toEqual([
      "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
      "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1",
    ]);
    for (const { depends_on } of subscriptions) expect(depends_on).toEqual(["aws_securityhub_account.security_hub"]);
  });

  it("look for access from outside, and for what nobody uses", () => {
    const json = services({ accessAnalyzer: { external: "create", unused: "create", unusedAfterDays: 60 } });
    expect(resource(json, "aws_accessanalyzer_analyzer.security_external-access")).toEqual({
      analyzer_name: "acme-dev-external-access",
      type: "ACCOUNT",
    });
    expect(resource(json, "aws_accessanalyzer_analyzer.security_unused-access")).toEqual({
      analyzer_name: "acme-dev-unused-access",
      type: "ACCOUNT_UNUSED_ACCESS",
      configuration: { unused_access: { unused_access_age: 60 } },
    });
  });
});
