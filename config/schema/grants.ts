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
  foreign_connection: "a connection",
  foreign_catalog: "a foreign catalog",
};

/** Who may do what with one securable: the only owner of its grants, so what is not listed is taken away. */
export function grants<K extends SecurableKind>(kind: K) {
  const privilege = z.enum(PRIVILEGES[kind] as (typeof PRIVILEGES)[K], {
    error: (issue) =>
      wrong(`${show(issue.input)} is not a privilege of ${NAMES[kind]}`, `use one of ${PRIVILEGES[kind].join(", ")}`),
  });
  return z
    .strictObject({
      /** Account group → privileges. Default none. */
      groups: z.record(ref("group"), distinct(z.array(privilege).min(1))).default({}),
      /** Service principal (key of the account's `servicePrincipals`) → privileges. Default none. */
      servicePrincipals: z.record(ref("servicePrincipal"), distinct(z.array(privilege).min(1))).default({}),
    })
    .default({ groups: {}, servicePrincipals: {} });
}
