import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** Replications → what starts them. */
const STARTED = {
  aws_dms_replication_config: "start_replication",
  aws_dms_replication_task: "start_replication_task",
} as const;

/** Arguments that change nothing of the connection. */
const HARMLESS = ["tags", "tags_all"];

/** An endpoint does not change while something runs over it. */
export const dmsEndpointRunning: Rule = {
  id: "dms-endpoint-running",
  source: "AWS DMS API reference, ModifyEndpoint: InvalidResourceStateFault; AWS provider, pause_replication_tasks",
  types: ["aws_dms_endpoint", "aws_dms_s3_endpoint"],
  operations: ["update"],
  refuses({ existing, planned, changed, store }) {
    if (existing === undefined || changed.every((name) => HARMLESS.includes(name))) return undefined;
    const arn = existing.attributes.endpoint_arn;
    const paused = at(planned, "pause_replication_tasks") === true;
    const running = Object.entries(STARTED)
      .filter(([type]) => !(paused && type === "aws_dms_replication_task"))
      .flatMap(([type, starts]) => store.ofType(type).filter(({ attributes }) => attributes[starts] === true))
      .find(({ attributes }) => attributes.source_endpoint_arn === arn || attributes.target_endpoint_arn === arn);
    if (running === undefined) return undefined;
    return {
      summary: "InvalidResourceStateFault",
      detail: `${describe(existing)} cannot be changed while ${describe(running)} runs`,
      fix: "stop the replication first, in an apply of its own: started false in the configuration",
    };
  },
};
