import type { Salvaged } from "../../lenient";
import type { Job, RepeatedTask, Task } from "../../schema/workloads";
import type { KindStep } from "../step";
import { stepsOf } from "./job-tasks";

/** Notebooks of clean rooms that a job runs, as far as they could be read. */
const notebooksIn = ({ tasks = {} }: Salvaged<Job>) =>
  stepsOf<Salvaged<Task>, Salvaged<RepeatedTask>>(tasks).flatMap(({ step }) =>
    step.type === "clean-room-notebook" ? [step] : [],
  );

/** Clean rooms have no resource in any version of the provider, and two companies agree on what runs there. */
export const CLEAN_ROOM_STEP: KindStep<Job> = {
  id: "clean-rooms",
  title: "clean rooms are there, with their notebooks, and jobs may run them",
  instructions: [
    "Whoever has CREATE CLEAN ROOM on the metastore (metastore.grants) makes the room in Catalog Explorer, under Clean Rooms, and invites the others by the sharing identifiers of their metastores: SELECT CURRENT_METASTORE().",
    "Every side adds its tables, volumes and notebooks. Read each notebook of the others as code that is run on your data: what it writes as output leaves the room.",
    "As the room's owner, give the service principal of the job's runAs EXECUTE CLEAN ROOM TASK on the room, under Permissions; more than that it does not need.",
    "Where only the version that was read is to run, write its etag into the task; databricks clean-room-assets get ROOM NOTEBOOK_FILE NOTEBOOK shows it. The task fails from then on when somebody changes the notebook, until it is read again.",
    "Run the job once, and look at the room's log: the others see that it ran, and when.",
  ],
  blocking: false,
  appliesTo: (job) => notebooksIn(job).length > 0,
  values: (job) => notebooksIn(job).map(({ room, notebook }) => ["clean room and notebook", `${room}, ${notebook}`]),
};
