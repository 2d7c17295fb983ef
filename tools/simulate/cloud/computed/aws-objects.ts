import { at, type Value } from "../../schema/value";
import { textsAt } from "../values";
import type { Made } from "./aws-template";

/** An attribute of the object that an argument names; empty where there is none. */
export function attributeOf(made: Made, type: string, argument: string, attribute: string, by = "id"): string {
  const target = made.request.store.find(type, by, made.text(argument));
  const value = at(target?.attributes, attribute);
  return typeof value === "string" ? value : "";
}

/** The VPC of the first subnet that one of the arguments names. */
export function subnetsVpc(made: Made, paths: readonly string[]): Value {
  const { planned, store } = made.request;
  const [id] = paths.flatMap((path) => textsAt(planned, path));
  return at(store.find("aws_subnet", "id", id ?? "")?.attributes, "vpc_id") ?? "";
}
