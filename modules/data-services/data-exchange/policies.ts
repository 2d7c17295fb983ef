import type { ConsumedSet, DataExchangeModel } from "../../../config/kinds/data-services/data-exchange";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/** Data Exchange puts what it exports in its own name, and for actions of this account alone. */
const DATA_EXCHANGE = { Service: "dataexchange.amazonaws.com" };
const ofThisAccount = ({ accountId }: Pick<Place, "accountId">) => ({
  StringEquals: { "aws:SourceAccount": accountId },
});

const consumed = (entries: readonly DataExchangeModel[]): ConsumedSet[] =>
  entries.filter((entry): entry is ConsumedSet => entry.mode === "consume");

/**
 * What a zone's bucket lets Data Exchange do: put files into the folders of its data sets, and nowhere else.
 * Source: provider, acceptance tests of aws_dataexchange_event_action (2026-11).
 */
export function bucketStatements(
  entries: readonly DataExchangeModel[],
  zone: string,
  place: Pick<Place, "partition" | "accountId">,
): Statement[] {
  const here = consumed(entries).filter((entry) => entry.zone === zone);
  const [first] = here;
  if (first === undefined) return [];
  const bucket = bucketArnOf(place.partition, first.bucket);
  return [
    {
      Sid: "DataExchangePutsFiles",
      Effect: "Allow",
      Principal: DATA_EXCHANGE,
      Action: ["s3:PutObject", "s3:PutObjectAcl"],
      Resource: here.map(({ folder }) => `${bucket}/${folder}/*`),
      Condition: ofThisAccount(place),
    },
  ];
}

/** What the data key lets Data Exchange do: encrypt what it exports. */
export function dataKeyStatements(entries: readonly DataExchangeModel[], place: Place): Statement[] {
  return consumed(entries).length === 0
    ? []
    : [
        {
          Sid: "DataExchange",
          Effect: "Allow",
          Principal: DATA_EXCHANGE,
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: ofThisAccount(place),
        },
      ];
}
