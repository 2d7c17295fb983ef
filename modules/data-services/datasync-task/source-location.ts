import { DatasyncLocationNfs } from "@cdktf/provider-aws/lib/datasync-location-nfs";
import { DatasyncLocationS3 } from "@cdktf/provider-aws/lib/datasync-location-s3";
import { Construct } from "constructs";
import type { DatasyncTaskModel } from "../../../config/kinds/data-services/datasync-task";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { LocationRole } from "./location-role";
import { sourceStatements } from "./policies";

export interface SourceLocationProps {
  readonly task: Pick<DatasyncTaskModel, "from" | "name" | "sourceRole">;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** AWS's words for versions of NFS. */
const VERSIONS = { automatic: "AUTOMATIC", "3": "NFS3", "4.0": "NFS4_0", "4.1": "NFS4_1" } as const;

/** Where the files are. */
export class SourceLocation extends Construct {
  readonly locationArn: string;

  constructor(scope: Construct, id: string, { task, place, tags }: SourceLocationProps) {
    super(scope, id);
    const { from, sourceRole } = task;
    if (from.mode === "location") {
      this.locationArn = from.locationArn;
      return;
    }
    if (from.mode === "nfs") {
      const location = new DatasyncLocationNfs(this, "Resource", {
        serverHostname: from.server,
        subdirectory: from.path,
        onPremConfig: { agentArns: [...from.agentArns] },
        mountOptions: { version: VERSIONS[from.version] },
        tags: { ...tags },
      });
      this.locationArn = location.arn;
      return;
    }
    const role = new LocationRole(this, "role", {
      roleName: sourceRole?.name ?? "",
      description: `Reads the files that ${task.name} copies`,
      statements: sourceStatements(from, place),
      place,
      tags,
    });
    const location = new DatasyncLocationS3(this, "Resource", {
      s3BucketArn: bucketArnOf(place.partition, from.bucket),
      subdirectory: `/${from.folder ?? ""}`,
      s3Config: { bucketAccessRoleArn: role.arn },
      tags: { ...tags },
      dependsOn: [role.policy],
    });
    this.locationArn = location.arn;
  }
}
