import { at } from "../../schema/value";
import { textOf } from "../values";
import type { DataSource } from "./index";

/** AWS: type → what it answers. */
export const AWS_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  aws_region: ({ context }) => ({ region: context.region ?? "", id: context.region ?? "" }),
  aws_vpc: byId("aws_vpc", "InvalidVpcID.NotFound"),
  aws_subnet: byId("aws_subnet", "InvalidSubnetID.NotFound"),
  aws_security_group: byId("aws_security_group", "InvalidGroup.NotFound"),
  aws_vpc_endpoint: byId("aws_vpc_endpoint", "InvalidVpcEndpointId.NotFound"),
};

/** The resource of the same type with the id that is asked for. */
function byId(type: string, code: string): DataSource {
  return ({ config, store }) => {
    const id = textOf(at(config, "id"));
    const found = id === undefined ? undefined : store.find(type, "id", id);
    if (found) return found.attributes;
    return {
      refused: {
        rule: "data-source-not-found",
        summary: code,
        detail: `${type} ${id ?? "without an id"} does not exist`,
        fix: "correct the id",
      },
    };
  };
}
