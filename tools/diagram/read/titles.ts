import type { Resource } from "../../../emitted/resources";

/** The Name tag, `name`, or the last part of the address. */
export function titleOf({ address, args }: Resource): string {
  const tags = args.tags as Readonly<Record<string, unknown>> | undefined;
  const name = tags?.Name ?? args.name;
  return typeof name === "string" ? name : (address.split(".").at(-1) ?? address);
}
