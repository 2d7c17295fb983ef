import { z } from "zod";
import { airflow } from "./airflow";
import { eventTrigger } from "./event-trigger";
import { experiment } from "./experiment";
import { functions } from "./functions";
import { job } from "./job";
import { pipeline } from "./pipeline";
import { stateMachine } from "./state-machine";
import { table } from "./table";
import type { repeatedTask, task } from "./tasks";
import { view } from "./view";

/** Programs of one's own, told apart by `kind`. One file and one line here per kind. */
export const workloadSchema = z.discriminatedUnion("kind", [
  pipeline,
  job,
  eventTrigger,
  stateMachine,
  airflow,
  experiment,
  functions,
  table,
  view,
]);

export type Job = z.output<typeof job>;
export type Task = z.output<typeof task>;
/** A task of a loop. */
export type RepeatedTask = z.output<typeof repeatedTask>;
