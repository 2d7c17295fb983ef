import type { Construct } from "constructs";
import { boundaryName } from "../../config/derive/foundation";
import { BOUNDED_LAYERS, type DeployLayer } from "../../config/derive/layers";
import { bucketNameOf } from "../../config/derive/names";
import { SEPARATE_KEYS, type SeparateKey } from "../../config/facts/separate-keys";
import { entriesOf } from "../../config/kinds/entries";
import type { AnyEntry } from "../../config/kinds/view";
import type { Salvaged } from "../../config/lenient";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { ManagedPolicy } from "../../modules/iam/managed-policy";
import { type PermissionsBoundaryProps, permissionsBoundary } from "../../modules/iam/permissions-boundary-policy";
import type { Statement } from "../../modules/iam/policy-document";
import { sharedBoundary } from "../../modules/iam/shared-boundary-policy";
import { ceilingsOf } from "../../modules/kinds";
import { placeOf } from "../base/place";
import { zoneFilesOf } from "../base/zone-files";
import { bucketsBy } from "./buckets";

/** ARNs of the policies that bound roles: references where they are made here, none where there are none. */
export interface Boundaries {
  /** Of the foundation's own role of the trail. */
  readonly foundation: string | undefined;
  /** Layer → of its roles. */
  readonly layers: Environment["foundation"]["permissionsBoundaryArns"];
}

/** ARN of the key of data, and of those that something has of its own. */
type DataKeyArns = Readonly<Record<"data", string>> & Readonly<Partial<Record<SeparateKey, string>>>;

/** The policies that bound the roles of later layers, one per layer. */
export function boundaries(stack: Construct, account: Account, env: Environment, keyArns: DataKeyArns): Boundaries {
  const { permissionsBoundary: wanted, permissionsBoundaryArn, permissionsBoundaryArns } = env.foundation;
  const others: Boundaries = { foundation: permissionsBoundaryArn, layers: permissionsBoundaryArns };
  if (wanted.mode === "create") return ownBoundaries(stack, account, env, keyArns);
  if (wanted.keepPolicies) ownBoundaries(stack, account, env, keyArns);
  return others;
}

/** What the boundaries of an environment are made of. */
export function boundaryProps(account: Account, env: Environment, keyArns: DataKeyArns): PermissionsBoundaryProps {
  const buckets = bucketsBy(account, env);
  const locations = Object.values(env.externalLocations);
  const reached = new Set(entriesOf<Salvaged<AnyEntry>>(env).flatMap(({ kind, entry }) => kind.reaches?.(entry) ?? []));
  const entries = entriesOf<object & AnyEntry>(env);
  return {
    ...placeOf(env),
    kindCeilings: ceilingsOf(entries),
    prefix: env.prefix,
    names: env.names,
    bucketName: (purpose) => bucketNameOf(account, env, purpose),
    databricksMakesVpc: env.network.mode === "databricks-managed",
    lakeBuckets: [...buckets("unity-catalog"), ...locations.map(({ bucket }) => bucket)],
    eventBuckets: [...Object.values(env.zones), ...locations]
      .filter(({ fileEvents }) => fileEvents === "managed")
      .map(({ bucket }) => bucket),
    eventQueues: [
      ...Object.values(zoneFilesOf(env)),
      ...locations.flatMap(({ fileEvents }) => (typeof fileEvents === "object" ? [fileEvents] : [])),
    ],
    rawBuckets: [...reached].flatMap((zone) => env.zones[zone ?? ""]?.bucket ?? []),
    accessed: entries.flatMap(({ kind, entry }) => kind.accesses?.(entry) ?? []),
    openedSecrets: entries
      .flatMap(({ kind, entry, key }) => kind.opens?.(entry, key) ?? [])
      .filter(({ entry }) => entry === undefined),
    dataKeyArn: keyArns.data,
    separateKeyArns: SEPARATE_KEYS.flatMap((purpose) => keyArns[purpose] ?? []),
    lakeKeyArns: [keyArns.data, ...locations.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? [])],
    otherBuckets: [...buckets("foundation"), ...buckets("workspace")],
    logBuckets: buckets("foundation"),
    stateBuckets: [env.state, account.state].flatMap((state) => (state.backend === "s3" ? [state.bucket] : [])),
  };
}

function ownBoundaries(stack: Construct, account: Account, env: Environment, keyArns: DataKeyArns): Boundaries {
  const props = boundaryProps(account, env, keyArns);
  const policy = (layer: DeployLayer | undefined, whose: string, statements: readonly Statement[]) =>
    configured(
      new ManagedPolicy(stack, layer === undefined ? "boundary" : `boundary-${layer}`, {
        policyName: boundaryName(env.prefix, layer),
        description: `The most that a role of ${whose} may do`,
        statements,
      }),
      "foundation.permissionsBoundary",
    ).policyArn;
  return {
    foundation: policy(undefined, env.prefix, sharedBoundary(props)),
    layers: Object.fromEntries(
      BOUNDED_LAYERS.map((layer) => [
        layer,
        policy(layer, `${env.prefix}-${layer}`, permissionsBoundary(layer, props)),
      ]),
    ),
  };
}
