import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { textOf } from "../../values";
import { whereabouts } from "../../whereabouts";
import { zoneOf, zonesOf } from "../../zones";

/** A zone belongs to the region. */
export const availabilityZone: Rule = {
  id: "availability-zone",
  source: "EC2 API, CreateSubnet: InvalidParameterValue for a zone that the region does not have",
  types: ["aws_subnet", "aws_ebs_volume", "aws_db_instance"],
  operations: ["create"],
  refuses({ context, published, planned }) {
    const { place } = whereabouts(context, planned ?? {});
    const argument = ["availability_zone_id", "availability_zone"].find(
      (name) => textOf(at(planned, name)) !== undefined,
    );
    const zone = argument && textOf(at(planned, argument));
    if (place === undefined || argument === undefined || zone === undefined || zoneOf(published, place, zone))
      return undefined;
    const known = zonesOf(published, place).map(({ name, id }) => (argument === "availability_zone" ? name : id));
    return {
      summary: "InvalidParameterValue",
      detail: `Value (${zone}) for ${argument} is invalid: ${place} has ${known.join(", ")}`,
      fix: "name a zone of the environment's region",
      path: [{ attribute: argument }],
    };
  },
};
