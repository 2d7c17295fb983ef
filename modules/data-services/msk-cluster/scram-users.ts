import { MskScramSecretAssociation } from "@cdktf/provider-aws/lib/msk-scram-secret-association";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { Construct } from "constructs";
import type { ScramUser } from "../../../config/kinds/data-services/msk-cluster";
import type { Protection } from "../../../config/model";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { secretPolicy } from "./policies";

export interface ScramUsersProps {
  readonly clusterArn: string;
  readonly users: Readonly<Record<string, ScramUser>>;
  /** ARN of a key of the account: MSK takes no secret with the key of AWS. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Days that a deleted secret can be brought back; none where everything may go. */
const RECOVERY_DAYS = 30;

/** Secrets of users that sign in with a password, and the cluster told of those that hold one. */
export class ScramUsers extends Construct {
  constructor(scope: Construct, id: string, { users, protection, ...props }: ScramUsersProps) {
    super(scope, id);
    const secrets = Object.entries(users).map(([user, { secretName, filled }]) => {
      const secret = new SecretsmanagerSecret(this, user, {
        name: secretName,
        description: `Password of the user ${user}: {"username": …, "password": …}`,
        kmsKeyId: props.kmsKeyArn,
        recoveryWindowInDays: protection.forceDestroy ? 0 : RECOVERY_DAYS,
        tags: { ...props.tags },
        lifecycle: { preventDestroy: protection.preventDestroy },
      });
      // Written here, so that it is not what MSK would add by itself.
      const policy = new SecretsmanagerSecretPolicy(this, `${user}-policy`, {
        secretArn: secret.arn,
        policy: policyDocument(secretPolicy(secret.arn, props.place)),
      });
      return { filled, arn: secret.arn, policy };
    });
    const filled = secrets.filter((secret) => secret.filled);
    if (filled.length === 0) return;
    new MskScramSecretAssociation(this, "association", {
      clusterArn: props.clusterArn,
      secretArnList: filled.map(({ arn }) => arn),
      dependsOn: filled.map(({ policy }) => policy),
    });
  }
}
