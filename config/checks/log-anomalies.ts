import { prefix } from "../derive/names";
import { isOf, watchedLogGroups } from "../names/watched-logs";
import { errorAt, perEnvironment } from "./check";
import { listed } from "./nested";

/** What detectors of anomalies are to watch has log groups of its own. */
export const logAnomalies = perEnvironment((env, account) => {
  const settings = env.data.operations?.logAnomalies;
  const { name } = env.data;
  if (settings?.of === undefined || name === undefined || account.data.name === undefined) return [];
  const start = prefix({ name: account.data.name }, { name, naming: env.data.naming });
  const groups = watchedLogGroups(env.data, account.data, start);
  const there = [...new Set(groups.map(({ setting }) => setting))].sort();
  return settings.of.flatMap((setting, index) =>
    there.some((one) => isOf(one, setting))
      ? []
      : [
          errorAt(
            env,
            ["operations", "logAnomalies", "of", index],
            `${setting} has no log group that is named after the environment`,
            there.length === 0
              ? "take it out: no setting has one"
              : `name a setting that has one: ${listed(there, 10)}`,
          ),
        ],
  );
});
