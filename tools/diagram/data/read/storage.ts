import { blocks, resourcesOf, text, texts } from "../../../../emitted/resources";
import type { StackJson } from "../../../../emitted/stacks";
import type { CatalogBox, SchemaBox, ZoneBox } from "../model";
import { keyOf } from "./entries";
import { keysIn } from "./keys";

type Args = Readonly<Record<string, unknown>>;
interface Made {
  readonly setting: string;
  readonly args: Args;
}

/** Buckets of zones, with their keys. */
export function zonesIn(stacks: readonly StackJson[]): ZoneBox[] {
  const encrypted = madeIn(stacks, "aws_s3_bucket_server_side_encryption_configuration");
  return madeIn(stacks, "aws_s3_bucket")
    .filter(({ setting }) => /^zones\.[^.]+$/.test(setting))
    .map(({ setting, args }) => {
      const rules = encrypted.filter((one) => one.setting === setting).map((one) => [setting, one.args] as const);
      return {
        id: setting,
        name: keyOf(setting),
        bucket: text(args.bucket),
        keys: keysIn({ resource: { rule: Object.fromEntries(rules) } }),
      };
    });
}

/**
 * Catalogs that the environment makes, with their schemas.
 * @param tables `sales.bronze.orders`, by keys
 */
export function catalogsIn(
  stacks: readonly StackJson[],
  zones: readonly ZoneBox[],
  tables: readonly string[],
): CatalogBox[] {
  const schemas = madeIn(stacks, "databricks_schema");
  const grants = madeIn(stacks, "databricks_grants");
  const zoneAt = (root: unknown) => zones.find(({ bucket }) => text(root).startsWith(`s3://${bucket}/`));
  return madeIn(stacks, "databricks_catalog")
    .filter(({ setting }) => /^catalogs\.[^.]+$/.test(setting))
    .map(({ setting, args }) => {
      const zone = zoneAt(args.storage_root);
      const readers = readersOf(grants, setting);
      const inside = schemas.filter((one) => one.setting.startsWith(`${setting}.schemas.`));
      return {
        id: setting,
        name: text(args.name),
        zone: zone?.name,
        keys: zone?.keys ?? [],
        readers,
        schemas: [...inside].sort(byLayer).map((schema): SchemaBox => {
          const start = `${keyOf(setting)}.${text(schema.args.name)}.`;
          return {
            id: schema.setting,
            name: text(schema.args.name),
            layer: layerOf(schema),
            tables: tables.filter((table) => table.startsWith(start)).map((table) => table.slice(start.length)),
            readers: readersOf(grants, schema.setting).filter((reader) => !readers.includes(reader)),
            zone: zoneAt(schema.args.storage_root)?.name,
          };
        }),
      };
    });
}

/** The way from raw to finished; schemas of no layer come last. */
const LAYERS: readonly string[] = ["bronze", "silver", "gold"];
const layerOf = ({ args }: Made): string => text(blocks(args.properties)[0]?.layer);

function byLayer(a: Made, b: Made): number {
  const [first, second] = [a, b]
    .map((one) => LAYERS.indexOf(layerOf(one)))
    .map((index) => (index < 0 ? LAYERS.length : index));
  return (first ?? 0) - (second ?? 0);
}

/** Everything of a type, in the order of settings. */
const madeIn = (stacks: readonly StackJson[], type: string): Made[] =>
  stacks
    .flatMap((json) => resourcesOf(json, type))
    .map(({ args }) => ({ setting: settingOf(args), args }))
    .sort((a, b) => (a.setting < b.setting ? -1 : 1));

function settingOf(args: Args): string {
  const [described] = blocks(args["//"]);
  return text(blocks(described?.metadata)[0]?.setting);
}

/** Privileges that let somebody read tables. */
const READING: readonly string[] = ["SELECT", "ALL_PRIVILEGES"];

/** Who may read by the grants of a catalog or schema: groups, then service principals as `program ingestion`. */
function readersOf(grants: readonly Made[], setting: string): string[] {
  const given = grants.filter((one) => one.setting === `${setting}.grants`).flatMap(({ args }) => blocks(args.grant));
  const readers = given.filter(({ privileges }) => texts(privileges).some((one) => READING.includes(one)));
  const names = readers.map(({ principal }) => principalName(text(principal)));
  return [...new Set(names)].sort(
    (a, b) => Number(a.startsWith("program ")) - Number(b.startsWith("program ")) || (a < b ? -1 : 1),
  );
}

/** A group by its name, a service principal by its key. */
function principalName(principal: string): string {
  const [, plain, quoted] = /application_ids(?:\.([\w-]+)|\["([^"]+)"\])/.exec(principal) ?? [];
  const key = plain ?? quoted;
  return key === undefined ? principal : `program ${key}`;
}
