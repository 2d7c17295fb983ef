import { dashboardOf, withOtherCatalogs } from "../../../config/dashboard-file";
import type { DashboardModel } from "../../../config/kinds/consumers/dashboard";
import { quoteName } from "../../../config/sql";
import { literal } from "../../terraform/literal";
import { costsDashboard } from "./costs-dashboard";
import { overviewDashboard } from "./overview-dashboard";
import { performanceDashboard } from "./performance-dashboard";
import { qualityDashboard } from "./quality-dashboard";
import { queriesDashboard } from "./queries-dashboard";

export interface ContentProps {
  readonly consumer: DashboardModel;
  /** Key of a catalog → its name in the metastore. */
  readonly catalogName: (key: string) => string;
}

/** What a dashboard shows. */
export function dashboardContent({ consumer, catalogName }: ContentProps): unknown {
  const { content } = consumer;
  const title = literal(consumer.title);
  switch (content.mode) {
    case "overview":
      return overviewDashboard({
        title,
        catalogName: catalogName(there(consumer.catalog)),
        schemaName: consumer.schema,
      });
    case "costs":
      return costsDashboard({ title, tag: content.tag, days: content.days });
    case "queries":
      return queriesDashboard({ title, days: content.days });
    case "performance":
      return performanceDashboard({ title, days: content.days });
    case "quality":
      return qualityDashboard({
        title,
        days: content.days,
        logs: content.logs.map(({ catalog, schema, table }) => ({ catalogName: catalogName(catalog), schema, table })),
      });
    case "file":
      return exportedDashboard(there(consumer.exported), content.catalogs, catalogName);
  }
}

/** What was exported, over the catalogs of this environment. */
function exportedDashboard(
  text: string,
  catalogs: Readonly<Record<string, string>>,
  catalogName: (key: string) => string,
): unknown {
  const parsed = dashboardOf(text);
  if ("fault" in parsed) throw new Error("the file is checked to be a dashboard");
  return withOtherCatalogs(parsed.dashboard, literal, (name) => {
    const key = Object.hasOwn(catalogs, name) ? catalogs[name] : undefined;
    return key === undefined ? undefined : quoteName(catalogName(key));
  });
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("it is checked to be there");
  return value;
}
