import { TransferAccess } from "@cdktf/provider-aws/lib/transfer-access";
import { Construct } from "constructs";
import type { TransferGroupModel } from "../../../config/kinds/data-services/transfer-server";
import type { Place } from "../../place";
import { TransferRole } from "../transfer-role";
import { userAccess } from "./policies";

export interface TransferGroupProps {
  readonly group: TransferGroupModel;
  /** Key in the configuration. */
  readonly name: string;
  readonly serverId: string;
  /** Bucket that the group's folder is in. */
  readonly bucketName: string;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A group of a directory whose members sign in with their passwords and see one folder. */
export class TransferGroup extends Construct {
  constructor(scope: Construct, id: string, props: TransferGroupProps) {
    super(scope, id);
    const { group, name, serverId, bucketName } = props;
    const role = new TransferRole(this, "role", {
      roleName: group.role.name,
      description: `Members of the group ${name}`,
      takenFor: `user/${serverId}/*`,
      statements: userAccess({ ...props, folder: group.folder, access: group.access }),
      place: props.place,
      tags: props.tags,
    });
    new TransferAccess(this, "Resource", {
      serverId,
      externalId: group.sid,
      role: role.arn,
      homeDirectoryType: "LOGICAL",
      homeDirectoryMappings: [{ entry: "/", target: `/${bucketName}/${group.folder}` }],
      dependsOn: [role.policy],
    });
  }
}
