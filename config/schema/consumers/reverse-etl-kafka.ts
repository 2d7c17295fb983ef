import { z } from "zod";
import { topicName } from "../data-services/msk-cluster";
import { ref } from "../ref";
import { notPadded, oneLine } from "../text/characters";
import { named } from "../text/named";
import { form, textOf } from "../text/rules";
import { headerName } from "../text/web";

const headerValue = named(
  { one: "value of a header", many: "values of headers" },
  textOf(
    { least: 1, most: 200 },
    oneLine,
    notPadded,
    form(/^[\w.:/@ -]+$/, "is not the value of a header here", "use letters, digits, spaces and . : / @ _ -"),
  ),
);

/** A topic of Kafka, signed in by IAM with a service credential: a message for each row that is new, different or gone. */
export const kafkaTarget = z.strictObject({
  /** A topic of Kafka, signed in by IAM with a service credential: a message for each row that is new, different or gone. */
  store: z.literal("kafka"),
  /** The cluster (key of `dataServices`, kind `msk-cluster`), which lets clients sign in by IAM. */
  dataService: ref("dataService", { kind: "msk-cluster", into: true }),
  /** The topic, which is there: Terraform makes none. */
  topic: topicName,
  /**
   * `transactional` sends 5,000 rows at a time in a transaction: who reads committed messages alone sees all of them or none, and
   * a run that was given up writes nothing more. `idempotent` is for clusters without transactions; messages of a run that
   * fails stay, and come again. Default `transactional`.
   */
  delivery: z.enum(["transactional", "idempotent"]).default("transactional"),
  /** Name of a header → its value, on every message, beside `operation` and `run_id`. At most 20. Default none. */
  headers: z.record(headerName, headerValue).default({}),
});
