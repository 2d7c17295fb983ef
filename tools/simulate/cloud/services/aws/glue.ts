import { named, setting } from "../../computed/aws-rows";
import type { Row } from "../../computed/aws-template";
import { of, ROLE_NAME } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

const CATALOG: Row = { catalog_id: "{account}" };

/** AWS Glue. */
export const glue: Service = {
  aws_glue_catalog_database: {
    computed: named("glue", "database/{name}", CATALOG, "{catalog_id|}:{name}"),
    unique: [inPlace("AlreadyExistsException", "name")],
  },
  aws_glue_connection: {
    computed: named("glue", "connection/{name}", CATALOG, "{catalog_id}:{name}"),
    unique: [inPlace("AlreadyExistsException", "name")],
  },
  aws_glue_job: {
    computed: named("glue", "job/{name}"),
    unique: [inPlace("IdempotentParameterMismatchException", "name")],
  },
  aws_glue_crawler: {
    computed: named("glue", "crawler/{name}"),
    references: {
      role: ROLE_NAME,
      database_name: of("aws_glue_catalog_database", "name", { missing: "EntityNotFoundException" }),
    },
    unique: [inPlace("AlreadyExistsException", "name")],
  },
  aws_glue_trigger: { computed: named("glue", "trigger/{name}", { state: "CREATED" }) },
  aws_glue_workflow: { computed: named("glue", "workflow/{name}") },
  aws_glue_security_configuration: { computed: setting("name") },
  aws_glue_resource_policy: { computed: { id: "glue-policy" } },
};
