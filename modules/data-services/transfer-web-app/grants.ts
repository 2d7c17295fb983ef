import { S3ControlAccessGrant } from "@cdktf/provider-aws/lib/s3control-access-grant";
import { S3ControlAccessGrantsLocation } from "@cdktf/provider-aws/lib/s3control-access-grants-location";
import { Construct } from "constructs";
import type { TransferWebAppModel } from "../../../config/kinds/data-services/transfer-web-app";
import { configured } from "../../configured";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { filesStatements, filesTrust } from "./policies";

export interface GrantsProps {
  readonly app: TransferWebAppModel;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Words of S3 Access Grants. */
const PERMISSIONS = { write: "WRITE", read: "READ", "read-write": "READWRITE" } as const;

/** Who may do what in which folder. */
export class Grants extends Construct {
  constructor(scope: Construct, id: string, { app, kmsKeyArn, place, tags }: GrantsProps) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      roleName: app.filesRole.name,
      description: `Files of the folders of ${app.name}`,
      trust: filesTrust(place),
      policyName: "files",
      statements: filesStatements({
        place,
        bucketName: app.bucket,
        folders: [...new Set(Object.values(app.folders).map(({ folder }) => folder))].sort(),
        kmsKeyArn,
      }),
      tags,
    });
    for (const [name, { folder, groups }] of Object.entries(app.folders)) {
      const location = new S3ControlAccessGrantsLocation(this, `folder-${name}`, {
        iamRoleArn: role.arn,
        locationScope: `s3://${app.bucket}/${folder}/`,
        tags: { ...tags },
        dependsOn: [role.policy],
      });
      configured(location, `.folders.${name}`);
      for (const [group, { groupId, access }] of Object.entries(groups)) {
        const grant = new S3ControlAccessGrant(this, `folder-${name}-${group}`, {
          accessGrantsLocationId: location.accessGrantsLocationId,
          // All that is in it.
          accessGrantsLocationConfiguration: [{ s3SubPrefix: "*" }],
          permission: PERMISSIONS[access],
          grantee: [{ granteeType: "DIRECTORY_GROUP", granteeIdentifier: groupId }],
          tags: { ...tags },
        });
        configured(grant, `.folders.${name}.groups.${group}`);
      }
    }
  }
}
