import type { Catalog } from "../../model";
import { warningAt } from "../check";
import type { ResolvedCheck } from "./check";

/** Whoever asks for access to something has found it: by `BROWSE`, which shows that it is there, or by a link. */
export const requestFinders: ResolvedCheck = ({ environments }) =>
  environments.flatMap((file) =>
    Object.entries(file.environment.catalogs).flatMap(([key, catalog]) => {
      const path = asking(catalog);
      if (path === undefined || isFound(catalog)) return [];
      return [
        warningAt(
          file,
          ["catalogs", key, ...path],
          `nobody but the owner finds catalog ${key}, so nobody else asks for access to what is in it`,
          `add "BROWSE" to catalogs.${key}.grants.everyone`,
        ),
      ];
    }),
  );

/** Where the catalog, or the first schema of it that does, says where requests go. */
function asking({ accessRequests, schemas }: Catalog): readonly string[] | undefined {
  if (takesRequests(accessRequests)) return ["accessRequests"];
  const schema = Object.entries(schemas).find(([, one]) => takesRequests(one.accessRequests));
  return schema && ["schemas", schema[0], "accessRequests"];
}

const takesRequests = (to: Catalog["accessRequests"]): boolean => to !== undefined && to !== "off";

const isFound = ({ grants: { everyone = [], groups, servicePrincipals } }: Catalog): boolean =>
  [everyone, ...Object.values(groups), ...Object.values(servicePrincipals)].some((privileges) =>
    privileges.some((one) => FINDS.includes(one)),
  );

/** Privileges by which somebody sees that a catalog is there. */
const FINDS: readonly string[] = ["ALL_PRIVILEGES", "BROWSE"];
