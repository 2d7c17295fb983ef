import { type AccountPart, accountPart, type InAccount } from "./account-parts";
import { callerOutside } from "./caller";
import { fieldOfAll, keysIn, pausesOf } from "./domain-defaults";
import { merge } from "./merge";
import {
  type EnvironmentPart,
  type PartLayer,
  type PartOf,
  type SharedPart,
  sharedPart,
  type TakingFault,
} from "./parts";
import { plainCopy } from "./plain";
import { DOMAIN_RECORDS, type DomainRecord } from "./schema/domains";
import { type EnvironmentInput, environmentSchema } from "./schema/environment";

/** What a domain has in an environment: entries of its records, where `owner` and `workspace` may be left out. */
export type DomainEntries = Pick<EnvironmentPart, DomainRecord>;

/** A data product as one unit. */
export interface DomainInput<Size extends string = never> extends DomainEntries {
  /** Short name of the domain, with which reports of costs tell it apart. */
  readonly name: string;
  /** Account group that owns the catalogs, foreign ones too, that say no `owner` of their own. Default: each says it. */
  readonly owner?: string;
  /** Cost centre that pays for it: the tag `CostCenter` of all that it has. Default: the environment's. */
  readonly costCentre?: string;
  /** Further tags of all that it has, over the environment's. Default none. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What it may cost a month in AWS and in Databricks, and who is told. Default: nobody is told. */
  readonly budget?: NonNullable<NonNullable<EnvironmentInput["domains"]>[string]["budget"]>;
  /** Budget policy (key of the environment's `operations.budgetPolicies`) of its serverless usage. Default: the environment's. */
  readonly budgetPolicy?: string;
  /** Workspace of what says none of its own, where the environment does not choose another. Default: each says it. */
  readonly workspace?: string;
  /** What it needs of that workspace: cluster policies, secret scopes, who gets in. Default nothing. */
  readonly inWorkspace?: PartOf<EnvironmentInput["workspaces"][string]>;
  /** What is its own in the Databricks account: groups and service principals. `defineAccount` takes it with the domain. Default nothing. */
  readonly inAccount?: InAccount;
  /** What differs by the size that an environment takes it in: warehouses, clusters, databases. Default: it has one size. */
  readonly sizes?: Readonly<Record<Size, DomainEntries>>;
  /** What differs where an environment takes it with sample data. Default: it is always the full data. */
  readonly sample?: DomainEntries;
}

/** How an environment takes a domain. */
export interface Taking<Size extends string = string> {
  /** Workspace (key of `workspaces`) of what says none of its own. Default: the domain's `workspace`. */
  readonly workspace?: string;
  /** `paused`: schedules and triggers are made, and start nothing. Default: as the domain has them. */
  readonly schedules?: "paused";
  /** `sample`: with what the domain says under `sample`. Default `full`. */
  readonly data?: "sample" | "full";
  /** One of the domain's `sizes`. Default: what the domain says beside them. */
  readonly size?: Size;
}

/** A domain: a part of the account, and of an environment as it is, or called with how the environment takes it. */
export type Domain<Size extends string = never> = AccountPart & SharedPart & ((how?: Taking<Size>) => SharedPart);

/**
 * Declares a data product, for environments to take: `defineEnvironment(platform, sales, { … })`, or with what is
 * otherwise there, `sales({ schedules: "paused", size: "small" })`; and for the account, where it has something of its
 * own there, `defineAccount(sales, { … })`. What it has is its own: no other domain says anything of the same entries.
 */
export function defineDomain<Size extends string = never>(domain: DomainInput<Size>): Domain<Size> {
  const file = callerOutside(__filename);
  const take = (how: Taking<Size>, by: string | undefined): SharedPart => sharedPart(taken(domain, how, { file, by }));
  return Object.assign(
    (how: Taking<Size> = {}) => take(how, callerOutside(__filename)),
    take({}, file),
    accountPart(domain.name, file, domain.inAccount ?? {}),
  );
}

/**
 * What a domain says in an environment.
 * @param files that which declares it, and that which takes it
 */
function taken(
  domain: DomainInput<string>,
  how: Taking,
  { file, by }: { readonly file: string | undefined; readonly by: string | undefined },
): PartLayer[] {
  const {
    name,
    owner,
    costCentre,
    tags,
    budget,
    budgetPolicy,
    workspace,
    inWorkspace,
    inAccount: _,
    sizes,
    sample,
    ...entries
  } = domain;
  const at = how.workspace ?? workspace;
  const inside = inWorkspace === undefined || at === undefined ? {} : { workspaces: { [at]: inWorkspace } };
  const bySize = how.size === undefined ? undefined : sizes?.[how.size];
  const bySample = how.data === "sample" ? sample : undefined;
  const own = [{ ...inside, ...entries }, bySize ?? {}, bySample ?? {}].map(
    (value): PartLayer => ({ file, value: plainCopy(value) }),
  );
  const said = merge(environmentSchema, own).value;
  const moved = at === undefined ? {} : fieldOfAll(said, "workspace", at);
  const has = DOMAIN_RECORDS.map((record) => [record, keysIn(said, record)] as const).filter(
    ([, keys]) => keys.length > 0,
  );
  const record = { costCentre, tags, budget, budgetPolicy, ...Object.fromEntries(has) };
  const faults = faultsOf(domain, how, Object.keys(moved).length > 0 || Object.keys(inside).length > 0);
  return [
    { file, value: { domains: { [name]: withoutAbsent(record) } }, domain: { name, faults } },
    ...own,
    { file, value: owner === undefined ? {} : fieldOfAll(said, "owner", owner) },
    { file: how.workspace === undefined ? file : by, value: moved },
    { file: by, value: how.schedules === "paused" ? pausesOf(said) : {} },
  ].filter(({ value }) => Object.keys(value as object).length > 0);
}

/** What an environment asks of a domain that it does not have. The compiler finds some of it, but not in plain JavaScript. */
function faultsOf(
  { sizes = {}, sample, inWorkspace, workspace }: DomainInput<string>,
  how: Taking,
  isPlaced: boolean,
): TakingFault[] {
  const names = Object.keys(sizes);
  const known = names.length === 0 ? "declare it under sizes of the domain" : `take one of ${names.join(", ")}`;
  const rows: readonly (readonly [isWrong: boolean, message: string, fix: string])[] = [
    [
      how.size !== undefined && !Object.hasOwn(sizes, how.size),
      `is taken in the size ${how.size}, which it does not have`,
      known,
    ],
    [
      how.data === "sample" && sample === undefined,
      "is taken with sample data, and does not say what is otherwise then",
      "say it under sample of the domain, or take it with the full data",
    ],
    [
      how.workspace !== undefined && !isPlaced,
      `is taken into the workspace ${how.workspace}, and all that it has says its workspace itself`,
      "leave workspace out in the entries of the domain, or in how it is taken",
    ],
    [
      inWorkspace !== undefined && workspace === undefined && how.workspace === undefined,
      "needs something of its workspace, and has none",
      "say workspace in the domain, or in how it is taken",
    ],
  ];
  return rows.flatMap(([isWrong, message, fix]) => (isWrong ? [{ message, fix }] : []));
}

const withoutAbsent = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
