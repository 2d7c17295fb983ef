type Resources = Record<string, Record<string, Record<string, unknown>>>;

const TERRAFORM = {
  required_providers: {
    aws: { source: "hashicorp/aws", version: "6.25.0" },
    databricks: { source: "databricks/databricks", version: "1.99.0" },
    time: { source: "hashicorp/time", version: "0.13.1" },
  },
};

const PROVIDER = {
  aws: [{ region: "eu-west-1", allowed_account_ids: ["111111111111"], default_tags: [{ tags: { env: "dev" } }] }],
  databricks: [
    { host: "https://accounts.cloud.databricks.com", account_id: "a-1" },
    { alias: "workspace", host: "https://dbc-1.cloud.databricks.com" },
  ],
  time: [{}],
};

/** A stack on AWS alone. */
export const network = () => ({
  terraform: { ...TERRAFORM, backend: { local: { path: "../state/network.tfstate" } } },
  provider: PROVIDER,
  resource: {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16", tags: { Name: "main" } } },
    aws_subnet: { a: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.1.0/24" } },
    aws_security_group: {
      https: {
        vpc_id: "${aws_vpc.main.id}",
        ingress: [
          {
            cidr_blocks: ["10.0.0.0/8"],
            description: null,
            from_port: 443,
            ipv6_cidr_blocks: null,
            prefix_list_ids: null,
            protocol: "tcp",
            security_groups: null,
            self: null,
            to_port: 443,
          },
        ],
      },
    },
    aws_s3_bucket: { root: { bucket: "root-bucket" } },
  } as Resources,
  output: { vpc_id: { value: "${aws_vpc.main.id}" } },
});

/** A stack on all three providers that reads the other one, with a provider alias and nested attributes. */
export const workspace = () => ({
  terraform: { ...TERRAFORM, backend: { local: { path: "../state/workspace.tfstate" } } },
  provider: PROVIDER,
  data: { terraform_remote_state: { network: { backend: "local", config: { path: "../state/network.tfstate" } } } },
  resource: {
    databricks_group: {
      data: { display_name: "data" },
      local: { display_name: "x", provider: "databricks.workspace" },
    },
    databricks_account_network_policy: {
      egress: {
        network_policy_id: "restricted",
        egress: {
          network_access: {
            restriction_mode: "RESTRICTED_ACCESS",
            allowed_internet_destinations: [{ destination: "pypi.org", internet_destination_type: "DNS_NAME" }],
          },
        },
      },
    },
    aws_vpc_endpoint: {
      backend: { vpc_id: "${data.terraform_remote_state.network.outputs.vpc_id}", service_name: "com.amazonaws.s3" },
    },
    time_sleep: { role: { create_duration: "20s", depends_on: ["aws_vpc_endpoint.backend"] } },
  } as Resources,
});
