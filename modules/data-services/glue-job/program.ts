import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { Construct } from "constructs";
import { logicalId } from "../../../config/derive/logical-id";
import type { ProjectFile } from "../../../config/project-files";

export interface ProgramProps {
  /** Name of the zone's bucket; a reference. */
  readonly bucketName: string;
  /** Folder of the bucket. */
  readonly folder: string;
  readonly files: readonly ProjectFile[];
  /** Path of the script among them. */
  readonly script: string;
  readonly dataKeyArn: string;
}

/** Files that Python imports from. */
const IMPORTED = /\.(?:py|zip|egg|whl)$/;

/** The program of a job, in S3. */
export class Program extends Construct {
  /** `s3://…` of the script. */
  readonly scriptLocation: string;
  /** Arguments that lead to the other files; none where there is nothing but the script. */
  readonly fileArguments: Readonly<Record<string, string>>;
  readonly dependables: readonly S3Object[];

  constructor(scope: Construct, id: string, { bucketName, folder, files, script, dataKeyArn }: ProgramProps) {
    super(scope, id);
    this.dependables = files.map(
      ({ path, contentBase64 }) =>
        new S3Object(this, `file-${logicalId(path)}`, {
          bucket: bucketName,
          key: `${folder}/${path}`,
          contentBase64,
          serverSideEncryption: "aws:kms",
          kmsKeyId: dataKeyArn,
          // S3 takes ten tags of an object, and a stack may have more.
          overrideProvider: { defaultTags: { tags: {} } },
        }),
    );
    const location = (path: string) => `s3://${bucketName}/${folder}/${path}`;
    const others = files.map(({ path }) => path).filter((path) => path !== script);
    const listed = (name: string, some: readonly string[]) =>
      some.length === 0 ? {} : { [`--${name}`]: some.map(location).join(",") };
    this.scriptLocation = location(script);
    this.fileArguments = {
      ...listed(
        "extra-py-files",
        others.filter((path) => IMPORTED.test(path)),
      ),
      ...listed(
        "extra-files",
        others.filter((path) => !IMPORTED.test(path)),
      ),
    };
  }
}
