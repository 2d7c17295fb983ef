import { dashboardOf, withOtherCatalogs } from "../../../config/dashboard-file";
import type { DashboardModel } from "../../../config/kinds/consumers/dashboard";
import { quoteName } from "../../sql";
import { literal } from "../../terraform/literal";
import { overviewDashboard } from "./overview-dashboard";

export interface ContentProps {
  readonly consumer: DashboardModel;
  /** Key of a catalog → its name in the metastore. */
  readonly catalogName: (key: string) => string;
}

/** What a dashboard shows: the overview, or what was exported, over the catalogs of this environment. */
export function dashboardContent({ consumer, catalogName }: ContentProps): unknown {
  const { content, exported } = consumer;
  if (content.mode === "overview" || exported === undefined) {
    return overviewDashboard({
      title: literal(consumer.title),
      catalogName: catalogName(consumer.catalog),
      schemaName: consumer.schema,
    });
  }
  const parsed = dashboardOf(exported);
  if ("fault" in parsed) throw new Error("the file is checked to be a dashboard");
  return withOtherCatalogs(parsed.dashboard, literal, (name) => {
    const key = Object.hasOwn(content.catalogs, name) ? content.catalogs[name] : undefined;
    return key === undefined ? undefined : quoteName(catalogName(key));
  });
}
