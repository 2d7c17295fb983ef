import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { stateMachine as schema } from "../../schema/workloads/state-machine";
import type { EntryView } from "../view";
import { textIn } from "./program";

type StateMachine = z.output<typeof schema>;
interface Fault {
  readonly what: string;
  readonly fix: string;
}

/** Source: Step Functions quotas, "Maximum size of a state machine definition". */
const MOST_BYTES = 1_048_576;

/** What stands in a definition for what only Terraform knows: `@job_id.nightly@`, `@workspace_url@`, `@connection_arn@`. */
export const PLACEHOLDER = /@(job_id\.[a-z0-9-]+|workspace_url|connection_arn)@/g;
/** Something that was meant to be one. */
const ANY_PLACEHOLDER = /@([\w.-]+)@/g;

/** The definition is there, is one, and names jobs that are listed. */
export function definitionProblems({ definition }: Salvaged<StateMachine>, view: EntryView): Problem[] {
  if (definition?.mode !== "file" || definition.folder === undefined || definition.file === undefined) return [];
  const { folder, file, jobs } = definition;
  const read = view.folder(folder);
  if (read.fault !== undefined) {
    return [view.problem(["definition", "folder"], `${folder} ${read.fault.what}`, read.fault.fix)];
  }
  const at = (what: string, fix: string) => view.problem(["definition", "file"], what, fix);
  if (!read.files.some(({ path }) => path === file)) {
    return [at(`the folder has no file ${file}`, `use one of ${read.files.map(({ path }) => path).join(", ")}`)];
  }
  const text = textIn(read.files, file);
  const fault = faultOf(text);
  if (fault !== undefined) return [at(fault.what, fault.fix)];
  const known = new Set([...text.matchAll(PLACEHOLDER)].map(([all]) => all));
  return [...new Set([...text.matchAll(ANY_PLACEHOLDER)].map(([all]) => all))].flatMap((placeholder) => {
    const job = /^@job_id\.(.*)@$/.exec(placeholder)?.[1];
    if (job !== undefined && jobs !== undefined && !jobs.includes(job)) {
      return [at(`names ${placeholder}, and ${job} is not among definition.jobs`, `add "${job}" there`)];
    }
    return known.has(placeholder)
      ? []
      : [at(`has ${placeholder}, which stands for nothing`, "use @job_id.KEY@, @workspace_url@ or @connection_arn@")];
  });
}

/** What Step Functions would not take. Source: Amazon States Language specification. */
function faultOf(text: string): Fault | undefined {
  if (Buffer.byteLength(text) > MOST_BYTES)
    return { what: "is larger than 1 MB", fix: "start other state machines from it" };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { what: `is not JSON: ${error instanceof Error ? error.message : String(error)}`, fix: "correct it there" };
  }
  return branchFault(parsed, "it");
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** States that begin somewhere, and lead to each other. */
function branchFault(branch: unknown, whose: string): Fault | undefined {
  if (!isFields(branch) || !isFields(branch.States) || Object.keys(branch.States).length === 0) {
    return { what: `has no States, where ${whose} should have some`, fix: 'write {"StartAt": …, "States": {…}}' };
  }
  const states = branch.States;
  const missing = (name: unknown, from: string): Fault | undefined =>
    typeof name === "string" && !Object.hasOwn(states, name)
      ? { what: `${from} leads to ${name}, which is no state`, fix: `use one of ${Object.keys(states).join(", ")}` }
      : undefined;
  if (typeof branch.StartAt !== "string") return { what: `${whose} has no StartAt`, fix: "name its first state" };
  const first = missing(branch.StartAt, "StartAt");
  if (first !== undefined) return first;
  for (const [name, state] of Object.entries(states)) {
    if (!isFields(state) || typeof state.Type !== "string")
      return { what: `${name} has no Type`, fix: "say what it is" };
    const next = [state.Next, state.Default, ...[...list(state.Choices), ...list(state.Catch)].map(nextOf)];
    const fault =
      next.map((target) => missing(target, name)).find((one) => one !== undefined) ??
      innerOf(state)
        .map((inner) => branchFault(inner, name))
        .find((one) => one !== undefined);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const nextOf = (choice: unknown): unknown => (isFields(choice) ? choice.Next : undefined);

/** State machines inside a state. */
const innerOf = (state: Fields): unknown[] => [
  ...list(state.Branches),
  ...[state.ItemProcessor, state.Iterator].filter((inner) => inner !== undefined),
];
