import { z } from "zod";
import { HARMLESS } from "../facts/everybody";
import { RIGHTS_ROLES, type RightsRole, ROLE_PRIVILEGES, type RoledKind } from "../facts/rights-roles";
import { show } from "../plain";
import { distinct, wrong } from "./common";
import { PRIVILEGES, type Privilege, type SecurableKind } from "./privileges";
import { ref } from "./ref";
import { privilegesOf, rolesOf } from "./role-words";

const NAMES: Readonly<Record<SecurableKind, string>> = {
  metastore: "a metastore",
  catalog: "a catalog",
  schema: "a schema",
  volume: "a volume",
  model: "a model",
  table: "a table",
  view: "a view",
  credential: "a credential",
  external_location: "an external location",
  foreign_connection: "a connection",
  foreign_catalog: "a foreign catalog",
  shared_catalog: "a shared catalog",
};

/** Who may do what with one securable: the only owner of its grants, so what is not listed is taken away. */
export const grants = <K extends RoledKind>(kind: K) => grantsOf(kind, roleOrPrivileges(kind));

/** The same of what is neither read nor written, so that it has no roles. */
export const grantsWithoutRoles = <K extends SecurableKind>(kind: K) => grantsOf(kind, privileges(kind));

/** @param given what one principal is given */
function grantsOf<K extends SecurableKind, G extends z.ZodType<readonly Privilege<K>[], unknown>>(kind: K, given: G) {
  const all: readonly string[] = PRIVILEGES[kind];
  const forAll = PRIVILEGES[kind].filter((name) => HARMLESS.value.includes(name)) as (typeof PRIVILEGES)[K][number][];
  const ofEverybody = z.enum(forAll, {
    error: ({ input }) =>
      all.includes(String(input))
        ? wrong(
            `${show(input)} would let everybody in the Databricks account change or manage ${NAMES[kind]}`,
            `give that to a group of those who need it; everybody may have ${forAll.join(", ")}`,
          )
        : wrong(`${show(input)} is not a privilege of ${NAMES[kind]}`, `use one of ${forAll.join(", ")}`),
  });
  const everybody = {
    /** Privileges of everybody in the Databricks account, the group `account users`: only those that change nothing. Default none. */
    everyone: distinct(z.array(ofEverybody).min(1)).optional(),
  };
  return z
    .strictObject({
      // Where every privilege lets somebody change or reach something, there is no such field.
      ...((forAll.length === 0 ? {} : everybody) as typeof everybody),
      /** Account group → privileges, or a role that stands for some. Default none. */
      groups: z.record(ref("group"), given).default({}),
      /** Service principal (key of the account's `servicePrincipals`) → privileges, or a role that stands for some. Default none. */
      servicePrincipals: z.record(ref("servicePrincipal", { named: true }), given).default({}),
    })
    .default({ groups: {}, servicePrincipals: {} });
}

function privileges<K extends SecurableKind>(kind: K) {
  const privilege = z.enum(PRIVILEGES[kind] as (typeof PRIVILEGES)[K], {
    error: ({ input }) =>
      isRole(input)
        ? wrong(`${show(input)} is a role, and this is a list of privileges`, inPlaceOf(kind, input))
        : wrong(`${show(input)} is not a privilege of ${NAMES[kind]}`, `use one of ${PRIVILEGES[kind].join(", ")}`),
  });
  return distinct(z.array(privilege).min(1));
}

/** A list of privileges, or one word for them, which nothing after the schema knows of any more. */
function roleOrPrivileges<K extends RoledKind>(kind: K) {
  const roles = rolesOf(kind);
  const words = roles.map(show).join(", ");
  const role = z.enum(roles);
  return z
    .union([privileges(kind), role], {
      error: ({ input }) => {
        if (Array.isArray(input)) return undefined;
        return wrong(
          `${show(input)} is no role of ${NAMES[kind]}`,
          `write ${words}, or a list of privileges: ${PRIVILEGES[kind].join(", ")}`,
        );
      },
    })
    .transform((given): Privilege<K>[] => (typeof given === "string" ? privilegesOf(kind, given) : given));
}

function isRole(input: unknown): input is RightsRole {
  return RIGHTS_ROLES.some((role) => role === input);
}

/** What to write where a role stands in a list: the role alone, or what it stands for. */
function inPlaceOf(kind: SecurableKind, role: RightsRole): string {
  const listed = isRoled(kind) ? privilegesOf(kind, role) : [];
  return listed.length === 0
    ? `use privileges of ${NAMES[kind]}: ${PRIVILEGES[kind].join(", ")}`
    : `write ${show(role)} alone, without the list, or add what it stands for: ${listed.join(", ")}`;
}

const isRoled = (kind: SecurableKind): kind is RoledKind => Object.hasOwn(ROLE_PRIVILEGES.value, kind);
