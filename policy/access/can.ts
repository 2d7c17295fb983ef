import { containsLevel } from "../../config/facts/permission-levels";
import { type Need, PRIVILEGE_NEEDS, WAYS_TO } from "../../config/facts/privilege-needs";
import { PARENT, type Securable, WRITES } from "../../config/facts/securables";
import { identitiesOf } from "./identities";
import type { Access, AccessObject } from "./model";
import { chainOf, type Way, waysTo } from "./ways";

/** Something that is needed: a privilege on an object. */
export interface Required {
  readonly privilege: string;
  readonly on: AccessObject;
}

export interface Verdict {
  readonly can: boolean;
  /** What is needed and there, with how. */
  readonly has: readonly (Required & { readonly ways: readonly Way[] })[];
  /** What is needed and not there. */
  readonly lacks: readonly Required[];
  /** Workspaces in which it can; undefined where nothing depends on workspaces. */
  readonly workspaces?: readonly string[] | undefined;
  /** Why no workspace will do, where none does. */
  readonly nowhere?: string | undefined;
  /** By which rights it could give itself what it lacks. */
  readonly couldTake: readonly Way[];
}

/** What somebody needs who uses a privilege on an object: itself, and the ways there. */
export function requiredFor(access: Access, privilege: string, object: AccessObject): Required[] {
  const chain = chainOf(access, object);
  const at = (kind: Securable) => chain.find((one) => one.kind === kind);
  const holderOf: Readonly<Record<Need, AccessObject | undefined>> = {
    USE_CATALOG: at("catalog"),
    USE_SCHEMA: at("schema"),
    SELECT: object,
  };
  const ways = needsOf(privilege, object.kind as Securable).flatMap((need) => {
    const on = holderOf[need];
    return on === undefined || need === privilege ? [] : [{ privilege: need, on }];
  });
  return [{ privilege, on: object }, ...ways];
}

function needsOf(privilege: string, kind: Securable): readonly Need[] {
  const needs = Object.hasOwn(PRIVILEGE_NEEDS.value, privilege)
    ? PRIVILEGE_NEEDS.value[privilege as keyof typeof PRIVILEGE_NEEDS.value]
    : [];
  if (needs !== "above") return needs;
  if (PARENT[kind] === "schema") return WAYS_TO.volume;
  return kind === "schema" ? WAYS_TO.schema : [];
}

/**
 * Whether a principal can do something with an object, and what it lacks.
 * @param workspace key of the one in which; default any that it is in
 */
export function can(
  access: Access,
  principal: string,
  privilege: string,
  object: AccessObject,
  workspace?: string,
): Verdict {
  if (object.kind === "workspace object") return onWorkspaceObject(access, principal, privilege, object);
  const isRecipient = access.principals.get(principal)?.kind === "recipient";
  const needs = isRecipient ? [{ privilege, on: object }] : requiredFor(access, privilege, object);
  const judged = needs.map((need) => ({ ...need, ways: waysTo(access, principal, need.privilege, need.on) }));
  const has = judged.filter(({ ways }) => ways.length > 0);
  const lacks = judged.filter(({ ways }) => ways.length === 0).map(({ privilege, on }) => ({ privilege, on }));
  const place = isRecipient ? {} : placesFor(access, principal, privilege, object, workspace);
  return {
    can: lacks.length === 0 && place.nowhere === undefined,
    has,
    lacks,
    ...place,
    couldTake: lacks.length === 0 || isRecipient ? [] : takes(access, principal, object),
  };
}

/** A level on an object of a workspace: given, or contained in one that is. */
function onWorkspaceObject(access: Access, principal: string, level: string, on: AccessObject): Verdict {
  const ways = identitiesOf(access, principal).flatMap(({ key, through }) =>
    access.permissions
      .filter((one) => one.principal === key && one.object === on.key && containsLevel(one.privilege, level))
      .map((one): Way => ({ through, holder: key, by: { kind: "grant", granted: one }, on: on.key, at: one.at })),
  );
  const isHere = on.workspace === undefined || isIn(access, principal, on.workspace);
  const need = { privilege: level, on };
  return {
    can: ways.length > 0 && isHere,
    has: ways.length > 0 ? [{ ...need, ways }] : [],
    lacks: ways.length > 0 ? [] : [need],
    ...(isHere ? {} : { workspaces: [], nowhere: `it is not in workspace ${on.workspace}` }),
    couldTake: [],
  };
}

/** Whoever owns or manages an object, or what it is in, can grant itself what it lacks. */
function takes(access: Access, principal: string, object: AccessObject): Way[] {
  const managed = waysTo(access, principal, "MANAGE", object);
  const owned = chainOf(access, object).flatMap((above) =>
    identitiesOf(access, principal)
      .filter(({ key }) => key === above.owner)
      .map(
        ({ key, through }): Way => ({ through, holder: key, by: { kind: "ownership" }, on: above.key, at: above.at }),
      ),
  );
  return [...managed.filter(({ by }) => by.kind === "grant"), ...owned];
}

type Places = Pick<Verdict, "workspaces" | "nowhere">;

/** In which workspaces: those that the principal is in, and that what is used is bound to. */
function placesFor(
  access: Access,
  principal: string,
  privilege: string,
  object: AccessObject,
  wanted: string | undefined,
): Places {
  const bindings = chainOf(access, object).find((one) => one.bindings !== undefined)?.bindings;
  const all = wanted === undefined ? access.workspaces : [wanted];
  if (all.length === 0) return {};
  const mine = all.filter((workspace) => isIn(access, principal, workspace));
  if (mine.length === 0) {
    return {
      workspaces: [],
      nowhere: `it is not in ${wanted === undefined ? "any workspace" : `workspace ${wanted}`}`,
    };
  }
  const bound = (workspace: string) => bindings?.find((one) => one.workspace === workspace);
  const seen = mine.filter((workspace) => bindings === undefined || bound(workspace) !== undefined);
  if (seen.length === 0) {
    return { workspaces: [], nowhere: `${object.key} is not bound to ${sentence(mine)}, whatever is granted` };
  }
  const usable = seen.filter((workspace) => !(WRITES.value.test(privilege) && bound(workspace)?.isReadOnly === true));
  return usable.length > 0
    ? { workspaces: usable }
    : { workspaces: [], nowhere: `${object.key} is bound to ${sentence(seen)} for reading alone` };
}

/** Where nobody is assigned here, others decide who is in the workspace: everybody may be. */
function isIn(access: Access, principal: string, workspace: string): boolean {
  const assigned = access.assignments.filter((one) => one.workspace === workspace);
  const mine = identitiesOf(access, principal).map(({ key }) => key);
  return assigned.length === 0 || assigned.some((one) => mine.includes(one.principal));
}

const sentence = (workspaces: readonly string[]) =>
  `workspace${workspaces.length === 1 ? "" : "s"} ${workspaces.join(" and ")}`;
