import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { DatasyncLocationS3 } from "@cdktf/provider-aws/lib/datasync-location-s3";
import { DatasyncTask as AwsDatasyncTask } from "@cdktf/provider-aws/lib/datasync-task";
import { Construct } from "constructs";
import type { DatasyncTaskModel } from "../../../config/kinds/data-services/datasync-task";
import type { Protection } from "../../../config/model";
import { configured } from "../../configured";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { LocationRole } from "./location-role";
import { folderStatements } from "./policies";
import { SourceLocation } from "./source-location";

export interface DatasyncTaskProps {
  readonly task: DatasyncTaskModel;
  /** ARN of the key that encrypts the zone. */
  readonly dataKeyArn: string;
  /** ARN of the key of logs. */
  readonly logKeyArn: string;
  /** Lets DataSync write into the log. */
  readonly logPolicy: CloudwatchLogResourcePolicy;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

const VERIFY = { transferred: "ONLY_FILES_TRANSFERRED", all: "POINT_IN_TIME_CONSISTENT", none: "NONE" } as const;
const MEGABYTE = 1_048_576;

/** Copies files into a folder of a zone. What goes at the source stays here, and rights of its files are not brought along. */
export class DatasyncTask extends Construct {
  readonly taskArn: string;

  constructor(scope: Construct, id: string, props: DatasyncTaskProps) {
    super(scope, id);
    const { task, place, tags } = props;
    const log = new CloudwatchLogGroup(this, "log", {
      name: task.logGroupName,
      kmsKeyId: props.logKeyArn,
      retentionInDays: task.logRetentionDays,
      tags: { ...tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    const source = configured(new SourceLocation(this, "source", { task, place, tags }), ".from");
    const role = new LocationRole(this, "role", {
      roleName: task.role.name,
      description: `Puts the files of ${task.name} into the zone`,
      statements: folderStatements(task, props.dataKeyArn, place),
      place,
      tags,
    });
    const folder = new DatasyncLocationS3(this, "folder", {
      s3BucketArn: bucketArnOf(place.partition, task.bucket),
      subdirectory: `/${task.folder}`,
      s3Config: { bucketAccessRoleArn: role.arn },
      tags: { ...tags },
      dependsOn: [role.policy],
    });
    const made = new AwsDatasyncTask(this, "Resource", {
      name: task.name,
      sourceLocationArn: source.locationArn,
      destinationLocationArn: folder.arn,
      cloudwatchLogGroupArn: log.arn,
      options: {
        verifyMode: VERIFY[task.verify],
        bytesPerSecond: task.megabytesPerSecond === undefined ? -1 : task.megabytesPerSecond * MEGABYTE,
        logLevel: task.logEveryFile ? "TRANSFER" : "BASIC",
        preserveDeletedFiles: "PRESERVE",
        transferMode: "CHANGED",
        // Times alone come along; whose a file was says nothing in a lake.
        mtime: "PRESERVE",
        atime: "BEST_EFFORT",
        uid: "NONE",
        gid: "NONE",
        posixPermissions: "NONE",
        objectTags: "NONE",
      },
      ...(task.include.length > 0 && { includes: filter(task.include) }),
      ...(task.exclude.length > 0 && { excludes: filter(task.exclude) }),
      ...(task.expression !== undefined && { schedule: { scheduleExpression: task.expression } }),
      tags: { ...tags },
      dependsOn: [props.logPolicy],
    });
    this.taskArn = made.arn;
  }
}

const filter = (patterns: readonly string[]) => ({ filterType: "SIMPLE_PATTERN", value: patterns.join("|") });
