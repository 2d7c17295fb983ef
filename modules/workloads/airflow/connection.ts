import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { Construct } from "constructs";
import type { AirflowEnvironment } from "../../../config/kinds/workloads/airflow";
import type { Protection } from "../../../config/model";
import { secretPolicy } from "../../data-services/secret/policies";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { connectionSecretOf } from "./policies";

export interface AirflowConnectionProps {
  readonly airflow: Pick<AirflowEnvironment, "name" | "role" | "secrets">;
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** The connection to Databricks, without its value: somebody puts it, and the environment alone reads it. */
export class AirflowConnection extends Construct {
  constructor(scope: Construct, id: string, { airflow, kmsKeyArn, place, tags, protection }: AirflowConnectionProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, "Resource", {
      name: connectionSecretOf(airflow),
      description: `Connection of ${airflow.name} to Databricks; put by hand`,
      kmsKeyId: kmsKeyArn,
      ...(protection.forceDestroy && { recoveryWindowInDays: 0 }),
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    new SecretsmanagerSecretPolicy(this, "policy", {
      secretArn: secret.arn,
      policy: policyDocument(secretPolicy({ readers: [airflow.role.arn] }, place)),
      blockPublicPolicy: true,
    });
  }
}
