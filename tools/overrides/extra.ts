import { listed } from "../../config/checks/nested";
import { LAYER_NAMES, type Layer } from "../../config/derive/layers";
import { ACCOUNT_STACK, stackOfExtra } from "../../config/derive/stacks";
import { type AttributeReference, type OutputReference, referencesIn } from "../../config/extra-resources/reference";
import type { ExtraResource } from "../../config/model";
import { closest } from "../../config/spelling";
import type { EmittedStack, StackJson } from "../../emitted/stacks";
import { factsOf } from "../simulate/facts";
import { faultsOf } from "./fits";
import { type Fault, type Schemas, shapeAt, typesOf } from "./schema";

type Placed = Fault & { readonly path: readonly string[] };

/** Those of one file; of the account where there is no environment. */
export interface Extras {
  readonly environment: string | undefined;
  readonly extraResources: Readonly<Record<string, ExtraResource>>;
}

/** What is wrong with resources that no setting makes, which shows only in what was made. */
export function extraProblems(
  { environment, extraResources }: Extras,
  stacks: readonly EmittedStack[],
  schemas: Schemas,
): Placed[] {
  return Object.entries(extraResources).flatMap(([key, extra]) => {
    const own = stacks.find(({ name }) => name === stackOfExtra(environment, extra));
    return [...ofSchema(extra, schemas), ...ofReferences(extra, own?.json, stacks, environment, schemas)].map(
      ({ path, ...fault }) => ({ path: [key, ...path], ...fault }),
    );
  });
}

/** Its type and arguments are known, or newer than what is known. */
function ofSchema({ type, needs, arguments: all }: ExtraResource, schemas: Schemas): Placed[] {
  const block = schemas.of(type);
  if (block === undefined) {
    if (needs !== undefined && !schemas.isNamed) return [];
    const meant = closest(type, typesOf(type));
    const newer = schemas.isNamed
      ? "take a schema of the version that has it"
      : "say under needs which version of the provider has it";
    return [
      {
        path: ["type"],
        message: `no type ${type} is known`,
        fix: meant === undefined ? newer : `write ${meant}, or ${newer}`,
      },
    ];
  }
  const lenient = needs !== undefined && !schemas.isNamed;
  const at = { shown: type, names: "", facts: factsOf(type), takesReferences: true, lenient };
  return faultsOf({ is: "block", block }, all, at).map((fault) => ({ path: ["arguments"], ...fault }));
}

function ofReferences(
  extra: ExtraResource,
  own: StackJson | undefined,
  stacks: readonly EmittedStack[],
  environment: string | undefined,
  schemas: Schemas,
): Placed[] {
  return referencesIn(extra.arguments).flatMap(({ path, reference }) => {
    if (reference === "wrong") return [];
    const fault =
      "output" in reference
        ? ofOutput(reference, extra.layer, stacks, environment)
        : ofAttribute(reference, own, stackOfExtra(environment, extra), schemas);
    return fault === undefined ? [] : [{ path: ["arguments", ...path], ...fault }];
  });
}

/** There is such an output, in a stack that comes before. */
function ofOutput(
  { stack, name, key }: OutputReference,
  layer: Layer,
  stacks: readonly EmittedStack[],
  environment: string | undefined,
): Fault | undefined {
  const shortName = (one: EmittedStack) =>
    one.name === ACCOUNT_STACK || environment === undefined ? one.name : one.name.slice(environment.length + 1);
  const before = stacks.filter(({ json }) => {
    const about = json["//"]?.metadata;
    const isHere = about?.environment === undefined || about.environment === environment;
    return isHere && LAYER_NAMES.indexOf(about?.layer as Layer) < LAYER_NAMES.indexOf(layer);
  });
  const from = before.find((one) => shortName(one) === stack);
  if (from === undefined) {
    return missing(`no stack ${stack} comes before ${layer}`, stack, before.map(shortName));
  }
  const outputs = from.json.output ?? {};
  const value = Object.hasOwn(outputs, name) ? outputs[name]?.value : undefined;
  if (value === undefined) return missing(`${stack} has no output ${name}`, name, Object.keys(outputs));
  if (typeof value === "string") {
    return key === undefined ? undefined : { message: `${stack}.${name} is a text`, fix: `write ${stack}.${name}` };
  }
  const keys = Object.keys(value as object);
  if (key === undefined) return { message: `${stack}.${name} is a map`, fix: `add a key: ${listed(keys, 20)}` };
  return keys.includes(key) ? undefined : missing(`${stack}.${name} has no ${key}`, key, keys);
}

/** There is such a resource in the stack, with such an attribute. */
function ofAttribute(
  { construct, name }: AttributeReference,
  own: StackJson | undefined,
  stack: string,
  schemas: Schemas,
): Fault | undefined {
  const all = Object.entries(own?.resource ?? {}).flatMap(([type, byId]) =>
    Object.values(byId).flatMap((body) => {
      const path = body["//"]?.metadata.path.slice(stack.length + 1);
      return path === undefined ? [] : [{ type, path }];
    }),
  );
  const found = all.find(({ path }) => path === construct);
  if (found === undefined) {
    return missing(
      `${stack} has no resource ${construct}`,
      construct,
      all.map(({ path }) => path),
    );
  }
  const block = schemas.of(found.type);
  if (block === undefined || block.attributes.has(name)) return undefined;
  const shape = shapeAt(block, [{ name }]);
  return "message" in shape
    ? missing(`${found.type} has no attribute ${name}`, name, [...block.attributes.keys()])
    : undefined;
}

function missing(message: string, word: string, known: readonly string[]): Fault {
  const meant = closest(word, known);
  const fix =
    meant !== undefined
      ? `write ${meant}`
      : known.length === 0
        ? "write a value of your own"
        : `use one of ${listed([...known].sort(), 30)}`;
  return { message, fix };
}
