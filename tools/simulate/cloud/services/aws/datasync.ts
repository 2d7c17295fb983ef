import { byArn } from "../../computed/aws-rows";
import type { Service } from "../service";

/** AWS DataSync. */
export const datasync: Service = {
  aws_datasync_task: { computed: byArn("datasync", "task/task-{hex:17}") },
  aws_datasync_agent: { computed: byArn("datasync", "agent/agent-{hex:17}") },
  aws_datasync_location_s3: { computed: byArn("datasync", "location/loc-{hex:17}") },
  aws_datasync_location_nfs: { computed: byArn("datasync", "location/loc-{hex:17}") },
};
