import type { Candidate } from "../../../config/adopted/candidate";
import { type Import, importsOf, listedAs } from "../../../config/adopted/choose";
import { BY_ADDRESS, PARTS, type Part, type PartName } from "../../../config/adopted/parts";
import { adoptedIn } from "../../../config/adopted/words";
import { ACCOUNT_STACK } from "../../../config/derive/stacks";
import type { Platform } from "../../../config/model";
import type { EmittedStack } from "../../../emitted/stacks";
import { candidatesIn } from "../candidates";
import { ACCOUNT_FAMILIES, ENVIRONMENT_FAMILIES, type Families } from "./families";

/** A file of the configuration, and what is made for it. */
export interface Scope {
  readonly file: string;
  readonly families: Families;
  /** What it says already. */
  readonly adopted: Parameters<typeof adoptedIn>[0];
  readonly databricksAccountId: string;
  readonly all: readonly Candidate[];
  /** Stack and address → the block that takes it in already. */
  readonly taken: ReadonlyMap<string, Import>;
  /** Accounts of AWS that its stacks are deployed to. */
  readonly accounts: readonly string[];
  regionOf(own: Candidate): string | undefined;
}

/** A resource of a sort that can be listed, under the name that it is listed by. */
export interface Named {
  readonly scope: Scope;
  readonly part: PartName;
  readonly own: Candidate;
  readonly name: string;
}

export const placeOf = ({ stack, address }: Candidate): string => `${stack}: ${address}`;

/** The account and one environment. @param workspace key of the one that listings are of, where there are several */
export function scopesOf(
  { account, environments }: Platform,
  stacks: readonly EmittedStack[],
  environment: string,
  workspace: string | undefined,
): readonly Scope[] {
  const { databricksAccountId } = account;
  const own = environments.find(({ name }) => name === environment);
  const isAsked = ({ json }: EmittedStack) => {
    const of = json["//"]?.metadata;
    return (
      of?.environment === environment &&
      (workspace === undefined || of.workspace === undefined || of.workspace === workspace)
    );
  };
  const scope = (file: string, families: Families, adopted: Scope["adopted"], some: readonly EmittedStack[]): Scope => {
    const all = candidatesIn(some);
    const blocks = importsOf(adoptedIn(adopted), all, databricksAccountId);
    return {
      file,
      families,
      adopted,
      databricksAccountId,
      all,
      taken: new Map(blocks.map((block) => [`${block.stack}: ${block.to}`, block])),
      accounts: [
        ...new Set(some.flatMap(({ json }) => blocksOf(json).flatMap(({ allowed_account_ids: ids }) => textsIn(ids)))),
      ],
      regionOf: regionIn(some),
    };
  };
  const ofAccount = stacks.filter(({ name }) => name === ACCOUNT_STACK);
  return [
    scope(`config/environments/${environment}.ts`, ENVIRONMENT_FAMILIES, own?.adopted, stacks.filter(isAsked)),
    scope("config/account.ts", ACCOUNT_FAMILIES, account.adopted, ofAccount),
  ];
}

const blocksOf = (json: EmittedStack["json"]): readonly Readonly<Record<string, unknown>>[] => json.provider?.aws ?? [];

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** Region of a resource: its own argument, or that of its provider. */
function regionIn(stacks: readonly EmittedStack[]): Scope["regionOf"] {
  const byName = new Map(stacks.map(({ name, json }) => [name, json]));
  return ({ stack, args }) => {
    if (typeof args.region === "string") return args.region;
    const json = byName.get(stack);
    const [, alias] = typeof args.provider === "string" ? args.provider.split(".") : [];
    const block = json && blocksOf(json).find((one) => one.alias === alias);
    return typeof block?.region === "string" ? block.region : undefined;
  };
}

/** Everything that a listing may name. */
export function namedIn(scopes: readonly Scope[]): readonly Named[] {
  const parts = Object.entries({ ...PARTS, ...BY_ADDRESS }) as [PartName, Part][];
  return scopes.flatMap((scope) =>
    scope.all.flatMap((own) =>
      parts.flatMap(([part, of]): Named[] => {
        const name = own.type === of.type ? listedAs(of, own, scope.all) : undefined;
        return name === undefined ? [] : [{ scope, part, own, name }];
      }),
    ),
  );
}
