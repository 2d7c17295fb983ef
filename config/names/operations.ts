import { prefix } from "../derive/names";
import { alarmHistoryGroupOf, BUCKETS, WATCHING } from "../derive/purposes";
import { shipsPrograms } from "../kinds/entries";
import { named, type ResourceName } from "./resource-name";
import type { Names } from "./subject";

/** What watches the environment. */
export const operationsNames: Names = (env, start) => {
  const layer = "operations" as const;
  const whose = (label: string) => ({ layer, of: ["operations"], label });
  const history = "the history of alarms";
  const group: ResourceName = {
    what: "log-group",
    name: alarmHistoryGroupOf(prefix(start.account, start.env)),
    ...whose(history),
  };
  return [
    named(start, "topic", WATCHING.alarmTopic, whose("the alarms")),
    named(start, "event-rule", WATCHING.alarmHistory, whose(history)),
    group,
    named(start, "dashboard", WATCHING.dashboard, whose("the environment")),
    ...(shipsPrograms(env) ? [named(start, "bucket", BUCKETS.programs, whose("programs of AWS"))] : []),
    named(start, "budget", WATCHING.budget, { layer, of: ["operations", "budget"], label: "the month" }),
    ...Object.entries(env.domains ?? {}).flatMap(([domain, { budget }]) =>
      budget?.aws === undefined
        ? []
        : [
            named(start, "budget", WATCHING.domainBudget(domain), {
              layer,
              of: ["domains", domain, "budget", "aws"],
              label: `domain ${domain}`,
            }),
          ],
    ),
  ];
};
