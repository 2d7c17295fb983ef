import { at, isArray, isObject } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { callerSession } from "../../aws/caller";
import { UNNAMED_ACCOUNT } from "../../computed/aws-template";
import { regionAsked } from "../../data-sources/aws-objects";
import { itemsOf, textOf, textsAt } from "../../values";
import { awsAccount } from "../../whereabouts";
import { zonesOf } from "../../zones";
import type { Service } from "../service";

/** Where and as whom the provider works. */
export const region: Service = {
  aws_caller_identity: {
    answers: ({ context, published }) => {
      const account = awsAccount(context) ?? UNNAMED_ACCOUNT;
      const unique = fingerprint(["caller", account], 17).toUpperCase();
      return {
        id: account,
        account_id: account,
        arn: callerSession({ context, published }),
        user_id: `AROA${unique}:terraform`,
      };
    },
  },
  aws_region: {
    answers: (request) => {
      const region = textOf(at(request.config, "name")) ?? regionAsked(request);
      const description = `Region ${region}`;
      return {
        id: region,
        region,
        name: region,
        description,
        endpoint: `ec2.${region}.${request.published.partitionOf(region).dnsSuffix}`,
      };
    },
  },
  aws_partition: {
    answers: (request) => {
      const { name: partition, dnsSuffix: suffix } = request.published.partitionOf(regionAsked(request));
      const reversed = suffix.split(".").reverse().join(".");
      return { id: partition, partition, dns_suffix: suffix, reverse_dns_prefix: reversed };
    },
  },
  aws_availability_zones: {
    answers: (request) => {
      const region = regionAsked(request);
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
  },
  aws_service_principal: {
    answers: (request) => {
      const region = textOf(at(request.config, "region")) ?? regionAsked(request);
      const service = textOf(at(request.config, "service_name")) ?? "";
      return {
        id: `${service}.${region}.amazonaws.com`,
        name: `${service}.amazonaws.com`,
        suffix: "amazonaws.com",
        region,
      };
    },
  },
  aws_default_tags: {
    answers: ({ context }) => {
      const blocks = at(context.config, "default_tags");
      const block = isArray(blocks) ? blocks[0] : blocks;
      return { id: "default-tags", tags: isObject(block) ? at(block, "tags") : {} };
    },
  },
  aws_arn: {
    answers: ({ config }) => {
      const arn = textOf(at(config, "arn")) ?? "";
      const [, partition = "", service = "", region = "", account = "", ...resource] = arn.split(":");
      return { id: arn, partition, service, region, account, resource: resource.join(":") };
    },
  },
};
