import { QuicksightDataSet } from "@cdktf/provider-aws/lib/quicksight-data-set";
import { QuicksightDataSource } from "@cdktf/provider-aws/lib/quicksight-data-source";
import { QuicksightRefreshSchedule } from "@cdktf/provider-aws/lib/quicksight-refresh-schedule";
import type { Construct } from "constructs";
import type { QuickSightModel } from "../../../config/kinds/consumers/quicksight";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";
import { warehousePath } from "../warehouse-path";
import { type People, permitted } from "./people";

export interface DataProps {
  readonly entry: QuickSightModel;
  /** Key of a catalog → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Host name of the workspace. */
  readonly host: string;
  readonly warehouseId: string;
  readonly secretArn: string;
  /** Default: over the internet. */
  readonly vpcConnectionArn: string | undefined;
  readonly people: Readonly<Record<string, People>>;
  readonly tags: Readonly<Record<string, string>>;
}

const HTTPS = 443;

/** The warehouse as QuickSight finds it. */
export function dataSource(scope: Construct, props: DataProps): QuicksightDataSource {
  const { entry, people, vpcConnectionArn } = props;
  const permission = permitted("dataSource", entry.permissions, people);
  return new QuicksightDataSource(scope, "Resource", {
    dataSourceId: entry.name,
    name: literal(entry.title),
    type: "DATABRICKS",
    parameters: {
      databricks: { host: props.host, port: HTTPS, sqlEndpointPath: warehousePath(props.warehouseId) },
    },
    credentials: { secretArn: props.secretArn },
    sslProperties: { disableSsl: false },
    ...(vpcConnectionArn !== undefined && { vpcConnectionProperties: { vpcConnectionArn } }),
    ...(permission.length > 0 && { permission: [...permission] }),
    tags: { ...props.tags },
  });
}

/** Tables of the warehouse, and when copies of them are made again. @returns data sets by key */
export function dataSets(
  scope: Construct,
  { entry, catalogName, people, tags }: DataProps,
  dataSourceArn: string,
): Readonly<Record<string, QuicksightDataSet>> {
  return Object.fromEntries(
    Object.entries(entry.dataSets).map(([key, set]) => {
      const setting = `.dataSets.${key}`;
      const permissions = permitted("dataSet", set.permissions, people);
      const made = configured(
        new QuicksightDataSet(scope, `data-set-${key}`, {
          dataSetId: `${entry.name}_${key}`,
          name: literal(set.title),
          importMode: set.rows.mode === "copy" ? "SPICE" : "DIRECT_QUERY",
          physicalTableMap: [
            {
              physicalTableMapId: key,
              relationalTable: {
                dataSourceArn,
                catalog: catalogName(set.catalog),
                schema: set.schema,
                name: set.table,
                inputColumns: Object.entries(set.columns).map(([name, type]) => ({ name: literal(name), type })),
              },
            },
          ],
          ...(permissions.length > 0 && { permissions: [...permissions] }),
          tags: { ...tags },
        }),
        setting,
      );
      if (set.rows.mode === "copy" && set.rows.refresh !== undefined) {
        configured(refresh(scope, key, made.dataSetId, set.rows.refresh), `${setting}.rows.refresh`);
      }
      return [key, made];
    }),
  );
}

type Rows = Extract<QuickSightModel["dataSets"][string]["rows"], { mode: "copy" }>;
type Refresh = NonNullable<Rows["refresh"]>;

const INTERVALS = { hour: "HOURLY", day: "DAILY", week: "WEEKLY", month: "MONTHLY" } as const satisfies Readonly<
  Record<Refresh["every"], string>
>;

function refresh(scope: Construct, key: string, dataSetId: string, when: Refresh): QuicksightRefreshSchedule {
  const on =
    when.every === "week" ? { dayOfWeek: when.on } : when.every === "month" ? { dayOfMonth: `${when.day}` } : undefined;
  return new QuicksightRefreshSchedule(scope, `data-set-${key}-refresh`, {
    dataSetId,
    scheduleId: key,
    schedule: [
      {
        refreshType: "FULL_REFRESH",
        scheduleFrequency: [
          {
            interval: INTERVALS[when.every],
            timeOfTheDay: when.at,
            timezone: when.timezone,
            ...(on !== undefined && { refreshOnDay: [on] }),
          },
        ],
      },
    ],
  });
}
