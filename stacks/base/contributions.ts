import { Lazy } from "cdktf";
import { at } from "../../config/derive/at";
import { policyOf } from "../../config/derive/budget-policies";
import { domainTags } from "../../config/derive/domains";
import type { Layer } from "../../config/derive/layers";
import type { DataKey } from "../../config/facts/separate-keys";
import { entryTags, FAMILIES, FAMILY_NAMES, type Family, kindOf } from "../../config/kinds";
import { entriesOf } from "../../config/kinds/entries";
import { serviceKeyOf } from "../../config/kinds/service-key";
import type { AnyEntry } from "../../config/kinds/view";
import type { Account, Environment, Workspace } from "../../config/model";
import { configured } from "../../modules/configured";
import type { Statement } from "../../modules/iam/policy-document";
import { KIND_MODULES } from "../../modules/kinds";
import type {
  AddedStatements,
  Contributed,
  Contribution,
  Contributions,
  KindLayer,
  OfLayer,
} from "../../modules/kinds/contribution";
import type { KeyArn } from "../../modules/kms/key-arn";
import type { Place } from "../../modules/place";
import type { Browsers } from "../../modules/storage/browsers";
import { placeOf } from "./place";
import type { Contract, EarlierStack, PlatformStack } from "./platform-stack";

/** What the entries of a layer offer to later ones: name of the output → key of the entry → value. */
export type KindOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Stacks of earlier layers. */
export type Upstream = { readonly [L in Layer]?: EarlierStack };

interface Entry {
  readonly kind: string;
  readonly workspace?: string;
}

export interface ContributionProps<L extends KindLayer> {
  readonly layer: L;
  readonly account: Account;
  readonly environment: Environment;
  /** Only entries of this workspace; for a layer of the environment, all. */
  readonly workspace?: Workspace | undefined;
  /** Tags of the stack. */
  readonly tags: Readonly<Record<string, string>>;
  /** Stacks that entries may read; each is depended on once it is read. */
  readonly upstream: Upstream;
  /** Workspace → its stacks of earlier layers, which its entries may read in a layer of the environment. Default none. */
  readonly ofWorkspaces?: Readonly<Record<string, Upstream>>;
  readonly own: OfLayer[L];
}

/** Makes what the entries of the environment have in a layer, kind by kind, and gives what they offer to later layers. */
export function contributions<L extends KindLayer, C extends Contract<C>>(
  stack: PlatformStack<C>,
  props: ContributionProps<L>,
): KindOutputs {
  const outputs: Record<string, Record<string, string>> = {};
  for (const { family, key, entry, make } of entriesIn(props)) {
    const upstream = { ...props.upstream, ...props.ofWorkspaces?.[entry.workspace ?? ""] };
    const contract = (layer: Layer): unknown => (layer === props.layer ? outputs : upstream[layer]?.readBy(stack));
    const read: Contributed<object>["read"] = (layer, output, of) =>
      textAt(contract(layer), [layer, output, ...(of === undefined ? [] : [of])]);
    const readLater: Contributed<object>["readLater"] = (output, of) =>
      Lazy.stringValue({ produce: () => textAt(outputs, [props.layer, output, of]) });
    const readAll: Contributed<object>["readAll"] = (layer, output) => mapAt(contract(layer), [layer, output]);
    const keyArn: KeyArn = (of) => read("foundation", "kms_key_arns", of);
    const id = `${FAMILIES[family].id}-${key}`;
    const made = make(stack, id, {
      ...props.own,
      entry,
      prefix: props.environment.prefix,
      names: props.environment.names,
      place: placeOf(props.environment),
      tags: { ...props.tags, ...domainTags(props.environment, family, key), ...entryTags(family, entry.kind, key) },
      budgetPolicyId: () => {
        const policy = policyOf(props.environment, family, key);
        return policy === undefined ? undefined : read("workspace", "budget_policy_ids", policy);
      },
      protection: props.environment.protection,
      deployer: props.account.deployer,
      users: usersOf(props.environment, family, key),
      madeUsers: () =>
        madeUsersOf(props.environment, family, key).map(({ by, layer: of, output }) =>
          of === props.layer ? readLater(output, by) : read(of, output, by),
        ),
      read,
      keyArn,
      serviceKeyArn: (service) => keyArn(serviceKeyOf(props.environment, service)),
      readLater,
      readAll,
    });
    const construct = stack.node.tryFindChild(id);
    if (construct !== undefined) configured(construct, `${family}.${key}`);
    // Kinds have parts that an entry may do without.
    if (construct === undefined && Object.keys(made).length === 0) continue;
    stack.tellOf(`${family}.${key}`, at(props.environment.flows, `${family}.${key}`));
    for (const [output, value] of Object.entries(made)) {
      outputs[output] ??= {};
      outputs[output][key] = value;
    }
  }
  return outputs;
}

/** Service principals of other entries that work with an entry. */
function usersOf(environment: Environment, family: Family, key: string): string[] {
  const uses = entriesOf<object & AnyEntry>(environment).flatMap(({ kind, entry }) => kind.uses?.(entry) ?? []);
  const users = uses.filter((use) => use.family === family && use.key === key).map((use) => use.servicePrincipal);
  return [...new Set(users)].sort();
}

/** Entries that work with an entry as a principal of their own, and where its application id is. */
function madeUsersOf(environment: Environment, family: Family, key: string) {
  return entriesOf<object & AnyEntry>(environment).flatMap(({ kind, entry, key: by }) => {
    const { layer, output, uses = [] } = kind.asItself?.(entry) ?? {};
    return layer !== undefined && output !== undefined && uses.some((use) => use.family === family && use.key === key)
      ? [{ by, layer, output }]
      : [];
  });
}

/** Whether an entry of the environment, or of one workspace, has something in the layer. */
export const hasContributions = (
  props: Pick<ContributionProps<KindLayer>, "layer" | "environment" | "workspace">,
): boolean => entriesIn(props).length > 0;

/** What the kinds in use add to the policy of an endpoint that every VPC has. */
export const endpointStatements = (environment: Environment, service: string): Statement[] =>
  addedStatements(environment, ({ network }) => network?.endpointStatements?.[service]);

/** What the kinds in use add to the policy of a key of data. */
export const dataKeyStatements = (environment: Environment, key: DataKey): Statement[] =>
  addedStatements(environment, ({ foundation: { dataKeyStatements: of, serviceKeyStatements: ofService } = {} }) =>
    ofService === undefined ? (key === "data" ? of : undefined) : (entries, place) => ofService(entries, place, key),
  );

/** What the kinds in use add to the policy of the key of logs. */
export const logKeyStatements = (environment: Environment): Statement[] =>
  addedStatements(environment, ({ foundation }) => foundation?.logKeyStatements);

/** What the kinds in use add to the policy of the topic of alarms. */
export const topicStatements = (environment: Environment, topicArn: string): Statement[] =>
  addedStatements(environment, ({ alarms }) => {
    const added = alarms?.topicStatements;
    return added && ((entries, place) => added(entries, topicArn, place));
  });

/** What the kinds in use add to the bucket policy of a zone. */
export const bucketStatements = (environment: Environment, zone: string): Statement[] =>
  addedStatements(environment, ({ storage }) => {
    const of = storage?.bucketStatements;
    return of && ((entries, place) => of(entries, zone, place));
  });

/** Pages on which browsers use the bucket of a zone, for the kinds in use. */
export const browsersOf = (environment: Environment, zone: string): Browsers[] =>
  added(environment, ({ storage }) => {
    const of = storage?.browsers;
    return of && ((entries, place) => of(entries, zone, place));
  });

const addedStatements = (
  environment: Environment,
  of: (kind: ContributionsOfAny) => AddedStatements<object> | undefined,
): Statement[] => added(environment, of);

/** What all entries of each kind together add. */
function added<T>(
  environment: Environment,
  of: (kind: ContributionsOfAny) => ((entries: readonly object[], place: Place) => readonly T[]) | undefined,
): T[] {
  return FAMILY_NAMES.flatMap((family) => {
    const entries = Object.values(environment[family] as Readonly<Record<string, Entry>>);
    return Object.keys(KIND_MODULES[family]).flatMap((kind) => {
      const ofKind = entries.filter((entry) => entry.kind === kind);
      if (ofKind.length === 0) return [];
      return of(contributionsOf(family, kind))?.(ofKind, placeOf(environment)) ?? [];
    });
  });
}

/** Entries with something in the layer, in the order of their families and kinds. */
function entriesIn<L extends KindLayer>({
  layer,
  environment,
  workspace,
}: Pick<ContributionProps<L>, "layer" | "environment" | "workspace">) {
  return FAMILY_NAMES.flatMap((family) => {
    const all = Object.entries(environment[family] as Readonly<Record<string, Entry>>);
    const here = all.filter(([, entry]) => workspace === undefined || entry.workspace === workspace.key);
    return Object.keys(KIND_MODULES[family]).flatMap((kind) =>
      inOrder(family, kind, here).flatMap(([key, entry]) => {
        const byLayer: ContributionsByLayer = contributionsOf(family, kind);
        const make = byLayer[layer];
        return make === undefined ? [] : [{ family, key, entry, make }];
      }),
    );
  });
}

/** The entries of a kind, each after those that it needs. */
function inOrder(family: Family, kind: string, entries: readonly [string, Entry][]): [string, Entry][] {
  const ofKind = new Map(entries.filter(([, entry]) => entry.kind === kind));
  const before = kindOf(family, kind)?.after;
  const ordered = new Map<string, Entry>();
  const visit = (key: string): void => {
    const entry = ofKind.get(key);
    if (entry === undefined || ordered.has(key)) return;
    for (const earlier of before?.(entry) ?? []) visit(earlier);
    ordered.set(key, entry);
  };
  for (const key of ofKind.keys()) visit(key);
  return [...ordered];
}

type ContributionsByLayer = { readonly [L in KindLayer]?: Contribution<object, L> };
type ContributionsOfAny = ContributionsByLayer &
  Pick<Contributions<object>, "alarms" | "foundation" | "network" | "storage">;

/** What a kind makes. The table ties each kind to its own entries, which a loop over all kinds cannot show the compiler. */
function contributionsOf(family: Family, kind: string): ContributionsOfAny {
  const kinds: Readonly<Record<string, { load(): { readonly contributions: Contributions<never> } }>> =
    KIND_MODULES[family];
  const known = kinds[kind];
  if (known === undefined) throw new Error(`${family}: ${kind} is checked to be a known kind`);
  return known.load().contributions as ContributionsOfAny;
}

function textAt(root: unknown, path: readonly string[]): string {
  const value = valueAt(root, path);
  if (typeof value !== "string") throw new Error(`${path.join(".")} is not in the contract of that layer`);
  return value;
}

function mapAt(root: unknown, path: readonly string[]): Readonly<Record<string, string>> {
  const value = valueAt(root, path);
  if (typeof value !== "object" || value === null) {
    throw new Error(`${path.join(".")} is not a map in the contract of that layer`);
  }
  return value as Readonly<Record<string, string>>;
}

/** @param path the layer, and where in its contract */
function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.slice(1).reduce<unknown>((holder, key) => (holder as Readonly<Record<string, unknown>>)?.[key], root);
}
