import type { Problem } from "../problem";
import { type AccountDraft, type Check, entries, errorAt, type Path, repeated } from "./check";

/** What tells one declared thing from another, and where it is written. */
interface Identified {
  readonly key: string;
  readonly path: Path;
  readonly id: string;
}

/** Things of the account that are named by two keys of theirs only by mistake: grants and settings would fight. */
const IDENTITIES: readonly {
  readonly what: string;
  readonly instead: string;
  readonly of: (
    account: AccountDraft["data"],
  ) => readonly (Omit<Identified, "id"> & { readonly id?: string | undefined })[];
}[] = [
  {
    what: "service principal",
    instead: "keep one of them, and name it where the other is named",
    of: ({ servicePrincipals }) =>
      entries(servicePrincipals).flatMap(([key, principal]) =>
        principal.mode === "existing"
          ? [{ key, path: ["servicePrincipals", key, "applicationId"], id: principal.applicationId }]
          : [],
      ),
  },
  {
    what: "metastore",
    instead: "a metastore is of one region: write the id of that of the region, from the account console → Catalog",
    of: ({ metastores }) =>
      entries(metastores).flatMap(([key, metastore]) =>
        metastore.mode === "existing" ? [{ key, path: ["metastores", key, "id"], id: metastore.id }] : [],
      ),
  },
  {
    what: "metastore by its name",
    instead: "give each metastore of the account its own name",
    of: ({ metastores, name }) =>
      entries(metastores).flatMap(([key, metastore]) =>
        metastore.mode === "create"
          ? [{ key, path: ["metastores", key, "name"], id: metastore.name ?? (name && `${name}-${key}`) }]
          : [],
      ),
  },
  {
    what: "network connectivity configuration",
    instead: "keep one of them, and name it where the other is named",
    of: ({ networkConnectivity }) =>
      entries(networkConnectivity).flatMap(([key, config]) =>
        config.mode === "existing" ? [{ key, path: ["networkConnectivity", key, "id"], id: config.id }] : [],
      ),
  },
];

/** What the account's file declares is declared once. Databricks tells neither ids nor names apart by their case. */
export const declaredOnce: Check = ({ account }) =>
  IDENTITIES.flatMap(({ what, instead, of }): Problem[] =>
    repeated(of(account.data), ({ id }) => id?.toLowerCase()).map(([later, earlier]) =>
      errorAt(account, later.path, `is the ${what} that ${earlier.path.slice(0, 2).join(".")} is already`, instead),
    ),
  );
