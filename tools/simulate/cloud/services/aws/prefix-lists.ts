import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { ec2, OWNER } from "../../computed/aws-rows";
import { regionAsked } from "../../data-sources/aws-objects";
import type { DataSourceRequest } from "../../data-sources/data-source";
import { prefixListId } from "../../prefix-lists";
import { itemsOf, textOf, textsAt } from "../../values";
import type { Service } from "../service";

/** Prefix lists, one's own and those of AWS. */
export const prefixLists: Service = {
  aws_ec2_managed_prefix_list: {
    computed: ec2("pl", "prefix-list", { ...OWNER, version: 1 }),
    answers: (request) => {
      const { id, name } = prefixList(request);
      const entries = prefixesOf(id).map((cidr) => ({ cidr, description: "" }));
      const arn = `arn:${request.published.partitionOf(regionAsked(request)).name}:ec2:${regionAsked(request)}:aws:prefix-list/${id}`;
      return { id, name, arn, entries, owner_id: "AWS", address_family: "IPv4", max_entries: 0, version: 0, tags: {} };
    },
  },
  aws_prefix_list: {
    answers: (request) => {
      const { id, name } = prefixList(request);
      return { id, prefix_list_id: id, name, cidr_blocks: prefixesOf(id) };
    },
  },
};

/** AWS's list of a gateway service's addresses, by name or id. */
function prefixList(request: DataSourceRequest): { readonly id: string; readonly name: string } {
  const region = regionAsked(request);
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
