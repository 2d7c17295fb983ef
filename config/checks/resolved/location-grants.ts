import { EVERYONE, type Principal } from "../../derive/principal";
import { LOCATION_NEEDS } from "../../facts/privilege-needs";
import type { Zone } from "../../model";
import type { Problem } from "../../problem";
import type { Privilege } from "../../schema/privileges";
import { warningAt } from "../check";
import { type Access, accessIn, holdsFor } from "./access";
import type { ResolvedCheck, ResolvedFile } from "./check";

type OnLocation = Privilege<"external_location">;

/** Whoever may put tables, volumes or managed storage into a location may make them somewhere too. */
export const locationGrants: ResolvedCheck = ({ account, environments }) =>
  environments.flatMap((file) => {
    // A location is there for all environments of its metastore.
    const near = environments
      .filter(({ environment }) => environment.region === file.environment.region)
      .map(({ environment }) => ({ environment, access: accessIn(environment, account) }));
    const mayMake = (principal: Principal, what: string): boolean =>
      holdsFor(account.groups, principal, (one) =>
        near.some(({ environment, access }) =>
          Object.entries(environment.catalogs).some(([catalog, { schemas }]) =>
            ways(one, what, access, catalog, Object.keys(schemas)),
          ),
        ),
      );
    return granted(file).flatMap(({ path, principal, privileges }) =>
      idle(file, path, privileges, (what) => mayMake(principal, what)),
    );
  });

interface OnOne {
  readonly path: readonly string[];
  readonly principal: Principal;
  readonly privileges: readonly OnLocation[];
}

function granted({ environment }: ResolvedFile): OnOne[] {
  return (["zones", "externalLocations"] as const).flatMap((record) =>
    Object.entries<{ readonly grants: Zone["grants"] }>(environment[record]).flatMap(([key, { grants }]) => {
      const path = (who: keyof Zone["grants"], name: string) => [record, key, "grants", who, name];
      const { everyone } = grants;
      return [
        ...(everyone === undefined
          ? []
          : [{ path: [record, key, "grants", "everyone"], principal: EVERYONE, privileges: everyone }]),
        ...Object.entries(grants.groups).map(([name, privileges]): OnOne => {
          return { path: path("groups", name), principal: { kind: "group", name }, privileges };
        }),
        ...Object.entries(grants.servicePrincipals).map(([key, privileges]): OnOne => {
          return { path: path("servicePrincipals", key), principal: { kind: "service-principal", key }, privileges };
        }),
      ];
    }),
  );
}

function ways(one: Principal, what: string, access: Access, catalog: string, schemas: readonly string[]): boolean {
  if (!access(one, "USE_CATALOG", { catalog })) return false;
  if (what === "CREATE_SCHEMA") return access(one, what, { catalog });
  return schemas.some((schema) =>
    ["USE_SCHEMA", what].every((privilege) => access(one, privilege, { catalog, schema })),
  );
}

function idle(
  file: ResolvedFile,
  path: readonly string[],
  privileges: readonly OnLocation[],
  mayMake: (what: string) => boolean,
): Problem[] {
  return privileges.flatMap((privilege) => {
    const need = LOCATION_NEEDS.value[privilege];
    if (need === undefined || mayMake(need)) return [];
    return [
      warningAt(
        file,
        path,
        `${privilege} is of no use to ${path.at(-1)}, who has ${need}, with the ways to it, in no catalog of this configuration`,
        need === "CREATE_SCHEMA"
          ? 'grant it "USE_CATALOG" and "CREATE_SCHEMA" on a catalog, or remove this'
          : `grant it "USE_CATALOG" on a catalog, and "USE_SCHEMA" and "${need}" on the catalog or a schema of it, or remove this`,
      ),
    ];
  });
}
