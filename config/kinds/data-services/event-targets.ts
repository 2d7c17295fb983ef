import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView, Names } from "../view";

/** A queue that is made here. */
export interface Queue {
  readonly queueName: string;
  /** ARN, known before the queue exists. */
  readonly queueArn: string;
}

/** The queue of a purpose. */
export function queueOf(purpose: string, names: Pick<Names, "named" | "partition" | "region" | "awsAccountId">): Queue {
  const { partition, region, awsAccountId } = names;
  const queueName = names.named("queues", purpose);
  return { queueName, queueArn: `arn:${partition}:sqs:${region}:${awsAccountId}:${queueName}` };
}

interface Target {
  readonly mode?: string | undefined;
  readonly stream?: string | undefined;
  readonly deliveryStream?: string | undefined;
}

/** What events are put into is made here, and takes what is put. */
export function targetProblems(to: Target | undefined, field: Path, view: EntryView): Problem[] {
  const services = view.environment.dataServices ?? {};
  const named = (key: string | undefined) =>
    key !== undefined && Object.hasOwn(services, key) ? services[key] : undefined;
  const stream = named(to?.stream);
  if (stream?.kind === "kinesis-stream" && stream.mode === "existing") {
    return [
      view.problem(
        [...field, "stream"],
        `${to?.stream} is there already, and roles that are made here write into streams that are made here alone`,
        "name a stream that is made here",
      ),
    ];
  }
  const delivery = named(to?.deliveryStream);
  if (delivery?.kind === "firehose" && delivery.from?.mode === "stream") {
    return [
      view.problem(
        [...field, "deliveryStream"],
        `${to?.deliveryStream} reads the stream ${delivery.from.stream}, and takes nothing that is put`,
        "send the events to that stream, or name a delivery stream that records are put into",
      ),
    ];
  }
  return [];
}
