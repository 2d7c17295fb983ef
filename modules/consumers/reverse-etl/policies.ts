import type { ReverseEtlModel } from "../../../config/kinds/consumers/reverse-etl";
import { keyForTable } from "../../data-services/dynamodb-table/policies";
import { keyForStream, PUT_RECORDS } from "../../data-services/kinesis-stream/policies";
import type { Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";
import { assumeItself } from "../../unity-catalog/credential-trust";
import { stagingStatements } from "./staging-policies";
import { topicStatements } from "./topic-policies";

/** What the program calls on a table: it writes and deletes items, and reads none. */
export const DELIVER_ITEMS = ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem"];

/**
 * What the role of the service credential may do: write into one table, stream, topic or folder.
 * @param keyArn keys of the environment, for what they encrypt
 */
export function deliveryStatements(
  written: NonNullable<ReverseEtlModel["written"]>,
  keyArn: KeyArn,
  place: Pick<Place, "region">,
): Statement[] {
  const { does, arn, key, role } = written;
  if (does === "deliver-messages") return [...topicStatements(arn, written.transactionalId), assumeItself(role.arn)];
  if (does === "stage-files") return [...stagingStatements(arn, keyArn("data"), place), assumeItself(role.arn)];
  const isTable = does === "deliver-items";
  const usedKeyArn = keyArnOf(key, keyArn);
  return [
    {
      Sid: "Deliver",
      Effect: "Allow",
      Action: isTable ? DELIVER_ITEMS : PUT_RECORDS,
      Resource: arn,
    },
    ...(usedKeyArn === undefined
      ? []
      : [
          {
            Sid: "EncryptIt",
            Effect: "Allow" as const,
            Action: isTable ? "kms:Decrypt" : "kms:GenerateDataKey",
            Resource: usedKeyArn,
            Condition: isTable ? keyForTable(place, arn.slice(arn.indexOf("/") + 1)) : keyForStream(place, arn),
          },
        ]),
    assumeItself(role.arn),
  ];
}
