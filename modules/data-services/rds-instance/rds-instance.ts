import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { Construct } from "constructs";
import type { CreatedInstance } from "../../../config/kinds/data-services/rds-instance";
import type { Protection } from "../../../config/model";
import { parametersOf } from "../database/parameters";
import {
  changeArguments,
  insightsArguments,
  lifecycleSupport,
  lossArguments,
  measuredArguments,
  type Surroundings,
} from "../database/shared";

export interface RdsInstanceProps extends Surroundings {
  readonly database: CreatedInstance;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** An encrypted database that is not reached from the internet, and whose administrator's password nobody here sees. */
export class RdsInstance extends Construct {
  readonly address: string;
  readonly identifier: string;
  readonly arn: string;
  /** Its id in ARNs of its users. */
  readonly resourceId: string;
  /** ARN of the secret with the administrator's password. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: RdsInstanceProps) {
    super(scope, id);
    const { database, subnets, securityGroupId, logs, monitoring, kmsKeyArn, secretKeyArn, tags, protection } = props;
    const { storage, backup } = database;
    const parameters = new DbParameterGroup(this, "parameters", {
      // Another family replaces the group, which cannot go before the database uses the new one.
      namePrefix: `${database.name}-`,
      family: database.family,
      description: `Parameters of ${database.name}`,
      parameter: parametersOf(database),
      tags: { ...tags },
      lifecycle: { createBeforeDestroy: true },
    });
    const made = new DbInstance(this, "Resource", {
      identifier: database.name,
      engine: database.engine,
      engineVersion: database.engineVersion,
      ...lifecycleSupport(database.engine, database.acknowledgeExtendedSupport),
      ...(database.system === "sql-server" && { licenseModel: "license-included" }),
      instanceClass: database.instanceClass,
      allocatedStorage: storage.gib,
      maxAllocatedStorage: storage.growsToGib ?? 2 * storage.gib,
      storageType: storage.type,
      ...(storage.iops !== undefined && { iops: storage.iops }),
      storageEncrypted: true,
      kmsKeyId: kmsKeyArn,
      multiAz: database.multiAz,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroupId],
      publiclyAccessible: false,
      port: database.port,
      ...(database.database !== undefined && { dbName: database.database }),
      username: database.masterUser,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: secretKeyArn,
      iamDatabaseAuthenticationEnabled: database.iamAuthentication,
      parameterGroupName: parameters.name,
      backupRetentionPeriod: backup.retentionDays,
      ...(backup.window !== undefined && { backupWindow: backup.window }),
      ...(database.maintenanceWindow !== undefined && { maintenanceWindow: database.maintenanceWindow }),
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      ...changeArguments(database.applyChanges),
      ...measuredArguments(database.monitoring, monitoring),
      ...insightsArguments(database.monitoring, kmsKeyArn),
      enabledCloudwatchLogsExports: Object.keys(database.logGroupNames),
      ...lossArguments(database.name, protection),
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
      dependsOn: [...logs.groups, ...(monitoring === undefined ? [] : [monitoring.policy])],
    });
    this.address = made.address;
    this.identifier = made.identifier;
    this.arn = made.arn;
    this.resourceId = made.resourceId;
    this.secretArn = made.masterUserSecret.get(0).secretArn;
  }
}
