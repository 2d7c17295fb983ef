import { describe, expect, it } from "vitest";
import { FAMILY_NAMES } from "../../../config/kinds";
import { EXISTING_DATABASES } from "../../support/databases";
import { legacy } from "../../support/dynamodb";
import { CLUSTER_ARN, existing } from "../../support/kafka";
import { existingEndpoint } from "../../support/sagemaker";
import { EXISTING_WAREHOUSES } from "../../support/warehouses";
import { report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

/** What is there already, by family and kind: an entry, and the field that tells it. */
const THERE: Readonly<Record<string, readonly [entry: object, field: string, says: string]>> = {
  "dataServices.rds-instance": [EXISTING_DATABASES.erp, "identifier", "the database instance erp-prod"],
  "dataServices.aurora-cluster": [EXISTING_DATABASES.billing, "identifier", "the database cluster billing"],
  "dataServices.redshift-serverless": [EXISTING_WAREHOUSES.group, "workgroup", "the workgroup group-finance"],
  "dataServices.redshift-cluster": [EXISTING_WAREHOUSES.old, "identifier", "the cluster dwh-prod"],
  "dataServices.kinesis-stream": [
    { kind: "kinesis-stream", mode: "existing", streamName: "orders" },
    "streamName",
    "the stream orders",
  ],
  "dataServices.dynamodb-table": [legacy({ export: undefined }), "tableName", "the table legacy-orders"],
  "dataServices.sagemaker-endpoint": [existingEndpoint(), "endpointName", "the endpoint Fraud-v2"],
  "dataServices.msk-cluster": [existing(), "clusterArn", `the cluster ${CLUSTER_ARN}`],
  "connections.connection": [{ kind: "connection", mode: "existing", name: "crm" }, "name", "the connection crm"],
  "connections.provider": [{ kind: "provider", mode: "existing", name: "crm" }, "name", "the provider crm"],
};

describe("what is there already", () => {
  it.each(Object.entries(THERE))("is declared once: %s", (at, [entry, field, says]) => {
    const [family] = at.split(".");
    expect(report({ dev: { [`${family}.one`]: entry } })).toBe("");
    expect(report({ dev: { [`${family}.one`]: entry, [`${family}.two`]: entry } })).toContain(
      `${family}.two.${field}: ${family === "connections" ? "connection" : "data service"} one uses ${says} already`,
    );
  });

  it("is looked at in every kind that can be there already", () => {
    const kinds = placesOf(EXAMPLES).leaves.flatMap(({ path: [family = ""], with: needed }) => {
      const said = (field: string) => needed.find(([at]) => at.length === 3 && at[2] === field)?.[1];
      return FAMILY_NAMES.some((one) => one === family) && said("mode") === "existing"
        ? [`${family}.${said("kind")}`]
        : [];
    });
    // An environment of Airflow that is there is only given a right, which several entries may do.
    expect([...new Set(kinds)].sort()).toEqual([...Object.keys(THERE), "workloads.airflow"].sort());
  });
});
