import { EVERYBODY } from "../../config/facts/system-groups";
import { type Attribute, follow, identity } from "../../emitted/follow";
import { type Arguments, type Resource, resourcesOf, text } from "../../emitted/resources";
import { metadataAt, settingAt } from "../../emitted/settings";
import type { EmittedStack } from "../../emitted/stacks";
import type { Place, Principal } from "./model";

/** One resource, and the stack that it is in. */
export interface Found extends Resource {
  readonly stack: EmittedStack;
  readonly at: Place;
}

/** Stacks of an environment, and how to read their references. */
export class Reading {
  constructor(readonly stacks: readonly EmittedStack[]) {}

  /** All resources of some types, with those that are looked up. */
  all(...types: readonly string[]): Found[] {
    return this.stacks.flatMap((stack) => {
      const made = resourcesOf(stack.json, ...types);
      const looked = types.flatMap((type) =>
        Object.entries(stack.json.data?.[type] ?? {}).map(([id, args]) => ({
          type,
          address: `data.${type}.${id}`,
          args: args as Arguments,
        })),
      );
      return [...made, ...looked].map((one) => ({ ...one, stack, at: this.place(stack, one.address) }));
    });
  }

  place = (stack: EmittedStack, address: string): Place => ({
    stack: stack.name,
    address,
    setting: settingAt(stack.json, address),
  });

  follow = (stack: EmittedStack, value: unknown): string | Attribute => follow(this.stacks, stack, value);

  /** What a value comes to; of what only an apply knows, an address. */
  identity = (stack: EmittedStack, value: unknown): string => identity(this.stacks, stack, value);

  /** The text of an argument, references followed. */
  textOf(stack: EmittedStack, value: unknown): string {
    const found = this.follow(stack, value);
    return typeof found === "string" ? found : `<${found.address}.${found.attribute}>`;
  }

  /** Key that a resource has in the configuration: `loader` of `servicePrincipals.loader`. */
  keyOf({ stack, address }: Pick<Found, "stack" | "address">): string[] {
    const setting = metadataAt(stack.json, address)?.setting?.split(".");
    return setting === undefined ? [] : setting.slice(1);
  }
}

/** Who is who: the ways in which grants, memberships and assignments name somebody. */
export class Principals {
  readonly byKey = new Map<string, Principal>();
  private readonly byIdentity = new Map<string, string>();

  constructor(private readonly reading: Reading) {
    for (const found of reading.all("databricks_group", "databricks_service_principal", "databricks_user")) {
      const { stack, address, args, type } = found;
      const shown = text(args.display_name) || text(args.user_name) || reading.keyOf(found)[0] || "";
      const applicationId = text(args.application_id);
      const aliases = [...reading.keyOf(found).slice(0, 1), ...(applicationId === "" ? [] : [applicationId])];
      const key = this.add(KINDS[type] ?? "user", shown || applicationId, aliases);
      this.byIdentity.set(`${stack.name} ${address}`, key);
      for (const literal of [applicationId, text(args.id)]) if (literal !== "") this.byIdentity.set(literal, key);
    }
  }

  add(kind: Principal["kind"], name: string, aliases: readonly string[] = []): string {
    const key = `${kind} ${name}`;
    if (!this.byKey.has(key)) this.byKey.set(key, { key, kind, name, aliases: aliases.filter((one) => one !== name) });
    return key;
  }

  /** The principal that an argument names, by reference, id or name. */
  named(stack: EmittedStack, value: unknown, otherwise: Principal["kind"]): string {
    const found = this.reading.identity(stack, value);
    const known =
      this.byIdentity.get(found) ??
      [...KINDS_OF_NAMES].map((kind) => `${kind} ${found}`).find((key) => this.byKey.has(key));
    if (known !== undefined) return known;
    if (found === EVERYBODY.value) return this.add("everybody", found);
    if (found.includes("@")) return this.add("user", found);
    return this.add(UUID.test(found) ? "service principal" : otherwise, found);
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KINDS_OF_NAMES = ["group", "user"] as const;
const KINDS: Readonly<Record<string, Principal["kind"]>> = {
  databricks_group: "group",
  databricks_service_principal: "service principal",
  databricks_user: "user",
};
