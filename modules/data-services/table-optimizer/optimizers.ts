import {
  GlueCatalogTableOptimizer,
  type GlueCatalogTableOptimizerConfiguration,
} from "@cdktf/provider-aws/lib/glue-catalog-table-optimizer";
import { Construct } from "constructs";
import type { TableOptimizerModel } from "../../../config/kinds/data-services/table-optimizer";
import { configured } from "../../configured";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { glueTrust } from "../glue-job/policies";
import { optimizerStatements } from "./policies";

export interface OptimizersProps {
  readonly entry: TableOptimizerModel;
  /** ARN of the key that encrypts the zone. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

type Further = Omit<GlueCatalogTableOptimizerConfiguration, "enabled" | "roleArn">;

/** Optimizers of a table, and the role that they work with. A table that goes takes them with it. */
export class Optimizers extends Construct {
  constructor(scope: Construct, id: string, { entry, dataKeyArn, place, tags }: OptimizersProps) {
    super(scope, id);
    const { retention, orphans } = entry;
    const role = new ServiceRole(this, "role", {
      roleName: entry.role.name,
      description: `Optimizes the table ${entry.database}.${entry.table}`,
      trust: glueTrust(place),
      policyName: "table",
      statements: optimizerStatements(entry, dataKeyArn, place),
      tags,
    });
    const optimizer = (type: "compaction" | "retention" | "orphan_file_deletion", further: Further) =>
      new GlueCatalogTableOptimizer(this, type.replaceAll("_", "-"), {
        catalogId: entry.catalogId,
        databaseName: entry.database,
        tableName: entry.table,
        type,
        configuration: [{ enabled: true, roleArn: role.arn, ...further }],
        // AWS tries the role.
        dependsOn: [role.policy],
      });
    if (entry.compaction) configured(optimizer("compaction", {}), ".compaction");
    if (retention !== undefined)
      configured(
        optimizer("retention", {
          retentionConfiguration: [
            {
              icebergConfiguration: [
                {
                  snapshotRetentionPeriodInDays: retention.days,
                  numberOfSnapshotsToRetain: retention.leastKept,
                  cleanExpiredFiles: retention.removeFiles,
                  runRateInHours: retention.everyHours,
                },
              ],
            },
          ],
        }),
        ".retention",
      );
    if (orphans !== undefined)
      configured(
        optimizer("orphan_file_deletion", {
          orphanFileDeletionConfiguration: [
            {
              icebergConfiguration: [
                {
                  // Said in full: what AWS fills in would come back as a change.
                  location: `s3://${entry.bucket}/${entry.folder}/`,
                  orphanFileRetentionPeriodInDays: orphans.days,
                  runRateInHours: orphans.everyHours,
                },
              ],
            },
          ],
        }),
        ".orphans",
      );
  }
}
