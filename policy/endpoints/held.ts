import { attachedTo, blocks, type Resource, text } from "../../emitted/resources";
import type { EmittedStack } from "../../emitted/stacks";

/** Whether an endpoint has something, in the stack that makes it. */
export type Holds = (endpoint: Resource, stack: EmittedStack) => boolean;

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== "";

/** What stands in nested blocks of the endpoint, each emitted as an object or as a list of one. */
const inside = (values: readonly unknown[], [field, ...rest]: readonly string[]): readonly unknown[] =>
  field === undefined
    ? values
    : inside(
        values.flatMap((value) => blocks(value)).flatMap((block) => listOf(block[field])),
        rest,
      );
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Says something at this path of its arguments. */
export const at =
  (...path: readonly string[]): Holds =>
  ({ args }) =>
    inside([args], path).some(isSet);

/** Has one of them. */
export const either =
  (...all: readonly Holds[]): Holds =>
  (endpoint, stack) =>
    all.some((holds) => holds(endpoint, stack));

/** Has a tag, in the way that Databricks or AWS writes tags, or by its provider. */
export const tagged =
  (tag: string): Holds =>
  ({ type, args }, { json }) =>
    [
      args,
      ...(type.startsWith("aws_")
        ? (json.provider?.aws ?? []).flatMap(({ default_tags }) => blocks(default_tags))
        : []),
    ]
      .flatMap((one) => [
        ...inside([one], ["tags"]),
        ...inside([one], ["custom_tags"]),
        ...inside([one], ["tags", "custom_tags"]),
      ])
      .flatMap((one) => blocks(one))
      .some((one) => one.key === tag || isSet(one[tag]));

/** Another resource that refers to it by an argument has this. */
export const beside =
  (type: string, argument: string, holds: Holds): Holds =>
  ({ address }, stack) =>
    attachedTo(stack.json, address, type, argument).some((one) => holds(one, stack));

/** A group may manage it, so that somebody answers for it. */
export const managed = (argument: string): Holds =>
  beside("databricks_permissions", argument, ({ args }) =>
    blocks(args.access_control).some(
      ({ group_name, permission_level }) => text(group_name) !== "" && permission_level === "CAN_MANAGE",
    ),
  );
