import { LakeformationDataCellsFilter } from "@cdktf/provider-aws/lib/lakeformation-data-cells-filter";
import { Construct } from "constructs";
import type { LakeFormationModel } from "../../../config/kinds/data-services/lake-formation";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";

type On = Extract<LakeFormationModel["grants"][string]["on"], { mode: "cells" }>;

export interface CellsFilterProps {
  readonly on: On;
  readonly filterName: string;
  /** Number of the AWS account. */
  readonly catalogId: string;
  /** Name of the database; it may be a reference. */
  readonly databaseName: string;
}

/** Some rows and columns of a table, by a name under which they are granted. */
export class CellsFilter extends Construct {
  /** Name of the filter, once it is there. */
  readonly filterName: string;
  readonly tableName: string;

  constructor(scope: Construct, id: string, { on, filterName, catalogId, databaseName }: CellsFilterProps) {
    super(scope, id);
    const filter = new LakeformationDataCellsFilter(this, "Resource", {
      tableData: [
        {
          tableCatalogId: catalogId,
          databaseName,
          tableName: on.table,
          name: filterName,
          // Never a wildcard: up to 6.26 the provider wants its exclusions empty and in AWS's order, later ones take them
          // only left out. Sources: its issue 48208, and its changelog of 6.27.
          columnNames: [...on.columns],
          rowFilter: [on.rows === undefined ? { allRowsWildcard: [{}] } : { filterExpression: literal(on.rows) }],
        },
      ],
    });
    configured(filter, ".on");
    this.filterName = filter.tableData.get(0).name;
    this.tableName = on.table;
  }
}
