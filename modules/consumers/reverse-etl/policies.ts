import type { ReverseEtlModel } from "../../../config/kinds/consumers/reverse-etl";
import { keyForTable } from "../../data-services/dynamodb-table/policies";
import { keyForStream, PUT_RECORDS } from "../../data-services/kinesis-stream/policies";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { stagingStatements } from "./staging-policies";
import { topicStatements } from "./topic-policies";

/** What the program calls on a table: it writes and deletes items, and reads none. */
export const DELIVER_ITEMS = ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem"];

/**
 * What the role of the service credential may do: write into one table, stream, topic or folder.
 * @param dataKeyArn key of the environment, for what it encrypts
 */
export function deliveryStatements(
  written: NonNullable<ReverseEtlModel["written"]>,
  dataKeyArn: string,
  place: Pick<Place, "region">,
): Statement[] {
  const { does, arn, key, role } = written;
  if (does === "deliver-messages") return [...topicStatements(arn, written.transactionalId), assumeItself(role.arn)];
  if (does === "stage-files") return [...stagingStatements(arn, dataKeyArn, place), assumeItself(role.arn)];
  const isTable = does === "deliver-items";
  return [
    {
      Sid: "Deliver",
      Effect: "Allow",
      Action: isTable ? DELIVER_ITEMS : PUT_RECORDS,
      Resource: arn,
    },
    ...(key.mode === "none"
      ? []
      : [
          {
            Sid: "EncryptIt",
            Effect: "Allow" as const,
            Action: isTable ? "kms:Decrypt" : "kms:GenerateDataKey",
            Resource: key.mode === "other" ? key.arn : dataKeyArn,
            Condition: isTable ? keyForTable(place, arn.slice(arn.indexOf("/") + 1)) : keyForStream(place, arn),
          },
        ]),
    assumeItself(role.arn),
  ];
}
