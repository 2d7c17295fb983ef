import { createHash } from "node:crypto";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TransferSshKey } from "@cdktf/provider-aws/lib/transfer-ssh-key";
import { TransferUser as AwsTransferUser } from "@cdktf/provider-aws/lib/transfer-user";
import { Construct } from "constructs";
import type { TransferUserModel } from "../../../config/kinds/data-services/transfer-server";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { userAccess, userTrust } from "./policies";

export interface TransferUserProps {
  readonly user: TransferUserModel;
  /** Name that the user signs in with. Changing it replaces the user. */
  readonly userName: string;
  readonly serverId: string;
  /** Bucket that the user's folder is in. */
  readonly bucketName: string;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Somebody who signs in with SSH keys and sees one folder, with a role that reaches nothing else. */
export class TransferUser extends Construct {
  constructor(scope: Construct, id: string, props: TransferUserProps) {
    super(scope, id);
    const { user, userName, serverId, bucketName, tags } = props;
    const role = new IamRole(this, "role", {
      name: user.role.name,
      description: `SFTP user ${userName}`,
      assumeRolePolicy: policyDocument(userTrust(props)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "role-policy", {
      name: "folder",
      role: role.name,
      policy: policyDocument(userAccess({ ...props, folder: user.folder, access: user.access })),
    });
    const made = new AwsTransferUser(this, "Resource", {
      serverId,
      userName,
      role: role.arn,
      homeDirectoryType: "LOGICAL",
      homeDirectoryMappings: [{ entry: "/", target: `/${bucketName}/${user.folder}` }],
      tags: { ...tags },
      dependsOn: [policy],
    });
    for (const body of user.publicKeys) {
      // By the key itself: the order of the list means nothing.
      const name = createHash("sha256").update(body).digest("hex").slice(0, 8);
      new TransferSshKey(this, `key-${name}`, { serverId, userName: made.userName, body });
    }
  }
}
