import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey as AwsKmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";

export interface KmsKeyProps {
  /** Name behind `alias/`: `acme-dev-data`. Changing it replaces the alias, never the key. */
  readonly aliasName: string;
  /** What the key encrypts. */
  readonly description: string;
  /** The key policy; must let the account administer the key. */
  readonly statements: readonly Statement[];
  /** Days between asking for deletion and losing the key, 7 to 30. */
  readonly deletionWindowDays: number;
  /** Days between automatic rotations, 90 to 2560. */
  readonly rotationDays: number;
  /** Region, where it is not the stack's. */
  readonly region?: string;
  /** Can have replicas in other regions; changing it replaces the key. Default false. */
  readonly multiRegion?: boolean;
  /** Keeps the key, and with it everything that it encrypted, from being destroyed. */
  readonly preventDestroy: boolean;
}

/** A symmetric KMS key of the environment with its alias. */
export class KmsKey extends Construct {
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: KmsKeyProps) {
    super(scope, id);
    const place = props.region === undefined ? {} : { region: props.region };
    const key = new AwsKmsKey(this, "Resource", {
      ...place,
      description: props.description,
      policy: policyDocument(props.statements),
      enableKeyRotation: true,
      rotationPeriodInDays: props.rotationDays,
      deletionWindowInDays: props.deletionWindowDays,
      // Left out otherwise: the provider takes what is there.
      ...(props.multiRegion === true ? { multiRegion: true } : {}),
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new KmsAlias(this, "alias", { ...place, name: `alias/${props.aliasName}`, targetKeyId: key.keyId });
    this.keyArn = key.arn;
  }
}
