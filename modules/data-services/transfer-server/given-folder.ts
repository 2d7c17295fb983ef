import { Construct } from "constructs";
import type { TransferFolderModel } from "../../../config/kinds/data-services/transfer-server";
import type { Place } from "../../place";
import { TransferRole } from "../transfer-role";
import { userAccess } from "./policies";

export interface GivenFolderProps {
  readonly given: TransferFolderModel;
  /** Key in the configuration. */
  readonly name: string;
  readonly serverId: string;
  /** Bucket that the folder is in. */
  readonly bucketName: string;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A folder that a function or an API gives to those who sign in: the role that reaches it. */
export class GivenFolder extends Construct {
  /** What the function or API answers with; the details as a text of JSON. */
  readonly answer: { readonly Role: string; readonly HomeDirectoryDetails: readonly object[] };

  constructor(scope: Construct, id: string, props: GivenFolderProps) {
    super(scope, id);
    const { given, name, serverId, bucketName } = props;
    const role = new TransferRole(this, "role", {
      roleName: given.role.name,
      description: `Those who sign in for the folder ${name}`,
      takenFor: `user/${serverId}/*`,
      statements: userAccess({ ...props, folder: given.folder, access: given.access }),
      place: props.place,
      tags: props.tags,
    });
    this.answer = {
      Role: role.arn,
      HomeDirectoryDetails: [{ Entry: "/", Target: `/${bucketName}/${given.folder}` }],
    };
  }
}
