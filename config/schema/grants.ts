import { z } from "zod";
import { show } from "../plain";
import { distinct, wrong } from "./common";
import { PRIVILEGES, type SecurableKind } from "./privileges";
import { ref } from "./ref";

const NAMES: Readonly<Record<SecurableKind, string>> = {
  catalog: "a catalog",
  schema: "a schema",
  volume: "a volume",
  credential: "a credential",
  external_location: "an external location",
};

/** Privileges that let others decide who may do what. */
const GOVERNING: readonly string[] = ["ALL_PRIVILEGES", "MANAGE"];
type Ungoverning<K extends SecurableKind> = Exclude<(typeof PRIVILEGES)[K][number], "ALL_PRIVILEGES" | "MANAGE">;

/** Who may do what with one securable: the only owner of its grants, so what is not listed is taken away. */
export function grants<K extends SecurableKind>(kind: K) {
  const privilege = z.enum(PRIVILEGES[kind] as (typeof PRIVILEGES)[K], {
    error: (issue) =>
      wrong(`${show(issue.input)} is not a privilege of ${NAMES[kind]}`, `use one of ${PRIVILEGES[kind].join(", ")}`),
  });
  const all: readonly string[] = PRIVILEGES[kind];
  const forAll = all.filter((name) => !GOVERNING.includes(name));
  const ofEverybody = z.enum(forAll as Ungoverning<K>[], {
    error: (issue) =>
      GOVERNING.includes(String(issue.input))
        ? wrong(
            `${show(issue.input)} would let everybody in the Databricks account govern ${NAMES[kind]}`,
            "grant it to a group under groups, and to everybody what they need, such as SELECT",
          )
        : wrong(`${show(issue.input)} is not a privilege of ${NAMES[kind]}`, `use one of ${forAll.join(", ")}`),
  });
  return z
    .strictObject({
      /** Privileges of everybody in the Databricks account, the group `account users`; never those that govern. Default none. */
      everyone: distinct(z.array(ofEverybody).min(1)).optional(),
      /** Account group → privileges. Default none. */
      groups: z.record(ref("group"), distinct(z.array(privilege).min(1))).default({}),
      /** Service principal (key of the account's `servicePrincipals`) → privileges. Default none. */
      servicePrincipals: z.record(ref("servicePrincipal"), distinct(z.array(privilege).min(1))).default({}),
    })
    .default({ groups: {}, servicePrincipals: {} });
}
