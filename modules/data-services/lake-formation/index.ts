import { Construct } from "constructs";
import type { LakeFormationModel } from "../../../config/kinds/data-services/lake-formation";
import { configured } from "../../configured";
import type { Contributions } from "../../kinds/contribution";
import { Database } from "./database";
import { Grant } from "./grant";
import { Locations } from "./locations";

export const contributions: Contributions<LakeFormationModel> = {
  "data-services"(scope, id, { entry, place, tags, protection, read }) {
    const { catalogId } = entry;
    const all = new Construct(scope, id);
    const databases = Object.fromEntries(
      Object.entries(entry.databases).map(([key, database]) => {
        const made = new Database(all, `database-${key}`, {
          database,
          catalogId,
          madeName:
            database.mode === "glue-job" ? read("data-services", "glue_database_names", database.job) : undefined,
          tags,
          preventDestroy: protection.preventDestroy,
        });
        return [key, configured(made, `.databases.${key}`).databaseName];
      }),
    );
    const locations =
      Object.keys(entry.locations).length === 0
        ? {}
        : configured(
            new Locations(all, "locations", {
              entry,
              dataKeyArn: read("foundation", "kms_key_arns", "data"),
              place,
              tags,
            }),
            ".locations",
          ).arns;
    for (const [key, { to, on, filterName }] of Object.entries(entry.grants)) {
      const principal = "job" in to ? read("data-services", "glue_role_arns", to.job) : to.principal;
      const { grantable, elsewhere } = to;
      configured(
        new Grant(all, `grant-${key}`, {
          on,
          filterName,
          principal,
          grantable,
          elsewhere,
          catalogId,
          databases,
          locations,
        }),
        `.grants.${key}`,
      );
    }
    return {};
  },
};
