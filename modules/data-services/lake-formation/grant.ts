import { LakeformationOptIn } from "@cdktf/provider-aws/lib/lakeformation-opt-in";
import {
  LakeformationPermissions,
  type LakeformationPermissionsConfig,
} from "@cdktf/provider-aws/lib/lakeformation-permissions";
import { Construct } from "constructs";
import type { LakeFormationModel } from "../../../config/kinds/data-services/lake-formation";
import { configured } from "../../configured";
import { CellsFilter } from "./cells-filter";

type On = LakeFormationModel["grants"][string]["on"];
type OnDatabase = Extract<On, { mode: "database" }>;
type OnCells = Extract<On, { mode: "cells" }>;
type OnTags = Extract<On, { mode: "tags" }>;
type Resource = Pick<
  LakeformationPermissionsConfig,
  "database" | "table" | "lfTagPolicy" | "dataLocation" | "dataCellsFilter"
>;

export interface GrantProps {
  readonly on: On;
  /** Name of the filter of rows and columns, where one is made. */
  readonly filterName: string;
  /** Who gets it: ARN of a role, number of an account, or ARN of AWS Organizations. */
  readonly principal: string;
  /** Whether they may pass it on. */
  readonly grantable: boolean;
  /** They are of another account, and opt in themselves. */
  readonly elsewhere: boolean;
  /** Number of the AWS account. */
  readonly catalogId: string;
  /** Key of a database → its name. */
  readonly databases: Readonly<Record<string, string>>;
  /** Key of a location → its ARN. */
  readonly locations: Readonly<Record<string, string>>;
}

/** What a role may do in Lake Formation, and that this alone counts for it where it is opted in: once it has everything. */
export class Grant extends Construct {
  private readonly given: LakeformationPermissions[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GrantProps,
  ) {
    super(scope, id);
    const { on } = props;
    if (on.mode === "location")
      this.permit("location", ["DATA_LOCATION_ACCESS"], { dataLocation: this.location(on.location) });
    else if (on.mode === "tags") this.byTags(on);
    else if (on.mode === "cells") this.onCells(on);
    else this.byName(on);
  }

  private byName({ database: key, tables, onDatabases, onTables, optIn }: OnDatabase): void {
    const { catalogId } = this.props;
    const databaseName = this.database(key);
    this.permit("database", onDatabases, { database: { catalogId, name: databaseName } });
    const each: Record<string, { name: string } | { wildcard: true }> =
      tables === undefined
        ? { tables: { wildcard: true } }
        : Object.fromEntries(tables.map((name) => [`table-${name}`, { name }]));
    for (const [id, table] of Object.entries(each))
      this.permit(id, onTables, { table: { catalogId, databaseName, ...table } });
    if (!optIn) return;
    this.optIn("database", { database: [{ catalogId, name: databaseName }] });
    for (const [id, table] of Object.entries(each)) this.optIn(id, { table: [{ catalogId, databaseName, ...table }] });
  }

  private onCells(on: OnCells): void {
    const { catalogId, filterName } = this.props;
    const databaseName = this.database(on.database);
    // Databases and tables are part of the id: a filter of another table is another filter.
    const filter = new CellsFilter(this, `cells-${on.database}-${on.table}`, {
      on,
      filterName,
      catalogId,
      databaseName,
    });
    const table = { databaseName, tableName: filter.tableName, tableCatalogId: catalogId, name: filter.filterName };
    this.permit(`cells-${on.database}-${on.table}_select`, ["SELECT"], { dataCellsFilter: table });
    if (on.optIn) this.optIn("table", { table: [{ catalogId, databaseName, name: on.table }] });
  }

  private byTags({ tags, onDatabases, onTables, optIn }: OnTags): void {
    const { catalogId } = this.props;
    const expression = Object.entries(tags).map(([key, values]) => ({ key, values: [...values] }));
    const policy = (resourceType: "DATABASE" | "TABLE") => ({ lfTagPolicy: { catalogId, resourceType, expression } });
    this.permit("databases", onDatabases, policy("DATABASE"));
    this.permit("tables", onTables, policy("TABLE"));
    for (const key of optIn) {
      const databaseName = this.database(key);
      this.optIn(`database-${key}`, { database: [{ catalogId, name: databaseName }] });
      this.optIn(`tables-${key}`, { table: [{ catalogId, databaseName, wildcard: true }] });
    }
  }

  private permit(id: string, permissions: readonly string[], resource: Resource): void {
    if (permissions.length === 0) return;
    this.given.push(
      new LakeformationPermissions(this, id, {
        principal: this.props.principal,
        permissions: [...permissions],
        ...(this.props.grantable && { permissionsWithGrantOption: [...permissions] }),
        ...resource,
      }),
    );
  }

  private optIn(id: string, resource: object): void {
    if (this.props.elsewhere) return;
    const made = new LakeformationOptIn(this, `opt-in-${id}`, {
      principal: [{ dataLakePrincipalIdentifier: this.props.principal }],
      resourceData: [resource],
      dependsOn: [...this.given],
    });
    configured(made, ".on.optIn");
  }

  private database(key: string): string {
    const name = this.props.databases[key];
    if (name === undefined) throw new Error(`the database ${key} is checked to be there`);
    return name;
  }

  private location(key: string): { arn: string; catalogId: string } {
    const arn = this.props.locations[key];
    if (arn === undefined) throw new Error(`the location ${key} is checked to be there`);
    return { arn, catalogId: this.props.catalogId };
  }
}
