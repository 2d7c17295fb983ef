import type { Salvaged } from "../../lenient";
import { show } from "../../plain";
import type { Problem } from "../../problem";
import type { ProjectFile } from "../../project-files";
import type { Path } from "../../references";
import type { Job, Task } from "../../schema/workloads";
import type { EntryView } from "../view";
import { missingFile } from "./program";

type Checks = Salvaged<Extract<Task, { type: "great-expectations" }>>;

/** Environment of the job that tasks with suites run in. */
export const SUITE_ENVIRONMENT = "great-expectations";

/** Tasks with suites, by key. */
export const checksIn = <T extends { readonly type?: string | undefined }>(
  tasks: Readonly<Record<string, T>>,
): [string, Extract<T, { readonly type?: "great-expectations" | undefined }>][] =>
  Object.entries(tasks).filter(
    (entry): entry is [string, Extract<T, { readonly type?: "great-expectations" | undefined }>] =>
      entry[1].type === "great-expectations",
  );

/** The job has no environment of that key itself. */
export const environmentTaken = ({ tasks, environments }: Salvaged<Job>, view: EntryView): Problem[] =>
  checksIn<Salvaged<Task>>(tasks ?? {}).length > 0 && Object.hasOwn(environments ?? {}, SUITE_ENVIRONMENT)
    ? [
        view.problem(
          ["environments", SUITE_ENVIRONMENT],
          "is that of tasks of type great-expectations, which is made by itself",
          "use another key",
        ),
      ]
    : [];

/** Suites are in the program, and are suites. */
export function suiteProblems(
  { suites }: Checks,
  path: Path,
  files: readonly ProjectFile[],
  view: EntryView,
): Problem[] {
  return (suites ?? []).flatMap(({ file }, index) => {
    if (file === undefined) return [];
    const field = [...path, "suites", index, "file"];
    const found = files.find((one) => one.path === file);
    if (found === undefined) return missingFile(files, file, field, view);
    const fault = faultOf(Buffer.from(found.contentBase64, "base64").toString("utf8"));
    return fault === undefined
      ? []
      : [view.problem(field, `${file} ${fault}`, "save the suite with Great Expectations 1, as JSON")];
  });
}

/** What keeps a text from being a suite. */
function faultOf(text: string): string | undefined {
  let suite: unknown;
  try {
    suite = JSON.parse(text);
  } catch {
    return "is no JSON";
  }
  if (!isRecord(suite) || typeof suite.name !== "string") return "has no name, and is no suite";
  const { expectations } = suite;
  if (!Array.isArray(expectations) || expectations.length === 0) return "has no expectations";
  const wrong = expectations.findIndex(
    (one: unknown) => !isRecord(one) || typeof one.type !== "string" || !one.type.startsWith("expect_"),
  );
  if (wrong < 0) return undefined;
  const bad: unknown = expectations[wrong];
  const old = isRecord(bad) && typeof bad.expectation_type === "string";
  return old
    ? `is a suite of Great Expectations 0: ${show(bad.expectation_type)} stands under expectation_type`
    : `has something at expectations.${wrong} that is no expectation, whose type begins with expect_`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
