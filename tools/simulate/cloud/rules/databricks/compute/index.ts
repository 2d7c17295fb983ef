import type { Rule } from "../../../rule";
import { clusterPolicy } from "./cluster-policy";
import { directoryNotEmpty } from "./directory-not-empty";
import { jobTasks } from "./job-tasks";
import { jobTrigger } from "./job-trigger";
import { nodeType } from "./node-type";
import { pipelineShape } from "./pipeline-shape";
import { sqlWarehouse } from "./sql-warehouse";
import { workspaceCode } from "./workspace-code";
import { workspaceConf } from "./workspace-conf";

/** What lives in a workspace. */
export const COMPUTE_RULES: readonly Rule[] = [
  clusterPolicy,
  nodeType,
  sqlWarehouse,
  workspaceCode,
  pipelineShape,
  jobTasks,
  jobTrigger,
  directoryNotEmpty,
  workspaceConf,
];
