import { type DeployLayer, LAYERS } from "../../config/derive/layers";
import { type NamePatterns, nameOf } from "../../config/derive/names";
import { underscored } from "../../config/derive/purposes";
import type { Call, PlanLayer } from "./deploy-row";

/** Where deploy and plan roles are, and what their layers have by name. */
export interface DeployPlace {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Second region that has something of the environment. Default none. */
  readonly replicaRegion?: string | undefined;
  /** Region into which data services put copies. Default none. */
  readonly copyRegion?: string | undefined;
  /** Start of the names of what the layers make: `acme-dev`. */
  readonly prefix: string;
  /** Patterns of names, filled in but for the purpose. */
  readonly names: NamePatterns;
  /** Layer → names of the buckets that it makes. */
  readonly buckets: Partial<Readonly<Record<PlanLayer, readonly string[]>>>;
  /** Names of the buckets of raw zones, into which data services put programs of their own. Default none. */
  readonly rawBuckets?: readonly string[] | undefined;
  /** Terraform may empty the buckets, to destroy them: the environment is disposable. Default no. */
  readonly emptiesBuckets?: boolean;
  /** ARNs of roles in other accounts that the network layer works with. Default none. */
  readonly peerRoleArns?: readonly string[] | undefined;
  /** Layer → calls for what no module makes. Default none. */
  readonly extraCalls?: Partial<Readonly<Record<PlanLayer, readonly Call[]>>>;
  /** Layer → the only boundary with which its role may make roles; of every layer that has roles. */
  readonly boundaryArns: Partial<Readonly<Record<DeployLayer, string>>>;
}

/** Name in a template → what stands for it, for one layer. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What templates of a layer's rows are filled with. */
export function valuesOf(layer: PlanLayer, place: DeployPlace): Values {
  const { prefix, names, region, replicaRegion } = place;
  const buckets = place.buckets[layer] ?? [];
  return {
    partition: place.partition,
    account: place.accountId,
    region,
    regions: replicaRegion === undefined ? region : [region, replicaRegion],
    copyRegion: place.copyRegion ?? [],
    prefix,
    underscoredPrefix: underscored(prefix),
    ...names,
    role: LAYERS[layer].roles.map((purpose) => nameOf(names, "roles", purpose)),
    logGroup: LAYERS[layer].logGroups.flatMap((template) => filled(template, { prefix, ...names })),
    bucket: buckets,
    rawBucket: place.rawBuckets ?? [],
    emptiedBucket: place.emptiesBuckets === true ? buckets : [],
    peerRole: place.peerRoleArns ?? [],
    boundary: layer === "foundation" ? undefined : place.boundaryArns[layer],
  };
}

/**
 * A template with every value in its place: one text, or one for each value of a list. `{roles:svc-*}` is the pattern `roles`
 * with the purpose `svc-*`.
 */
export function filled(template: string, values: Values): string[] {
  const [placeholder, name, purpose] = /\{(\w+)(?::([^{}]+))?\}/.exec(template) ?? [];
  if (placeholder === undefined || name === undefined) return [template];
  const value = values[name];
  if (value === undefined) throw new Error(`nothing stands for ${placeholder} in ${template}`);
  return (typeof value === "string" ? [value] : value).flatMap((one) =>
    filled(
      template.replaceAll(placeholder, purpose === undefined ? one : one.replaceAll("{purpose}", purpose)),
      values,
    ),
  );
}
