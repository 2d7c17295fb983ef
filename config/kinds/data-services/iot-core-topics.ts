import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { iotCore as schema } from "../../schema/data-services/iot-core";
import { topicsOf } from "../../schema/text/iot";
import type { EntryView } from "../view";

type Draft = Salvaged<z.output<typeof schema>>;

/**
 * Levels that a rule names are ones that its topics have: AWS IoT says `Undefined` for others, with which every message
 * has the same key. Source: AWS IoT Core, "topic(Decimal)".
 */
export function topicLevels({ rules }: Draft, view: EntryView): Problem[] {
  return Object.entries(rules ?? {}).flatMap(([key, { sql, into }]) => {
    const topics = sql === undefined ? undefined : topicsOf(sql);
    if (sql === undefined || topics === undefined || topics.endsWith("#")) return [];
    const { length } = topics.split("/");
    const level =
      into !== undefined && "partitionKey" in into && into.partitionKey?.from === "topic"
        ? into.partitionKey.level
        : undefined;
    const wrong = (field: readonly string[], named: number): Problem =>
      view.problem(
        ["rules", key, ...field],
        `${topics} has ${length} ${length === 1 ? "level" : "levels"}, and level ${named} is asked for`,
        "name one that it has",
      );
    return [
      ...(level !== undefined && level > length ? [wrong(["into", "partitionKey", "level"], level)] : []),
      ...[...sql.matchAll(/\btopic\(\s*(\d+)\s*\)/gi)]
        .map(([, named]) => Number(named))
        .filter((named) => named > length)
        .map((named) => wrong(["sql"], named)),
    ];
  });
}
