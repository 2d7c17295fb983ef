import type { SftpConnectorModel } from "../../../config/kinds/data-services/sftp-connector";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { type OpenedWith, secretStatements } from "../dms-replication/policies";
import { folderFiles } from "../transfer-policies";

export interface AccessStatementsProps {
  readonly connector: Pick<SftpConnectorModel, "bucket" | "fetch">;
  readonly opened: OpenedWith;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
}

/** What the role of a connector may do: put files into its folders, and read how it signs in. */
export function accessStatements({ connector, opened, kmsKeyArn, place }: AccessStatementsProps): Statement[] {
  const folders = [...new Set(Object.values(connector.fetch).map(({ folder }) => folder))].sort();
  return [
    ...folders.flatMap((folder, index) =>
      folderFiles({ place, bucketName: connector.bucket, folder, kmsKeyArn }).map((statement) => ({
        ...statement,
        Sid: `${statement.Sid}${index + 1}`,
      })),
    ),
    ...secretStatements(opened, place),
  ];
}

/** What the role of schedules may do: start transfers of this connector. */
export const startStatement = (connectorArn: string): Statement => ({
  Sid: "StartTransfers",
  Effect: "Allow",
  Action: "transfer:StartFileTransfer",
  Resource: connectorArn,
});
