import { REGIONS, type Shard, UNSUPPORTED_REGIONS } from "../facts/regions";
import type { Problem } from "../problem";
import { type Check, type DraftFile, declaredKeys, entries, errorAt, namesOrNone, type Path } from "./check";

/** Databricks serves every region that is named, in the account's shard, and there is a metastore there. */
export const regions: Check = ({ account, environments }) => {
  const { shard } = account.data;
  const metastores = declaredKeys(account, ["metastores"]);
  const known =
    shard === undefined ? [] : REGIONS.filter((facts) => facts.shard === shard).map((facts) => facts.region);
  const unserved = (file: DraftFile<unknown>, path: Path, region: string): Problem[] =>
    shard === undefined || known.includes(region) ? [] : [errorAt(file, path, ...reason(region, shard, known))];

  return [
    ...entries(account.data.metastores).flatMap(([region]) => unserved(account, ["metastores", region], region)),
    ...entries(account.data.regionOverrides).flatMap(([region, override]) => [
      ...unserved(account, ["regionOverrides", region], region),
      ...(["workspaceService", "relayService"] as const).flatMap((name) =>
        otherRegion(account, ["regionOverrides", region, name], override[name], region),
      ),
    ]),
    ...environments.flatMap((env) => {
      const { region } = env.data;
      if (region === undefined) return [];
      const problems = unserved(env, ["region"], region);
      if (problems.length > 0 || metastores === undefined || metastores.includes(region)) return problems;
      return [
        errorAt(
          env,
          ["region"],
          `${account.file} has no metastore in ${region} (it has: ${namesOrNone(metastores)})`,
          `add metastores["${region}"] there; an account has one per region`,
        ),
      ];
    }),
  ];
};

function reason(region: string, shard: Shard, known: readonly string[]): [message: string, fix: string] {
  const elsewhere = REGIONS.filter((facts) => facts.region === region).map((facts) => `"${facts.shard}"`);
  if (elsewhere.length > 0) {
    return [
      `${region} is not in the account's shard, "${shard}"`,
      `use a region of the shard, or, if the account is in it, set shard to ${elsewhere.join(" or ")}`,
    ];
  }
  const why = Object.hasOwn(UNSUPPORTED_REGIONS, region) ? UNSUPPORTED_REGIONS[region] : undefined;
  return [
    why === undefined ? `"${region}" is not a region that Databricks serves` : `${region} is not supported: ${why}`,
    `use one of ${known.join(", ")}`,
  ];
}

function otherRegion(file: DraftFile<unknown>, path: Path, service: string | undefined, region: string): Problem[] {
  const own = service?.split(".")[3];
  return own === undefined || own === region
    ? []
    : [errorAt(file, path, `the endpoint service is in ${own}`, `write the one in ${region}`)];
}
