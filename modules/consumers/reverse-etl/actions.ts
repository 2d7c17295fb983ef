import { PUT_RECORDS } from "../../data-services/kinesis-stream/policies";
import { accessedBy, type CeilingPlace, dataKeysOf, keysAccessedBy } from "../../iam/ceiling";
import type { KindActions } from "../../iam/kind-actions";
import type { Statement } from "../../iam/policy-document";
import { DELIVER_ITEMS } from "./policies";
import { clusterOfTopic, JOIN_CLUSTER, MARK_TRANSACTIONS, transactionsBeside, WRITE_TOPIC } from "./topic-policies";

const on = (Sid: string, Action: readonly string[], Resource: readonly string[]): Statement[] =>
  Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource }];

/** Keys that encrypt what is written into: through the services alone. */
function keys(place: CeilingPlace): Statement[] {
  const written = [...accessedBy(place, "deliver-items", "deliver-records")];
  if (written.length === 0) return [];
  return [
    {
      Sid: "KeysOfDeliveries",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [dataKeysOf(place), keysAccessedBy(place, "deliver-items", "deliver-records")].flat(),
      Condition: {
        StringEquals: {
          "kms:ViaService": ["dynamodb", "kinesis"].map((service) => `${service}.${place.region}.amazonaws.com`),
        },
      },
    },
  ];
}

/** Topics, their clusters, and transactions of this environment there. */
function topics(place: CeilingPlace): Statement[] {
  const written = accessedBy(place, "deliver-messages");
  const once = (arns: readonly string[]) => [...new Set(arns)];
  return [
    ...on("WriteTopics", WRITE_TOPIC, written),
    ...on("JoinClusters", JOIN_CLUSTER, once(written.map(clusterOfTopic))),
    ...on(
      "MarkTransactions",
      MARK_TRANSACTIONS,
      once(written.map((topic) => transactionsBeside(topic, `${place.prefix}-*`))),
    ),
  ];
}

/** The most that roles of service credentials do that bring tables into stores: write into those that are named. */
export const REVERSE_ETL_ACTIONS: KindActions = {
  rows: [],
  ceiling: {
    layer: "unity-catalog",
    statements: (place) => [
      ...on("DeliverItems", DELIVER_ITEMS, accessedBy(place, "deliver-items")),
      ...on("DeliverRecords", PUT_RECORDS, accessedBy(place, "deliver-records")),
      ...topics(place),
      ...keys(place),
    ],
  },
};
