import { REGIONS } from "../facts/regions";
import { errorAt, perEnvironment } from "./check";
import { factsOfDraft } from "./facts";

/** The second region is another one, of the same partition. */
export const disasterRecovery = perEnvironment((env, account) => {
  const second = env.data.foundation?.disasterRecovery?.region;
  const facts = factsOfDraft(env, account);
  if (second === undefined || facts === undefined) return [];
  const path = ["foundation", "disasterRecovery", "region"];
  if (second === facts.region) {
    return [errorAt(env, path, `${second} is the environment's own region`, "name another region")];
  }
  const others = REGIONS.filter(
    ({ region, shard, partition }) => shard === facts.shard && partition === facts.partition && region !== facts.region,
  ).map(({ region }) => region);
  if (others.includes(second)) return [];
  return [
    errorAt(
      env,
      path,
      `${second} is no region of Databricks in this partition, so nothing could read the data there`,
      `use one of ${others.join(", ")}`,
    ),
  ];
});
