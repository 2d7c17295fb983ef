import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { kafkaTarget } from "../../schema/consumers/reverse-etl-kafka";
import { brokerProblems } from "../data-services/brokers-reached";
import { serviceOf } from "../data-services/database-behind";
import { clusterOf } from "../data-services/msk-cluster";
import type { Taken } from "../facets";
import type { EntryView, Names } from "../view";

type KafkaTarget = z.output<typeof kafkaTarget>;

/** A topic that is written into, and what marks the transactions of an entry. */
export interface WrittenTopic extends Taken {
  readonly does: "deliver-messages";
  /** Name of its transactions on the cluster; undefined where it makes none. */
  readonly transactionalId: string | undefined;
}

/** The topic of a target that passed every check, as IAM knows it. */
export function topicOf({ dataService, topic, delivery }: KafkaTarget, key: string, names: Names): WrittenTopic {
  const cluster = names.dataService(dataService);
  if (cluster.kind !== "msk-cluster") throw new Error(`dataServices.${dataService} is checked to be a Kafka cluster`);
  const { start, path } = clusterOf(cluster, dataService, names).iam;
  return {
    does: "deliver-messages",
    arn: `${start}:topic/${path}/${topic}`,
    // Brokers encrypt for themselves.
    key: { mode: "none" },
    transactionalId: delivery === "transactional" ? `${names.prefix}-${key}` : undefined,
  };
}

/** Headers that the program writes itself. */
const OWN_HEADERS = ["operation", "run_id"];
const MOST_HEADERS = 20;

/** The cluster lets the program in, and its compute gets there. */
export function topicProblems(
  target: Salvaged<KafkaTarget>,
  {
    compute,
    workspace,
  }: { readonly compute?: { readonly mode?: string | undefined } | undefined; readonly workspace?: string | undefined },
  view: EntryView,
): Problem[] {
  const { dataService, headers } = target;
  const cluster = serviceOf(dataService, view.environment.dataServices);
  const names = Object.keys(headers ?? {});
  const own = names.filter((name) => OWN_HEADERS.includes(name));
  const written = [
    ...own.map((name) =>
      view.problem(["target", "headers", name], "is a header that the program writes itself", "give it another name"),
    ),
    ...(names.length > MOST_HEADERS
      ? [view.problem(["target", "headers"], `has ${names.length} headers`, `keep to ${MOST_HEADERS}`)]
      : []),
  ];
  if (cluster?.kind !== "msk-cluster") return written;
  const caller = { key: dataService ?? "", field: ["target", "dataService"], workspace, compute, who: "program" };
  return [...written, ...brokerProblems(cluster, { ...caller, classic: 'use mode "classic"' }, view)];
}
