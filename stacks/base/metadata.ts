import { TerraformDataSource, TerraformResource, type TerraformStack } from "cdktf";
import type { Layer } from "../../config/derive/layers";
import type { Flow } from "../../config/kinds/flow";
import { shownSettingOf } from "../../modules/configured";
import { type Applied, overridesOf } from "./applied-overrides";
import { neededBy } from "./needs";

/** What tools want to know of a stack without taking its name apart. */
interface StackMetadata {
  readonly layer: Layer;
  readonly environment?: string | undefined;
  /** File that declares the environment, where it is not the usual one. */
  readonly file?: string | undefined;
  readonly workspace?: string | undefined;
  /** Setting of an entry → the way of its data. */
  readonly flows: ReadonlyMap<string, Flow>;
}

/** What is described by the `//` beside it; Terraform ignores it. */
interface Described {
  "//"?: { metadata: object };
}

/** Type → logical id → it. */
type Elements = Record<string, Record<string, Described>>;

interface SynthesizedStack extends Described {
  resource?: Elements;
  data?: Elements;
}

/**
 * Adds to the JSON of a stack what it is, and of every resource and data source the setting that it is made for. Not by
 * `addOverride`, because cdktf writes its own metadata over what is overridden there.
 */
export function withMetadata(
  json: SynthesizedStack,
  stack: TerraformStack,
  { layer, environment, file, workspace, flows }: StackMetadata,
): SynthesizedStack {
  describe(json, {
    layer,
    environment,
    file,
    workspace,
    flows: flows.size === 0 ? undefined : Object.fromEntries(flows),
  });
  for (const element of stack.node.findAll()) {
    if (TerraformResource.isTerraformResource(element)) {
      describeElement(json.resource, element, { overrides: overridesOf(element), needs: neededBy(element) });
    }
    if (TerraformDataSource.isTerraformDataSource(element)) describeElement(json.data, element);
  }
  return json;
}

function describeElement(
  elements: Elements | undefined,
  element: TerraformResource | TerraformDataSource,
  more: { readonly overrides: readonly Applied[]; readonly needs: string | undefined } = {
    overrides: [],
    needs: undefined,
  },
): void {
  const described = elements?.[element.terraformResourceType]?.[element.friendlyUniqueId];
  describe(described, {
    setting: shownSettingOf(element),
    overrides: more.overrides.length === 0 ? undefined : more.overrides,
    needs: more.needs,
  });
}

/** Adds what is known to the metadata of something. */
function describe(described: Described | undefined, known: Readonly<Record<string, unknown>>): void {
  const metadata = described?.["//"]?.metadata;
  if (metadata === undefined) return;
  Object.assign(metadata, Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)));
}
