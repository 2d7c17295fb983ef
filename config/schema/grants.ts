import { z } from "zod";
import { HARMLESS } from "../facts/everybody";
import { show } from "../plain";
import { distinct, wrong } from "./common";
import { PRIVILEGES, type SecurableKind } from "./privileges";
import { ref } from "./ref";

const NAMES: Readonly<Record<SecurableKind, string>> = {
  metastore: "a metastore",
  catalog: "a catalog",
  schema: "a schema",
  volume: "a volume",
  model: "a model",
  credential: "a credential",
  external_location: "an external location",
  foreign_connection: "a connection",
  foreign_catalog: "a foreign catalog",
  shared_catalog: "a shared catalog",
};

/** Who may do what with one securable: the only owner of its grants, so what is not listed is taken away. */
export function grants<K extends SecurableKind>(kind: K) {
  const privilege = z.enum(PRIVILEGES[kind] as (typeof PRIVILEGES)[K], {
    error: (issue) =>
      wrong(`${show(issue.input)} is not a privilege of ${NAMES[kind]}`, `use one of ${PRIVILEGES[kind].join(", ")}`),
  });
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
      /** Account group → privileges. Default none. */
      groups: z.record(ref("group"), distinct(z.array(privilege).min(1))).default({}),
      /** Service principal (key of the account's `servicePrincipals`) → privileges. Default none. */
      servicePrincipals: z.record(ref("servicePrincipal"), distinct(z.array(privilege).min(1))).default({}),
    })
    .default({ groups: {}, servicePrincipals: {} });
}
