import { fact } from "./fact";

/** Region → IPv4 block that Amazon QuickSight connects to databases from, where that does not go over a VPC. */
export const QUICKSIGHT_ADDRESSES = fact<Readonly<Record<string, string>>>({
  value: {
    "af-south-1": "13.246.220.192/27",
    "ap-northeast-1": "13.113.244.32/27",
    "ap-northeast-2": "13.124.145.32/27",
    "ap-south-1": "52.66.193.64/27",
    "ap-southeast-1": "13.229.254.0/27",
    "ap-southeast-2": "54.153.249.96/27",
    "ap-southeast-3": "43.218.71.192/27",
    "ap-southeast-5": "56.68.33.0/27",
    "ca-central-1": "15.223.73.0/27",
    "eu-central-1": "35.158.127.192/27",
    "eu-central-2": "16.63.53.32/27",
    "eu-north-1": "13.53.191.64/27",
    "eu-south-1": "18.102.150.128/27",
    "eu-south-2": "18.101.99.160/27",
    "eu-west-1": "52.210.255.224/27",
    "eu-west-2": "35.177.218.0/27",
    "eu-west-3": "13.38.202.0/27",
    "il-central-1": "51.17.195.32/27",
    "me-central-1": "51.112.11.224/27",
    "sa-east-1": "18.230.46.192/27",
    "us-east-1": "52.23.63.224/27",
    "us-east-2": "52.15.247.160/27",
    "us-gov-east-1": "18.252.165.64/27",
    "us-gov-west-1": "160.1.180.32/27",
    "us-west-2": "54.70.204.128/27",
  },
  source: 'Amazon Quick user guide, "AWS Regions, websites, IP address ranges, and endpoints"',
  asOf: "2026-07",
});

/** Role that QuickSight makes in an account when it is let on secrets, and reads them with; after `arn:…:role/`. */
export const QUICKSIGHT_SECRET_ROLE = fact({
  value: "service-role/aws-quicksight-secretsmanager-role-v0",
  source: 'Amazon Quick user guide, "Granting Amazon Quick access to Secrets Manager and selected secrets"',
  asOf: "2026-11",
});

/** What groups may do with a thing of QuickSight, by the words of its user interface. */
export const QUICKSIGHT_RIGHTS = fact({
  value: {
    dataSource: {
      viewer: ["DescribeDataSource", "DescribeDataSourcePermissions", "PassDataSource"],
      owner: [
        "DeleteDataSource",
        "DescribeDataSource",
        "DescribeDataSourcePermissions",
        "PassDataSource",
        "UpdateDataSource",
        "UpdateDataSourcePermissions",
      ],
    },
    dataSet: {
      viewer: ["DescribeDataSet", "DescribeDataSetPermissions", "DescribeIngestion", "ListIngestions", "PassDataSet"],
      owner: [
        "CancelIngestion",
        "CreateIngestion",
        "DeleteDataSet",
        "DescribeDataSet",
        "DescribeDataSetPermissions",
        "DescribeIngestion",
        "ListIngestions",
        "PassDataSet",
        "UpdateDataSet",
        "UpdateDataSetPermissions",
      ],
    },
    folder: {
      viewer: ["DescribeFolder"],
      owner: [
        "CreateFolder",
        "CreateFolderMembership",
        "DeleteFolder",
        "DeleteFolderMembership",
        "DescribeFolder",
        "DescribeFolderPermissions",
        "UpdateFolder",
        "UpdateFolderPermissions",
      ],
    },
    dashboard: {
      viewer: ["DescribeDashboard", "ListDashboardVersions", "QueryDashboard"],
      owner: [
        "DeleteDashboard",
        "DescribeDashboard",
        "DescribeDashboardPermissions",
        "ListDashboardVersions",
        "QueryDashboard",
        "UpdateDashboard",
        "UpdateDashboardPermissions",
        "UpdateDashboardPublishedVersion",
      ],
    },
    analysis: {
      owner: [
        "DeleteAnalysis",
        "DescribeAnalysis",
        "DescribeAnalysisPermissions",
        "QueryAnalysis",
        "RestoreAnalysis",
        "UpdateAnalysis",
        "UpdateAnalysisPermissions",
      ],
    },
  },
  source:
    "QuickSight API, ResourcePermission: the actions of UpdateDataSourcePermissions, UpdateDataSetPermissions, UpdateFolderPermissions, UpdateDashboardPermissions and UpdateAnalysisPermissions",
  asOf: "2026-11",
});
