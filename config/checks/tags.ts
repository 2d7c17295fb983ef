import { COST_CENTRE_TAG, DOMAIN_TAG, tagsOfDomain } from "../derive/domains";
import { stackTags } from "../derive/tags";
import { FAMILIES, type Family } from "../kinds";
import { draftEntries } from "../kinds/entries";
import { LANE_TAG } from "../kinds/lanes";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  type Check,
  type DraftFile,
  type EnvironmentDraft,
  entries,
  errorAt,
  type Path,
  warningAt,
} from "./check";

/** Tags that a SQL warehouse takes at most; AWS takes a few more. Source: Databricks, SQL warehouses API ("less than 45"). */
const MOST = 44;
/** Set by this project on every stack. */
const OF_STACKS = Object.keys(stackTags({}, { platform: "", environment: "", layer: "account" }));
const OF_ENTRIES = Object.values(FAMILIES).map(({ tag }) => tag);
/** Set by this project, so that a user's value would be lost. */
const OWN_AMONG_USERS = new Map([...OF_STACKS, LANE_TAG, ...OF_ENTRIES].map((key) => [key.toLowerCase(), key]));
/** The project's own of one resource: an entry has one tag of its family. */
const OWN = [...OF_STACKS, LANE_TAG, FAMILIES.consumers.tag];

/** Tags do not collide with each other, nor with the project's own, and are not too many. */
export const tags: Check = ({ account, environments }) => [
  ...taken(account, ["tags"], account.data.tags),
  ...sameButForCase(account, ["tags"], account.data.tags, {}),
  ...environments.flatMap((env) => [
    ...taken(env, ["tags"], env.data.tags),
    ...sameButForCase(env, ["tags"], env.data.tags, account.data.tags ?? {}),
    ...entries(env.data.domains).flatMap(([name, domain]) => ofDomain(env, account, name, domain)),
    ...tooMany(env, account),
  ]),
];

type DomainDraft = NonNullable<EnvironmentDraft["data"]["domains"]>[string];

/** Those that a domain says, and those that are made of its name and its cost centre. */
function ofDomain(env: EnvironmentDraft, account: AccountDraft, name: string, domain: DomainDraft): Problem[] {
  const path = ["domains", name];
  const [costCentre, ofName] = [[...path, "costCentre"], path];
  const made: readonly (readonly [tag: string, from: string, path: Path])[] =
    Object.keys(tagsOfDomain(name, domain)).length === 0
      ? []
      : [
          [DOMAIN_TAG, "the domain's name", ofName],
          ...(domain.costCentre === undefined ? [] : [[COST_CENTRE_TAG, "costCentre", costCentre] as const]),
        ];
  const inherited = { ...account.data.tags, ...env.data.tags };
  const alike = (key: string, tags: readonly string[]) => tags.find((tag) => tag.toLowerCase() === key.toLowerCase());
  return [
    ...taken(env, [...path, "tags"], domain.tags),
    ...sameButForCase(env, [...path, "tags"], domain.tags, inherited),
    ...made.flatMap(([tag, from, at]) => {
      const again = alike(tag, Object.keys(domain.tags ?? {}));
      const other = alike(tag, Object.keys(inherited)) ?? tag;
      return [
        ...(again === undefined
          ? []
          : [errorAt(env, [...path, "tags", again], `is the tag ${tag}, which is made of ${from}`, "remove it")]),
        ...(other === tag
          ? []
          : [
              errorAt(
                env,
                at,
                `becomes the tag ${tag}, which differs from the tag ${other} only in case, and IAM does not tell them apart`,
                `name that tag ${tag}`,
              ),
            ]),
      ];
    }),
  ];
}

type Tags = Readonly<Record<string, string>> | undefined;

function taken(file: DraftFile<unknown>, path: Path, own: Tags): Problem[] {
  return entries(own).flatMap(([key]) => {
    const project = OWN_AMONG_USERS.get(key.toLowerCase());
    return project === undefined
      ? []
      : [
          warningAt(
            file,
            [...path, key],
            `the project sets ${project} itself, and this value is not used`,
            "remove it, or use another key",
          ),
        ];
  });
}

/** IAM does not tell `Owner` from `owner`, and refuses a role that has both. */
function sameButForCase(file: DraftFile<unknown>, path: Path, own: Tags, inherited: NonNullable<Tags>): Problem[] {
  const first = new Map<string, string>();
  for (const key of [...Object.keys(inherited), ...Object.keys(own ?? {})]) {
    if (!first.has(key.toLowerCase())) first.set(key.toLowerCase(), key);
  }
  return Object.keys(own ?? {}).flatMap((key) => {
    const other = first.get(key.toLowerCase()) ?? key;
    return other === key
      ? []
      : [
          errorAt(
            file,
            [...path, key],
            `differs from the tag ${other} only in case, which IAM does not tell apart`,
            `write ${other}`,
          ),
        ];
  });
}

function tooMany(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  const shared = new Set([...OWN, ...Object.keys(account.data.tags ?? {}), ...Object.keys(env.data.tags ?? {})]);
  const domains = entries(env.data.domains);
  const ofDomainOf = ({ family, key }: { readonly family: Family; readonly key: string }) =>
    domains.flatMap(([name, domain]) => (domain[family]?.includes(key) ? Object.keys(tagsOfDomain(name, domain)) : []));
  const places: readonly (readonly [path: Path, count: number])[] = [
    [["tags"], shared.size],
    ...domains.map(([name, domain]) => {
      return [
        ["domains", name, "tags"],
        new Set([...shared, ...Object.keys(tagsOfDomain(name, domain))]).size,
      ] as const;
    }),
    ...draftEntries(env).flatMap(({ family, key, path, entry: { tags: own } }) =>
      own === undefined
        ? []
        : [
            [
              [...path, "tags"],
              new Set([...shared, ...ofDomainOf({ family, key }), ...Object.keys(own)]).size,
            ] as const,
          ],
    ),
  ];
  const [first] = places.filter(([, count]) => count > MOST);
  if (first === undefined) return [];
  const [path, count] = first;
  return [
    errorAt(
      env,
      path,
      `with the account's and the project's own these are ${count} tags`,
      `remove some: ${MOST} is the most that every service takes`,
    ),
  ];
}
