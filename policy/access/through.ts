import { can, type Verdict } from "./can";
import { identitiesOf } from "./identities";
import type { Access, ActsAs } from "./model";
import type { Asked } from "./question";

/** A way around: something that somebody starts or changes, and that has the rights of somebody else. */
export interface Detour {
  readonly acts: ActsAs;
  /** Level that it has on that. */
  readonly level: string;
  readonly verdict: Verdict;
}

/** What lets a principal do something with the rights of others, wherever: jobs that it may run, and whom it may act as. */
export function detoursTo(access: Access, principal: string, { privilege, object }: Asked): Detour[] {
  return actsOf(access, principal)
    .filter(({ acts }) => acts.as !== principal)
    .map((one) => ({ ...one, verdict: can(access, acts(one), privilege, object) }))
    .filter(({ verdict }) => verdict.lacks.length === 0);
}

const acts = (one: { readonly acts: ActsAs }): string => one.acts.as;

/** What a principal has a level on that lets it act as somebody else. */
export function actsOf(access: Access, principal: string): { readonly acts: ActsAs; readonly level: string }[] {
  const mine = new Set(identitiesOf(access, principal).map(({ key }) => key));
  return access.actsAs.flatMap((one) => {
    const held = access.permissions.find(
      (permission) =>
        permission.object === one.object && mine.has(permission.principal) && one.levels.includes(permission.privilege),
    );
    return held === undefined ? [] : [{ acts: one, level: held.privilege }];
  });
}
