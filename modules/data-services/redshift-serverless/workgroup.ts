import { RedshiftserverlessNamespace } from "@cdktf/provider-aws/lib/redshiftserverless-namespace";
import { RedshiftserverlessUsageLimit } from "@cdktf/provider-aws/lib/redshiftserverless-usage-limit";
import { RedshiftserverlessWorkgroup } from "@cdktf/provider-aws/lib/redshiftserverless-workgroup";
import { Construct } from "constructs";
import { PRICE_PERFORMANCE, REDSHIFT_LOGS, WORKGROUP_PARAMETERS } from "../../../config/facts/redshift";
import type { CreatedWorkgroup } from "../../../config/kinds/data-services/redshift-serverless";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import type { Surroundings } from "../redshift/surroundings";

export interface WorkgroupProps extends Surroundings {
  readonly warehouse: CreatedWorkgroup;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** What a limit does, as AWS calls it. */
const BREACH = { log: "log", metric: "emit-metric", stop: "deactivate" } as const;

type Limit = CreatedWorkgroup["usageLimits"][number];

/** What is limited, in AWS's words, and how much of it. */
const limited = (limit: Limit) =>
  limit.of === "compute"
    ? { usageType: "serverless-compute", amount: limit.rpuHours }
    : { usageType: "cross-region-datasharing", amount: limit.terabytes };

/** A namespace, which has the data, and the workgroup that computes it; nobody here sees the administrator's password. */
export class Workgroup extends Construct {
  readonly address: string;
  readonly workgroupName: string;
  /** What computes, for what needs it to be there. */
  readonly workgroup: RedshiftserverlessWorkgroup;
  readonly namespaceArn: string;
  /** ARN of the secret with the administrator's password. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: WorkgroupProps) {
    super(scope, id);
    const { warehouse, subnetIds, securityGroupId, logs, role, kmsKeyArn, secretKeyArn, tags, protection } = props;
    const namespace = new RedshiftserverlessNamespace(this, "namespace", {
      namespaceName: warehouse.name,
      dbName: warehouse.database,
      adminUsername: warehouse.adminUser,
      manageAdminPassword: true,
      adminPasswordSecretKmsKeyId: secretKeyArn,
      kmsKeyId: kmsKeyArn,
      logExports: [...REDSHIFT_LOGS.value],
      ...(role !== undefined && { defaultIamRoleArn: role.arn, iamRoles: [role.arn] }),
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
      dependsOn: [...logs.groups, ...(role === undefined ? [] : [role.policy])],
    });
    const { capacity, mostRpus } = warehouse;
    const workgroup = new RedshiftserverlessWorkgroup(this, "Resource", {
      workgroupName: warehouse.name,
      namespaceName: namespace.namespaceName,
      ...(capacity.mode === "base"
        ? { baseCapacity: capacity.rpus }
        : { pricePerformanceTarget: { enabled: true, level: PRICE_PERFORMANCE.value[capacity.level] } }),
      ...(mostRpus !== undefined && { maxCapacity: mostRpus }),
      port: warehouse.port,
      subnetIds: [...subnetIds],
      securityGroupIds: [securityGroupId],
      publiclyAccessible: false,
      enhancedVpcRouting: warehouse.network.throughVpc,
      trackName: warehouse.track,
      configParameter: parametersOf(warehouse),
      tags: { ...tags },
    });
    for (const limit of warehouse.usageLimits) {
      const { of, period, atLimit } = limit;
      configured(
        new RedshiftserverlessUsageLimit(this, `limit-${of}-${period}-${atLimit}`, {
          resourceArn: workgroup.arn,
          ...limited(limit),
          period,
          breachAction: BREACH[atLimit],
        }),
        ".usageLimits",
      );
    }
    this.address = workgroup.endpoint.get(0).address;
    this.workgroupName = workgroup.workgroupName;
    this.workgroup = workgroup;
    this.namespaceArn = namespace.arn;
    this.secretArn = namespace.adminPasswordSecretArn;
  }
}

const parametersOf = ({ caseSensitiveNames, queryTimeoutSeconds }: CreatedWorkgroup) =>
  Object.entries({
    ...WORKGROUP_PARAMETERS.value,
    enable_case_sensitive_identifier: String(caseSensitiveNames),
    max_query_execution_time: String(queryTimeoutSeconds),
  }).map(([parameterKey, parameterValue]) => ({ parameterKey, parameterValue }));
