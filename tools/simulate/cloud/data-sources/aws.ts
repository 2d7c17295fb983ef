import { at, isArray, isObject } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import { callerSession } from "../aws/caller";
import { UNNAMED_ACCOUNT } from "../computed/aws-template";
import { prefixListId } from "../prefix-lists";
import { itemsOf, textOf, textsAt } from "../values";
import { awsAccount } from "../whereabouts";
import { zonesOf } from "../zones";
import { AWS_LOOKUPS } from "./aws-lookups";
import { AWS_NETWORK_LOOKUPS } from "./aws-network";
import { organizationAnswer } from "./aws-organization";
import { policyDocumentAnswer } from "./aws-policy-document";
import type { DataSource, DataSourceRequest } from "./data-source";

/** AWS: type → what it answers. */
export const AWS_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  ...AWS_LOOKUPS,
  ...AWS_NETWORK_LOOKUPS,
  aws_caller_identity: ({ context, published }) => {
    const account = awsAccount(context) ?? UNNAMED_ACCOUNT;
    const unique = fingerprint(["caller", account], 17).toUpperCase();
    return {
      id: account,
      account_id: account,
      arn: callerSession({ context, published }),
      user_id: `AROA${unique}:terraform`,
    };
  },
  aws_region: (request) => {
    const region = textOf(at(request.config, "name")) ?? regionOf(request);
    const description = `Region ${region}`;
    return {
      id: region,
      region,
      name: region,
      description,
      endpoint: `ec2.${region}.${request.published.partitionOf(region).dnsSuffix}`,
    };
  },
  aws_partition: (request) => {
    const { name: partition, dnsSuffix: suffix } = request.published.partitionOf(regionOf(request));
    const reversed = suffix.split(".").reverse().join(".");
    return { id: partition, partition, dns_suffix: suffix, reverse_dns_prefix: reversed };
  },
  aws_availability_zones: (request) => {
    const region = regionOf(request);
    const { config } = request;
    const excluded = [...textsAt(config, "exclude_names"), ...textsAt(config, "exclude_zone_ids")];
    const wanted = itemsOf(config, "filter")
      .filter((filter) => /^zone-(name|id)$/.test(textOf(at(filter, "name")) ?? ""))
      .map((filter) => textsAt(filter, "values"));
    const zones = zonesOf(request.published, region)
      .filter(({ name, id }) => !excluded.includes(name) && !excluded.includes(id))
      .filter(({ name, id }) => wanted.every((values) => values.includes(name) || values.includes(id)));
    return {
      id: region,
      names: zones.map(({ name }) => name),
      zone_ids: zones.map(({ id }) => id),
      group_names: zones.map(({ name }) => `${name.slice(0, -1)}-zg-1`),
    };
  },
  aws_controltower_controls: ({ config, context, store }) => {
    const target = textOf(at(config, "target_identifier")) ?? "";
    const controls = store
      .ofType("aws_controltower_control")
      .filter(({ account, attributes }) => account === awsAccount(context) && attributes.target_identifier === target);
    return { id: target, enabled_controls: controls.flatMap(({ attributes }) => attributes.control_identifier ?? []) };
  },
  aws_organizations_organization: organizationAnswer,
  aws_iam_policy_document: ({ config }) => policyDocumentAnswer(config),
  aws_prefix_list: (request) => {
    const { id, name } = prefixList(request);
    return { id, prefix_list_id: id, name, cidr_blocks: prefixesOf(id) };
  },
  aws_ec2_managed_prefix_list: (request) => {
    const { id, name } = prefixList(request);
    const entries = prefixesOf(id).map((cidr) => ({ cidr, description: "" }));
    const arn = `arn:${request.published.partitionOf(regionOf(request)).name}:ec2:${regionOf(request)}:aws:prefix-list/${id}`;
    return { id, name, arn, entries, owner_id: "AWS", address_family: "IPv4", max_entries: 0, version: 0, tags: {} };
  },
  aws_vpc_endpoint_service: (request) => {
    const region = regionOf(request);
    const name =
      textOf(at(request.config, "service_name")) ?? `com.amazonaws.${region}.${textOf(at(request.config, "service"))}`;
    const gateway = at(request.config, "service_type") === "Gateway";
    return {
      id: fingerprint(name, 10),
      service_name: name,
      service_id: `vpce-svc-${fingerprint(name, 17)}`,
      service_type: gateway ? "Gateway" : "Interface",
      availability_zones: zonesOf(request.published, region).map((zone) => zone.name),
      owner: "amazon",
      acceptance_required: false,
      manages_vpc_endpoints: false,
      vpc_endpoint_policy_supported: true,
    };
  },
  aws_service_principal: (request) => {
    const region = textOf(at(request.config, "region")) ?? regionOf(request);
    const service = textOf(at(request.config, "service_name")) ?? "";
    return {
      id: `${service}.${region}.amazonaws.com`,
      name: `${service}.amazonaws.com`,
      suffix: "amazonaws.com",
      region,
    };
  },
  aws_canonical_user_id: ({ context }) => ({
    id: fingerprint(["canonical", awsAccount(context) ?? ""], 64),
    display_name: "",
  }),
  aws_iam_session_context: ({ config }) => {
    const arn = textOf(at(config, "arn")) ?? "";
    const [, partition, account, role, session = ""] =
      /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
    if (role === undefined) return { id: arn, issuer_arn: arn, issuer_id: "", issuer_name: "", session_name: "" };
    const issuer = `arn:${partition}:iam::${account}:role/${role}`;
    return {
      id: arn,
      issuer_arn: issuer,
      issuer_id: `AROA${fingerprint(issuer, 17).toUpperCase()}`,
      issuer_name: role,
      session_name: session,
    };
  },
  aws_default_tags: ({ context }) => {
    const blocks = at(context.config, "default_tags");
    const block = isArray(blocks) ? blocks[0] : blocks;
    return { id: "default-tags", tags: isObject(block) ? at(block, "tags") : {} };
  },
  aws_arn: ({ config }) => {
    const arn = textOf(at(config, "arn")) ?? "";
    const [, partition = "", service = "", region = "", account = "", ...resource] = arn.split(":");
    return { id: arn, partition, service, region, account, resource: resource.join(":") };
  },
  aws_ami: ({ config }) => ({
    id: `ami-${fingerprint(config, 17)}`,
    image_id: `ami-${fingerprint(config, 17)}`,
    tags: {},
  }),
};

function regionOf({ config, context }: DataSourceRequest): string {
  return textOf(at(config, "region")) ?? context.region ?? "us-east-1";
}

/** AWS's list of a gateway service's addresses, by name or id. */
function prefixList(request: DataSourceRequest): { readonly id: string; readonly name: string } {
  const region = regionOf(request);
  const names = ["s3", "dynamodb"].map((service) => `com.amazonaws.${region}.${service}`);
  const asked = ["name", "prefix_list_id", "id"].map((argument) => textOf(at(request.config, argument)));
  const filtered = itemsOf(request.config, "filter").flatMap((filter) => textsAt(filter, "values"));
  const wanted = [...asked, ...filtered].find((value) => value !== undefined) ?? names[0] ?? "";
  const name = names.find((candidate) => candidate === wanted || prefixListId(candidate) === wanted) ?? wanted;
  return { id: prefixListId(name), name };
}

/** Some addresses, from the blocks that Amazon announces for S3. */
function prefixesOf(id: string): string[] {
  const third = Number.parseInt(fingerprint(id, 2), 16);
  return [`52.218.${third - (third % 128)}.0/17`, "3.5.64.0/21"];
}
