import { type App, TerraformResource, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { LAYER_NAMES } from "../../config/derive/layers";
import { ACCOUNT_STACK, stackOfExtra } from "../../config/derive/stacks";
import { referenceOf } from "../../config/extra-resources/reference";
import type { Environment, ExtraResource, Platform } from "../../config/model";
import { configured } from "../../modules/configured";
import { needing } from "./needs";
import { type Contract, PlatformStack } from "./platform-stack";

type AnyStack = PlatformStack<Contract<object>>;

/** Whether the stack of a layer, or of a workspace in it, has resources that no setting makes. */
export const hasExtraResources = (
  { extraResources }: Environment,
  layer: string,
  workspace: string | undefined,
): boolean => Object.values(extraResources).some((extra) => extra.layer === layer && extra.workspace === workspace);

/**
 * Makes the resources that no setting makes. A reference that leads nowhere is left out: the synthesis, which sees what
 * there is, says so.
 */
export function addExtraResources(app: App, { account, environments }: Platform): void {
  for (const { name, extraResources } of [{ ...account, name: undefined }, ...environments]) {
    // All are there before any refers to another.
    const made = Object.entries(extraResources).flatMap(([key, extra]) => {
      const stack = app.node.tryFindChild(stackOfExtra(name, extra));
      return stack instanceof PlatformStack ? [{ extra, stack, resource: make(stack, key, extra) }] : [];
    });
    for (const { extra, stack, resource } of made) {
      for (const [argument, value] of Object.entries(extra.arguments)) {
        resource.addOverride(argument, filled(value, stack, app, name));
      }
    }
  }
}

function make(stack: AnyStack, key: string, { type, needs }: ExtraResource): TerraformResource {
  const resource = new TerraformResource(stack, `extra-${key}`, {
    terraformResourceType: type,
    terraformGeneratorMetadata: { providerName: type.split("_", 1)[0] ?? "" },
  });
  if (needs !== undefined) needing(resource, needs);
  return configured(resource, `extraResources.${key}`);
}

/** A value with what its references stand for. */
function filled(value: unknown, stack: AnyStack, app: App, environment: string | undefined): unknown {
  const reference = referenceOf(value);
  if (reference === "wrong") return undefined;
  if (reference !== undefined) {
    return "output" in reference
      ? output(stack, app.node.tryFindChild(fullName(reference.stack, environment)), reference)
      : attribute(stack, reference);
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, stack, app, environment));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, filled(inner, stack, app, environment)]),
  );
}

const fullName = (stack: string, environment: string | undefined): string =>
  stack === ACCOUNT_STACK || environment === undefined ? stack : `${environment}-${stack}`;

/** An output of a stack that comes before. */
function output(
  stack: AnyStack,
  from: IConstruct | undefined,
  { name, key }: { name: string; key?: string | undefined },
) {
  if (!(from instanceof PlatformStack) || LAYER_NAMES.indexOf(from.layer) >= LAYER_NAMES.indexOf(stack.layer)) {
    return undefined;
  }
  const contract: object = from.readBy(stack);
  const value: unknown = Object.hasOwn(contract, name) ? Reflect.get(contract, name) : undefined;
  if (typeof value === "string") return key === undefined ? value : undefined;
  const isThere = typeof value === "object" && value !== null && key !== undefined && Object.hasOwn(value, key);
  return isThere ? Reflect.get(value, key) : undefined;
}

/** An attribute of another resource of the stack. */
function attribute(stack: AnyStack, { construct, name }: { construct: string; name: string }): string | undefined {
  const found = stack.node.findAll().find(({ node }) => node.path === `${stack.node.id}/${construct}`);
  return found instanceof TerraformResource ? Token.asString(found.interpolationForAttribute(name)) : undefined;
}
