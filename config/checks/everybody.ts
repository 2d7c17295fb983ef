import { HARMLESS, isEverybody } from "../facts/everybody";
import { show } from "../plain";
import type { Problem } from "../problem";
import { type Reference, referencesIn } from "../references";
import { accountSchema } from "../schema/account";
import { type AccountDraft, type Check, type DraftFile, errorAt } from "./check";
import { environmentReferences } from "./references";

/** Nothing belongs to everybody, and nobody gives everybody the right to change or to manage something. */
export const everybody: Check = ({ account, environments }) => [
  ...referencesIn(accountSchema, account.data).flatMap((reference) => given(account, account, reference)),
  ...environments.flatMap((env) => environmentReferences(env).flatMap((reference) => given(env, account, reference))),
];

function given(file: DraftFile<object>, account: AccountDraft, reference: Reference): Problem[] {
  const { from, mark, name } = reference;
  const who = mark.to === "group" ? everybodyIn(account, name) : undefined;
  if (who === undefined) return [];
  const everybody = who === name ? "is everybody" : `holds ${show(who)}, which is everybody`;
  if (mark.owns === true || mark.ownsInMetastore === true) {
    return [
      errorAt(
        file,
        from,
        `group ${show(name)} ${everybody}, and would own it`,
        "name a group of the few who look after it",
      ),
    ];
  }
  const harmful = levelsOf(file, reference).filter((level) => !HARMLESS.value.includes(level));
  if (harmful.length === 0) return [];
  return [
    errorAt(
      file,
      from,
      `group ${show(name)} ${everybody}, and would have ${harmful.join(", ")}`,
      `give that to a group of those who need it; everybody may have no more than ${HARMLESS.value.join(", ")}`,
    ),
  ];
}

/** The group of everybody that a group is or holds, through groups inside it too. */
function everybodyIn(account: AccountDraft, group: string): string | undefined {
  const groups = account.data.groups ?? {};
  const inside = new Set([group]);
  for (const name of inside) {
    if (isEverybody(name)) return name;
    const config = Object.hasOwn(groups, name) ? groups[name] : undefined;
    for (const nested of config?.mode === "create" ? (config.groups ?? []) : []) inside.add(nested);
  }
  return undefined;
}

/** Privileges or the permission that a group is given, where its name is the key of those. */
function levelsOf(file: DraftFile<object>, { from, name }: Reference): readonly string[] {
  if (from.at(-1) !== name) return [];
  const given = from.reduce<unknown>(
    (holder, key) => (typeof holder === "object" && holder !== null ? Reflect.get(holder, key) : undefined),
    file.data,
  );
  return [given].flat().filter((level) => typeof level === "string");
}
