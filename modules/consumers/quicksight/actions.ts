import { arn, ec2, inRegion, on, passTo, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { CHANGE, LOOK } from "./policies";

const own = (resource: string, region?: string) => arn("quicksight", `${resource}/{prefix}-*`, region);
/** Users and groups are where the account was subscribed, which may be another region. */
const ofPeople = (resource: string) => own(`${resource}/default`, "*");
const GROUP = ofPeople("group");
const [SOURCE, SET, FOLDER] = [own("datasource"), own("dataset"), own("folder")];
const [DASHBOARD, ANALYSIS] = [own("dashboard"), own("analysis")];
const TEMPLATE = "arn:{partition}:quicksight:*:*:template/*";
const TAGS = ["quicksight:ListTagsForResource", "quicksight:TagResource", "quicksight:UntagResource"];
const calls = (...names: readonly string[]) => names.map((name) => `quicksight:${name}`);
const MEMBERSHIP = calls("CreateFolderMembership", "DeleteFolderMembership");
/** What is called to make, read, change and destroy a thing, and to say who may do what with it. */
const life = (thing: string): string[] => [...calls(`Create${thing}`), ...made(thing)];
/** The same of what is not yet called by its name when it is made. */
const made = (thing: string): string[] => [
  ...calls(`Delete${thing}`, `Describe${thing}`, `Update${thing}`),
  ...calls(`Describe${thing}Permissions`, `Update${thing}Permissions`),
  ...TAGS,
];

/** Source: service authorization reference, "Amazon QuickSight". */
export const QUICKSIGHT_ACTIONS: KindActions = {
  rows: rows(["operations"], {
    aws_quicksight_vpc_connection: [
      on(
        own("vpcConnection"),
        ...calls("DeleteVPCConnection", "DescribeVPCConnection", "UpdateVPCConnection"),
        ...TAGS,
      ),
      inRegion(...calls("CreateVPCConnection")),
      passTo("quicksight.amazonaws.com"),
      ec2(),
    ],
    aws_quicksight_data_source: [
      on(SOURCE, ...made("DataSource"), ...calls("PassDataSource")),
      inRegion(...calls("CreateDataSource")),
      on(own("vpcConnection"), ...calls("DescribeVPCConnection")),
    ],
    aws_quicksight_data_set: [
      on(SET, ...made("DataSet"), ...calls("DescribeDataSetRefreshProperties", "PassDataSet")),
      on(SOURCE, ...calls("CreateDataSet", "PassDataSource")),
    ],
    aws_quicksight_refresh_schedule: [
      // Schedules are below their data set.
      on(
        SET,
        ...calls("CreateRefreshSchedule", "DeleteRefreshSchedule", "DescribeRefreshSchedule", "UpdateRefreshSchedule"),
      ),
      inRegion(...calls("ListRefreshSchedules")),
    ],
    aws_quicksight_group: [on(GROUP, ...calls("CreateGroup", "DeleteGroup", "DescribeGroup", "UpdateGroup"))],
    aws_quicksight_group_membership: [
      on(
        GROUP,
        ...calls("CreateGroupMembership", "DeleteGroupMembership", "DescribeGroupMembership", "ListGroupMemberships"),
      ),
    ],
    aws_quicksight_iam_policy_assignment: [
      on(
        ofPeople("assignment"),
        ...calls(
          "CreateIAMPolicyAssignment",
          "DeleteIAMPolicyAssignment",
          "DescribeIAMPolicyAssignment",
          "UpdateIAMPolicyAssignment",
        ),
      ),
    ],
    aws_quicksight_folder: [on(FOLDER, ...life("Folder"), ...calls("DescribeFolderResolvedPermissions"))],
    aws_quicksight_folder_membership: [
      on(FOLDER, ...MEMBERSHIP, ...calls("ListFolderMembers")),
      ...[SET, DASHBOARD, ANALYSIS].map((member) => on(member, ...MEMBERSHIP)),
    ],
    aws_quicksight_dashboard: [
      on(DASHBOARD, ...life("Dashboard"), ...calls("ListDashboardVersions", "UpdateDashboardPublishedVersion")),
      on(SET, ...calls("PassDataSet")),
      on(TEMPLATE, ...calls("DescribeTemplate")),
    ],
    aws_quicksight_analysis: [
      on(ANALYSIS, ...life("Analysis"), ...calls("RestoreAnalysis")),
      on(SET, ...calls("PassDataSet")),
      on(TEMPLATE, ...calls("DescribeTemplate")),
    ],
  }),
  ceiling: {
    layer: "operations",
    statements: ({ partition, accountId, region }) => {
      const ec2Of = (resource: string) => `arn:${partition}:ec2:${region}:${accountId}:${resource}`;
      return [
        {
          Sid: "InterfacesOfQuickSight",
          Effect: "Allow",
          Action: ["ec2:CreateNetworkInterface", ...CHANGE],
          Resource: [ec2Of("network-interface/*"), ec2Of("security-group/*"), ec2Of("subnet/*")],
        },
        { Sid: "LooksOfQuickSight", Effect: "Allow", Action: LOOK, Resource: "*" },
      ];
    },
  },
};
