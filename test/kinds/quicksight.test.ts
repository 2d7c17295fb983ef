import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveGrants } from "../../config/derive/grants";
import { QUICKSIGHT_RIGHTS } from "../../config/facts/quicksight";
import { addresses } from "../../emitted/stacks";
import { quickSightInterfaces } from "../../modules/consumers/quicksight/policies";
import { remote } from "../support/made";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { withQuickSight } from "../support/quicksight";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const [input, account] = [devInput(), accountInput()];
withQuickSight(input, account, { identityRegion: "us-east-1" });
input.foundation = {
  ...input.foundation,
  quickSight: {
    mode: "create",
    identityRegion: "us-east-1",
    accountName: "acme-analytics",
    notificationEmail: "bi@acme.example",
    identityCenterArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
    adminGroups: ["BI administrators"],
    authorGroups: ["BI authors"],
    readerGroups: ["Everybody"],
  },
};
const platform = platformOf(account, input);
const stacks = synthPlatform(platform);
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (stack === undefined) throw new Error(`no stack ${name}`);
  return stack.json;
};
const made = (address: string) => resource(json("dev-operations"), address);
const GROUP = "${aws_quicksight_group.consumer-shop_group-readers.arn}";
const MAKERS = "arn:aws:quicksight:us-east-1:111111111111:group/default/Sales makers";
const actions = (list: readonly string[]) => list.map((action) => `quicksight:${action}`);
const rights = QUICKSIGHT_RIGHTS.value;

describe("what QuickSight gets", () => {
  it("is a data source with data sets, people, what is shown, and the way to the warehouse", () => {
    const of = addresses(json("dev-operations")).filter((address) => address.includes("consumer-shop"));
    expect(of).toEqual([
      "aws_cloudwatch_metric_alarm.consumer-shop_orders-not-copied",
      "aws_iam_role.consumer-shop_network_role",
      "aws_iam_role_policy.consumer-shop_network_policy",
      "aws_quicksight_analysis.consumer-shop_analysis-draft",
      "aws_quicksight_dashboard.consumer-shop_dashboard-sales",
      "aws_quicksight_data_set.consumer-shop_data-set-orders",
      "aws_quicksight_data_set.consumer-shop_data-set-shops",
      "aws_quicksight_data_source.consumer-shop",
      "aws_quicksight_folder.consumer-shop_folder-all",
      "aws_quicksight_folder.consumer-shop_folder-shop-days",
      "aws_quicksight_folder_membership.consumer-shop_folder-all-analysis-draft",
      "aws_quicksight_folder_membership.consumer-shop_folder-all-dataset-orders",
      "aws_quicksight_folder_membership.consumer-shop_folder-shop-days-dashboard-sales",
      "aws_quicksight_group.consumer-shop_group-readers",
      "aws_quicksight_group_membership.consumer-shop_group-readers-member-Reader-bob",
      "aws_quicksight_group_membership.consumer-shop_group-readers-member-ada-acme-example",
      "aws_quicksight_iam_policy_assignment.consumer-shop_assignment-athena",
      "aws_quicksight_refresh_schedule.consumer-shop_data-set-orders-refresh",
      "aws_quicksight_vpc_connection.consumer-shop_network",
    ]);
  });

  it("signs in with the secret, over the VPC, by TLS", () => {
    expect(made("aws_quicksight_data_source.consumer-shop")).toMatchObject({
      data_source_id: "acme-dev-shop",
      name: "Sales",
      type: "DATABRICKS",
      parameters: {
        databricks: {
          host: `\${trimprefix(${remote("workspace", "workspace_urls.main").slice(2, -1)}, "https://")}`,
          port: 443,
          sql_endpoint_path: `/sql/1.0/warehouses/${remote("serving-main", "warehouse_ids.bi")}`,
        },
      },
      credentials: { secret_arn: remote("data-services", "secret_arns.quicksight-token") },
      ssl_properties: { disable_ssl: false },
      vpc_connection_properties: { vpc_connection_arn: "${aws_quicksight_vpc_connection.consumer-shop_network.arn}" },
      permission: [{ principal: MAKERS, actions: actions(rights.dataSource.owner) }],
    });
  });

  it("shows columns of tables by their names in the metastore, and copies them in the early morning", () => {
    expect(made("aws_quicksight_data_set.consumer-shop_data-set-orders")).toMatchObject({
      data_set_id: "acme-dev-shop_orders",
      import_mode: "SPICE",
      physical_table_map: [
        {
          physical_table_map_id: "orders",
          relational_table: {
            data_source_arn: "${aws_quicksight_data_source.consumer-shop.arn}",
            catalog: remote("unity-catalog", "catalog_names.sales"),
            schema: "gold",
            name: "orders",
            input_columns: [
              { name: "order_id", type: "INTEGER" },
              { name: "amount", type: "DECIMAL" },
              { name: "ordered_at", type: "DATETIME" },
              { name: "shop", type: "STRING" },
              { name: "paid", type: "BOOLEAN" },
            ],
          },
        },
      ],
      permissions: [
        { principal: GROUP, actions: actions(rights.dataSet.viewer) },
        { principal: MAKERS, actions: actions(rights.dataSet.owner) },
      ],
    });
    expect(made("aws_quicksight_data_set.consumer-shop_data-set-shops")).toMatchObject({ import_mode: "DIRECT_QUERY" });
    expect(made("aws_quicksight_refresh_schedule.consumer-shop_data-set-orders-refresh")).toMatchObject({
      data_set_id: "${aws_quicksight_data_set.consumer-shop_data-set-orders.data_set_id}",
      schedule: [
        {
          refresh_type: "FULL_REFRESH",
          schedule_frequency: [{ interval: "DAILY", time_of_the_day: "05:30", timezone: "Europe/Berlin" }],
        },
      ],
    });
  });

  it("has its people where the account was subscribed", () => {
    expect(made("aws_quicksight_group.consumer-shop_group-readers")).toMatchObject({
      group_name: "acme-dev-shop_readers",
      region: "us-east-1",
    });
    expect(made("aws_quicksight_group_membership.consumer-shop_group-readers-member-Reader-bob")).toMatchObject({
      member_name: "Reader/bob",
      region: "us-east-1",
    });
    expect(made("aws_quicksight_iam_policy_assignment.consumer-shop_assignment-athena")).toMatchObject({
      assignment_name: "acme-dev-shop_athena",
      assignment_status: "ENABLED",
      identities: [{ group: ["${aws_quicksight_group.consumer-shop_group-readers.group_name}"] }],
      region: "us-east-1",
    });
  });

  it("makes dashboards and analyses of templates, in folders of folders", () => {
    expect(made("aws_quicksight_dashboard.consumer-shop_dashboard-sales")).toMatchObject({
      version_description: "sales/version/3",
      source_entity: {
        source_template: {
          arn: "arn:aws:quicksight:eu-west-1:222222222222:template/sales/version/3",
          data_set_references: ["Orders", "Shops"].map((name) => ({
            data_set_placeholder: name,
            data_set_arn: `\${aws_quicksight_data_set.consumer-shop_data-set-${name.toLowerCase()}.arn}`,
          })),
        },
      },
      permissions: [{ principal: GROUP, actions: actions(rights.dashboard.viewer) }],
    });
    expect(made("aws_quicksight_analysis.consumer-shop_analysis-draft")).toMatchObject({
      permissions: [{ principal: MAKERS, actions: actions(rights.analysis.owner) }],
    });
    expect(made("aws_quicksight_folder.consumer-shop_folder-shop-days")).toMatchObject({
      parent_folder_arn: "${aws_quicksight_folder.consumer-shop_folder-all.arn}",
    });
  });

  it("may do in Databricks what its data sets need", () => {
    const [environment] = platform.environments;
    if (environment === undefined) throw new Error("no environment");
    const { catalogs } = resolveGrants(environment, "terraform");
    for (const schema of ["gold", "silver"]) {
      const given = catalogs.sales?.schemas?.[schema]?.grants.find(
        ({ principal }) => "key" in principal && principal.key === "ingestion",
      );
      expect(given?.privileges).toEqual(expect.arrayContaining(["SELECT", "USE_SCHEMA"]));
    }
  });

  it("gets answers through its security group, which forgets what it has asked", () => {
    const network = json("dev-network");
    expect(
      resource(network, "aws_vpc_security_group_ingress_rule.consumer-shop_calls_endpoints-answers"),
    ).toMatchObject({
      security_group_id: "${aws_security_group.consumer-shop.id}",
      from_port: 0,
      to_port: 65_535,
    });
    expect(resource(network, "aws_vpc_security_group_egress_rule.consumer-shop_calls_endpoints-443")).toMatchObject({
      from_port: 443,
    });
  });

  it("is subscribed to once, by groups of IAM Identity Center", () => {
    expect(resource(json("dev-foundation"), "aws_quicksight_account_subscription.quicksight")).toMatchObject({
      account_name: "acme-analytics",
      edition: "ENTERPRISE",
      authentication_method: "IAM_IDENTITY_CENTER",
      notification_email: "bi@acme.example",
      iam_identity_center_instance_arn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      admin_group: ["BI administrators"],
      author_group: ["BI authors"],
      reader_group: ["Everybody"],
      region: "us-east-1",
    });
  });
});

describe("the role of QuickSight in the VPC", () => {
  const place = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
  const statements = quickSightInterfaces({ subnetIds: ["subnet-a"], securityGroupId: "sg-a", place });
  const ec2 = (name: string) => `arn:aws:ec2:eu-west-1:111111111111:${name}`;
  it.each<[string, string, boolean]>([
    ["ec2:CreateNetworkInterface", ec2("subnet/subnet-a"), true],
    ["ec2:CreateNetworkInterface", ec2("subnet/subnet-b"), false],
    ["ec2:CreateNetworkInterface", ec2("security-group/sg-b"), false],
    ["ec2:DeleteNetworkInterface", ec2("network-interface/eni-1"), true],
    ["ec2:DescribeSubnets", "*", true],
    ["ec2:DeleteSubnet", ec2("subnet/subnet-a"), false],
    ["ec2:ModifyNetworkInterfaceAttribute", ec2("instance/i-1"), false],
  ])("%s on %s: %s", (action, on, allowed) => {
    expect(simulateIdentity(statements, { action, resource: on }) === "allow").toBe(allowed);
  });
});

describe("QuickSight in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("comes and goes", async () => {
    await expectComesAndGoes(site, platform, ["dev-operations"]);
  });
});
