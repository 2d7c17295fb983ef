import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsReplicaKey } from "@cdktf/provider-aws/lib/kms-replica-key";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";

export interface ReplicaKeyProps {
  /** ARN of the multi-Region key that is replicated. */
  readonly primaryKeyArn: string;
  /** Region of the replica. */
  readonly region: string;
  /** Name behind `alias/`, in the replica's region. */
  readonly aliasName: string;
  /** What the key encrypts. */
  readonly description: string;
  /** The replica's own key policy: policies, grants and aliases are not replicated. */
  readonly statements: readonly Statement[];
  /** Days between asking for deletion and losing the replica, 7 to 30. */
  readonly deletionWindowDays: number;
  /** Keeps the replica from being destroyed; the primary cannot be deleted before it. */
  readonly preventDestroy: boolean;
}

/**
 * The copy of a key in another region, with the same material: what one of them encrypted, the other decrypts.
 * It rotates with its primary.
 */
export class ReplicaKey extends Construct {
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: ReplicaKeyProps) {
    super(scope, id);
    const key = new KmsReplicaKey(this, "Resource", {
      region: props.region,
      primaryKeyArn: props.primaryKeyArn,
      description: props.description,
      policy: policyDocument(props.statements),
      deletionWindowInDays: props.deletionWindowDays,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new KmsAlias(this, "alias", {
      region: props.region,
      name: `alias/${props.aliasName}`,
      targetKeyId: key.keyId,
    });
    this.keyArn = key.arn;
  }
}
