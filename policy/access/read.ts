import { SECURABLE_KINDS, SHARED } from "../../config/facts/securables";
import { blocks, text, texts } from "../../emitted/resources";
import type { EmittedStack } from "../../emitted/stacks";
import { actsAsIn, usersIn } from "./acts-as";
import type { Access, Assignment, Granted, Membership, SharedObject } from "./model";
import { keyByOutput, Objects } from "./objects";
import { limitsIn, tagsIn } from "./read-limits";
import { Principals, Reading } from "./reading";

/** Object of a share → kind of securable that it is. */
const SHARED_KINDS: Readonly<Record<string, "schema" | "volume" | "model" | "function">> = {
  SCHEMA: "schema",
  VOLUME: "volume",
  MODEL: "model",
  FUNCTION: "function",
};

/** Arguments of `databricks_permissions` that say on what, with what people call it. */
const OBJECT = /_(?:id|path|name)$|^(?:authorization|object_id)$/;

/**
 * Who may do what, from the emitted JSON alone.
 * @param stacks those of one environment and of the account
 * @param deployer key of the service principal that Terraform runs as: what names no owner is its own
 */
export function accessIn(stacks: readonly EmittedStack[], deployer: string): Access {
  const reading = new Reading(stacks);
  const principals = new Principals(reading);
  const owner =
    [...principals.byKey.values()].find(
      ({ kind, name, aliases }) => kind === "service principal" && [name, ...aliases].includes(deployer),
    )?.key ?? principals.add("service principal", deployer);
  const objects = new Objects(reading, principals, owner);
  const users = usersIn(reading, principals, objects);
  return {
    principals: principals.byKey,
    objects: objects.byKey,
    memberships: membershipsIn(reading, principals),
    grants: grantsIn(reading, principals, objects),
    permissions: [...permissionsIn(reading, principals, objects), ...users.granted],
    actsAs: [...actsAsIn(reading, principals, objects, owner), ...users.actsAs],
    shared: sharedIn(reading, objects),
    assignments: assignmentsIn(reading, principals),
    limits: limitsIn(reading, principals, objects),
    tags: tagsIn(reading),
    workspaces: [...new Set(keyByOutput(reading, "workspace_ids").values())],
  };
}

function membershipsIn(reading: Reading, principals: Principals): Membership[] {
  return reading.all("databricks_group_member").map(({ stack, args, at }) => ({
    member: principals.named(stack, args.member_id, "group"),
    group: principals.named(stack, args.group_id, "group"),
    at,
  }));
}

function grantsIn(reading: Reading, principals: Principals, objects: Objects): Granted[] {
  return reading.all("databricks_grants", "databricks_grant").flatMap(({ type, stack, args, at }) => {
    const kind = SECURABLE_KINDS.find((name) => text(args[name]) !== "");
    if (kind === undefined) return [];
    const object = objects.named(stack, args[kind], kind);
    const given = type === "databricks_grant" ? [args] : blocks(args.grant);
    return given.flatMap(({ principal, privileges }) =>
      texts(privileges).map((privilege) => ({
        principal: principals.named(stack, principal, kind === "share" ? "recipient" : "group"),
        privilege: privilege.toUpperCase().replaceAll(" ", "_"),
        object,
        at,
      })),
    );
  });
}

function permissionsIn(reading: Reading, principals: Principals, objects: Objects): Granted[] {
  const onObjects = reading.all("databricks_permissions").flatMap(({ stack, args, at }) => {
    const [argument, value] = Object.entries(args).find(([name, one]) => OBJECT.test(name) && text(one) !== "") ?? [];
    if (argument === undefined) return [];
    const word = argument.replace(/_(?:id|path|name)$/, "").replaceAll("_", " ");
    const object = objects.named(stack, value, "workspace object", word);
    return blocks(args.access_control).map((entry) => ({
      principal: principals.named(
        stack,
        entry.group_name ?? entry.user_name ?? entry.service_principal_name,
        entry.group_name === undefined ? "service principal" : "group",
      ),
      privilege: text(entry.permission_level),
      object,
      at,
    }));
  });
  const onScopes = reading.all("databricks_secret_acl").map(({ stack, args, at }) => ({
    principal: principals.named(stack, args.principal, "group"),
    privilege: text(args.permission),
    object: objects.named(stack, args.scope, "workspace object", "secret scope"),
    at,
  }));
  return [...onObjects, ...onScopes];
}

function sharedIn(reading: Reading, objects: Objects): SharedObject[] {
  return reading.all("databricks_share").flatMap(({ stack, address, args, at }) =>
    blocks(args.object).map((object) => {
      const type = text(object.data_object_type);
      return {
        share: objects.named(stack, `\${${address}.name}`, "share"),
        object:
          // A copy of a file, which is nothing of the metastore.
          type === "NOTEBOOK_FILE"
            ? objects.named(stack, object.name, "workspace object", "notebook file")
            : objects.named(stack, object.name, SHARED_KINDS[type] ?? "table"),
        privileges: SHARED.value[type] ?? [],
        at,
      };
    }),
  );
}

function assignmentsIn(reading: Reading, principals: Principals): Assignment[] {
  const byId = keyByOutput(reading, "workspace_ids");
  return reading.all("databricks_mws_permission_assignment").map(({ stack, args, at }) => {
    const id = reading.identity(stack, args.workspace_id);
    return {
      principal: principals.named(stack, args.principal_id, "group"),
      workspace: byId.get(id) ?? id,
      at,
    };
  });
}
