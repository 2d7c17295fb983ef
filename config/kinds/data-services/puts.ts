import type { Problem } from "../../problem";
import type { EntryView } from "../view";

/** A Firehose stream takes records from whom puts them, or reads a Kinesis stream; what reads one takes no others. */
export function takesRecords(key: string | undefined, field: readonly string[], view: EntryView): Problem[] {
  const target = view.environment.dataServices?.[key ?? ""];
  if (target?.kind !== "firehose" || target.from?.mode !== "stream") return [];
  return [
    view.problem(
      field,
      `the Firehose stream ${key} reads the stream ${target.from.stream ?? ""}, and takes no records itself`,
      "put the records into that stream, or name a Firehose stream with from.mode put",
    ),
  ];
}
