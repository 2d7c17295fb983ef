import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { Construct } from "constructs";
import type { SecretModel } from "../../../config/kinds/data-services/secret";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { secretPolicy } from "./policies";

export interface SecretProps {
  readonly secret: SecretModel;
  /** ARN of the key that encrypts the value. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** A secret without its value, which would stand in the state: who may read it, and what changes it. */
export class Secret extends Construct {
  readonly secretArn: string;

  constructor(scope: Construct, id: string, { secret, kmsKeyArn, place, tags, protection }: SecretProps) {
    super(scope, id);
    const made = new SecretsmanagerSecret(this, "Resource", {
      name: secret.name,
      description: secret.description,
      kmsKeyId: kmsKeyArn,
      recoveryWindowInDays: protection.forceDestroy ? 0 : secret.recoveryDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
    });
    const policy = new SecretsmanagerSecretPolicy(this, "policy", {
      secretArn: made.arn,
      policy: policyDocument(secretPolicy(secret, place)),
      blockPublicPolicy: true,
    });
    configured(policy, ".readers");
    if (secret.rotation !== undefined) {
      const rotation = new SecretsmanagerSecretRotation(this, "rotation", {
        secretId: made.id,
        rotationLambdaArn: secret.rotation.functionArn,
        rotationRules: { automaticallyAfterDays: secret.rotation.everyDays },
        // The first value is put by hand, and lasts until the first time is over.
        rotateImmediately: false,
        dependsOn: [policy],
      });
      configured(rotation, ".rotation");
    }
    // Of the policy: whoever is given the secret waits for what says who reads it.
    this.secretArn = policy.secretArn;
  }
}
