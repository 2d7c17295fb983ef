import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbProxy } from "@cdktf/provider-aws/lib/db-proxy";
import { DbProxyDefaultTargetGroup } from "@cdktf/provider-aws/lib/db-proxy-default-target-group";
import { DbProxyTarget } from "@cdktf/provider-aws/lib/db-proxy-target";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { DatabaseProxyModel } from "../../../config/kinds/data-services/database-proxy";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { proxyTrust, type ReadSecret, secretStatements, userStatements } from "./policies";

export interface DatabaseProxyProps {
  readonly entry: DatabaseProxyModel;
  /** Secrets of its users; none where it signs in by IAM. */
  readonly secrets: readonly ReadSecret[];
  /** Identifier of the database in RDS, as a reference. */
  readonly databaseId: string;
  /** Id of the database in ARNs of its users. */
  readonly resourceId: string;
  readonly securityGroupId: string;
  readonly subnetIds: readonly string[];
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
}

const MINUTE = 60;

/** A proxy that takes clients over TLS alone, and lets them share connections to one database. */
export class DatabaseProxy extends Construct {
  /** Host name that clients call. */
  readonly endpoint: string;
  readonly proxyName: string;

  constructor(scope: Construct, id: string, props: DatabaseProxyProps) {
    super(scope, id);
    const { entry, secrets, place, tags } = props;
    const { signIn, pool } = entry;
    const log = new CloudwatchLogGroup(this, "log", {
      name: entry.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: entry.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: entry.role.name,
      description: `Signs in to ${entry.database} for ${entry.name}`,
      assumeRolePolicy: policyDocument(proxyTrust()),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "sign-in",
      role: role.name,
      policy: policyDocument(
        signIn.mode === "secrets"
          ? secretStatements(secrets, place)
          : userStatements(entry.userArns.map((arn) => arn.replace("dbuser:*", `dbuser:${props.resourceId}`))),
      ),
    });
    const proxy = new DbProxy(this, "Resource", {
      name: entry.name,
      engineFamily: entry.family,
      roleArn: role.arn,
      ...(signIn.mode === "iam"
        ? { defaultAuthScheme: "IAM_AUTH" }
        : {
            auth: secrets.map(({ secretArn }) => ({
              authScheme: "SECRETS",
              secretArn,
              iamAuth: signIn.clients === "iam" ? "REQUIRED" : "DISABLED",
            })),
          }),
      requireTls: true,
      // It would write statements, and what is in them, into the log.
      debugLogging: false,
      idleClientTimeout: entry.idleClientMinutes * MINUTE,
      vpcSubnetIds: [...props.subnetIds],
      vpcSecurityGroupIds: [props.securityGroupId],
      tags: { ...tags },
      // What it logs before the group is there makes one without an end and a key.
      dependsOn: [policy, log],
    });
    const targets = new DbProxyDefaultTargetGroup(this, "pool", {
      dbProxyName: proxy.name,
      connectionPoolConfig: {
        maxConnectionsPercent: pool.mostPercent,
        maxIdleConnectionsPercent: pool.idlePercent,
        connectionBorrowTimeout: pool.waitSeconds,
      },
    });
    new DbProxyTarget(this, "target", {
      dbProxyName: proxy.name,
      targetGroupName: targets.name,
      ...(entry.cluster ? { dbClusterIdentifier: props.databaseId } : { dbInstanceIdentifier: props.databaseId }),
    });
    this.endpoint = proxy.endpoint;
    this.proxyName = proxy.name;
  }
}
