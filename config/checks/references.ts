import { FAMILIES, FAMILY_NAMES } from "../kinds";
import type { Problem } from "../problem";
import { type Reference, referencesIn } from "../references";
import { accountSchema } from "../schema/account";
import { environmentSchema } from "../schema/environment";
import { type Check, type EnvironmentDraft, errorAt } from "./check";
import { dangling } from "./reference";

/** Everything that a setting names is declared, and is what the setting wants. */
export const references: Check = ({ account, environments }) => [
  ...referencesIn(accountSchema, account.data).flatMap((reference) => dangling(account, account, reference)),
  ...environments.flatMap((env) =>
    environmentReferences(env).flatMap((reference) => [
      ...dangling(env, account, reference),
      ...wrongZone(env, reference),
      ...wrongEntry(env, reference),
    ]),
  ),
];

/** Every reference of an environment. */
export const environmentReferences = ({ data }: EnvironmentDraft): readonly Reference[] =>
  referencesIn(environmentSchema, data);

const WRONG_ZONE = {
  raw: ["holds managed tables, and sources read files as they arrive", 'use a zone of kind "raw"'],
  managed: ["holds files as they arrive, not managed tables", 'use a zone of kind "processed" or "curated"'],
} as const;

/** Files arrive in raw zones; what Unity Catalog manages is in the others. */
function wrongZone(env: EnvironmentDraft, { from, mark, name }: Reference): Problem[] {
  const zones = env.data.zones ?? {};
  const kind = mark.to === "zone" && Object.hasOwn(zones, name) ? zones[name]?.kind : undefined;
  if (mark.zone === undefined || kind === undefined || (kind === "raw") === (mark.zone === "raw")) return [];
  const [what, fix] = WRONG_ZONE[mark.zone];
  return [errorAt(env, from, `zone ${name} is of kind "${kind}": it ${what}`, fix)];
}

/** What is named is of the kind that is needed, and in the workspace of what names it. */
function wrongEntry(env: EnvironmentDraft, { from, mark, name, workspace }: Reference): Problem[] {
  const family = FAMILY_NAMES.find((one) => FAMILIES[one].target === mark.to);
  if (family === undefined) return [];
  const named: Readonly<Record<string, { readonly kind?: string; readonly workspace?: string }>> =
    env.data[family] ?? {};
  const target = Object.hasOwn(named, name) ? named[name] : undefined;
  if (target === undefined) return [];
  const { noun } = FAMILIES[family];
  const kinds = typeof mark.kind === "string" ? [mark.kind] : mark.kind;
  if (kinds !== undefined && !kinds.includes(target.kind ?? "")) {
    const wanted = kinds.map((kind) => `"${kind}"`).join(" or ");
    return [errorAt(env, from, `${noun} ${name} is of kind "${target.kind}"`, `name a ${noun} of kind ${wanted}`)];
  }
  const apart = target.workspace !== undefined && workspace !== undefined && target.workspace !== workspace;
  return mark.sameWorkspace === true && apart
    ? [
        errorAt(
          env,
          from,
          `${noun} ${name} is in workspace ${target.workspace}, and what names it in ${workspace}`,
          `name a ${noun} of workspace ${workspace}`,
        ),
      ]
    : [];
}
