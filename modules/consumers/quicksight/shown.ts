import { QuicksightAnalysis } from "@cdktf/provider-aws/lib/quicksight-analysis";
import { QuicksightDashboard } from "@cdktf/provider-aws/lib/quicksight-dashboard";
import { QuicksightFolder } from "@cdktf/provider-aws/lib/quicksight-folder";
import { QuicksightFolderMembership } from "@cdktf/provider-aws/lib/quicksight-folder-membership";
import type { Construct } from "constructs";
import { at } from "../../../config/derive/at";
import { mapValues } from "../../../config/derive/map-values";
import type { QuickSightModel } from "../../../config/kinds/consumers/quicksight";
import { configured } from "../../configured";
import { literal } from "../../terraform/literal";
import { type People, permitted } from "./people";

export interface ShownProps {
  readonly entry: QuickSightModel;
  /** Key of a data set → its ARN and id. */
  readonly dataSets: Readonly<Record<string, { readonly arn: string; readonly dataSetId: string }>>;
  readonly people: Readonly<Record<string, People>>;
  readonly tags: Readonly<Record<string, string>>;
}

type Templated = Pick<QuickSightModel["dashboards"][string], "title" | "template" | "dataSets">;
type Rights = QuickSightModel["dashboards"][string]["permissions"];

/** What a folder has in it, as the API calls it. */
const MEMBERS = { dataSets: "DATASET", analyses: "ANALYSIS", dashboards: "DASHBOARD" } as const;

/** Analyses and dashboards of templates, and the folders with everything. */
export function shown(scope: Construct, props: ShownProps): void {
  const { entry, people, tags } = props;
  const made = (kind: "analysis" | "dashboard", it: Templated, rights: Rights) => {
    const permissions = permitted(kind, rights, people);
    return {
      name: literal(it.title),
      sourceEntity: {
        sourceTemplate: {
          arn: it.template,
          dataSetReferences: Object.entries(it.dataSets).map(([dataSetPlaceholder, set]) => ({
            dataSetPlaceholder: literal(dataSetPlaceholder),
            dataSetArn: at(props.dataSets, set).arn,
          })),
        },
      },
      ...(permissions.length > 0 && { permissions: [...permissions] }),
      tags: { ...tags },
    };
  };
  const analyses = mapValues(entry.analyses, (it, key) => {
    const analysis = new QuicksightAnalysis(scope, `analysis-${key}`, {
      analysisId: `${entry.name}_${key}`,
      ...made("analysis", it, Object.fromEntries(it.owners.map((group) => [group, "owner"]))),
    });
    return configured(analysis, `.analyses.${key}`).analysisId;
  });
  const dashboards = mapValues(entry.dashboards, (it, key) => {
    const dashboard = new QuicksightDashboard(scope, `dashboard-${key}`, {
      dashboardId: `${entry.name}_${key}`,
      // A version without a word cannot be told from the one before it.
      versionDescription: it.template.split("/").slice(1).join("/"),
      ...made("dashboard", it, it.permissions),
    });
    return configured(dashboard, `.dashboards.${key}`).dashboardId;
  });
  folders(scope, props, { dataSets: mapValues(props.dataSets, ({ dataSetId }) => dataSetId), analyses, dashboards });
}

type Ids = Readonly<Record<keyof typeof MEMBERS, Readonly<Record<string, string>>>>;

function folders(scope: Construct, { entry, people, tags }: ShownProps, ids: Ids): void {
  const made = new Map<string, QuicksightFolder>();
  // Those that others are in come first.
  const folder = (key: string): QuicksightFolder => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const { title, parent, permissions } = at(entry.folders, key);
    const given = permitted("folder", permissions, people);
    const one = configured(
      new QuicksightFolder(scope, `folder-${key}`, {
        folderId: `${entry.name}_${key}`,
        name: literal(title),
        folderType: "SHARED",
        ...(parent !== undefined && { parentFolderArn: folder(parent).arn }),
        ...(given.length > 0 && { permissions: [...given] }),
        tags: { ...tags },
      }),
      `.folders.${key}`,
    );
    made.set(key, one);
    return one;
  };
  for (const [key, members] of Object.entries(entry.folders)) {
    const { folderId } = folder(key);
    for (const record of Object.keys(MEMBERS) as (keyof typeof MEMBERS)[]) {
      for (const member of members[record]) {
        configured(
          new QuicksightFolderMembership(scope, `folder-${key}-${MEMBERS[record].toLowerCase()}-${member}`, {
            folderId,
            memberId: at(ids[record], member),
            memberType: MEMBERS[record],
          }),
          `.folders.${key}.${record}`,
        );
      }
    }
  }
}
