import { KEPT_SPARK_SETTINGS } from "../../facts/spark-settings";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";

/** Settings that a program gives Spark, and that are not for it to give. */
export const keptSettings = (names: object | undefined, path: Path, view: EntryView): Problem[] =>
  Object.keys(names ?? {}).flatMap((name) =>
    Object.entries(KEPT_SPARK_SETTINGS)
      .filter(([start]) => name.toLowerCase().startsWith(start.toLowerCase()))
      .map(([, [what, fix]]) => view.problem([...path, name], what, fix)),
  );
