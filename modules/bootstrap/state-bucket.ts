import { Construct } from "constructs";
import { KmsKey } from "../kms/key";
import { administration } from "../kms/key-policies";
import { SecureBucket } from "../storage/secure-bucket";
import { bucketStatements, keyStatements, type OtherAccount, type StatePlace } from "./policies";

export interface StateBucketProps {
  readonly place: StatePlace;
  /** Other AWS accounts whose stacks keep their states here. */
  readonly others: readonly OtherAccount[];
  /** Name behind `alias/`. */
  readonly aliasName: string;
  /** Days between asking for the key's deletion and losing it, 7 to 30. */
  readonly deletionWindowDays: number;
  /** Days between automatic rotations, 90 to 2560. */
  readonly rotationDays: number;
  /** Days that a state which was replaced can be brought back. */
  readonly versionDays: number;
}

/** What is lost with it is what Terraform knows of everything: always protected. */
const PROTECTION = { preventDestroy: true, forceDestroy: false };

/** The bucket of the states, versioned, with a key of its own. Locks are files in it, so that no table is needed. */
export class StateBucket extends Construct {
  readonly bucketName: string;
  readonly kmsKeyArn: string;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const { place, others } = props;
    const key = new KmsKey(this, "key", {
      aliasName: props.aliasName,
      description: "Encrypts the states of Terraform",
      statements: [...administration(place, []), ...keyStatements(place, others)],
      deletionWindowDays: props.deletionWindowDays,
      rotationDays: props.rotationDays,
      preventDestroy: PROTECTION.preventDestroy,
    });
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: place.bucketName,
      partition: place.partition,
      kmsKeyArn: key.keyArn,
      versioning: true,
      statements: bucketStatements(place, others),
      lifecycleRules: [{ id: "old-states", noncurrentVersionDays: props.versionDays }],
      protection: PROTECTION,
    });
    this.bucketName = bucket.versionedName;
    this.kmsKeyArn = key.keyArn;
  }
}
