import { TerraformDataSource, TerraformResource, type TerraformStack } from "cdktf";
import type { Layer } from "../../config/derive/layers";
import { settingOf } from "../../modules/configured";

/** What tools want to know of a stack without taking its name apart. */
interface StackMetadata {
  readonly layer: Layer;
  readonly environment?: string;
  readonly workspace?: string;
}

/** What is described by the `//` beside it; Terraform ignores it. */
interface Described {
  "//"?: { metadata: object };
}

interface SynthesizedStack extends Described {
  resource?: Record<string, Record<string, Described>>;
  data?: Record<string, Record<string, Described>>;
}

/**
 * Adds to the JSON of a stack what it is, and of every resource and data source the setting that it is made for. Not by
 * `addOverride`, because cdktf writes its own metadata over what is overridden there.
 */
export function withMetadata(
  json: SynthesizedStack,
  stack: TerraformStack,
  { layer, environment, workspace }: StackMetadata,
): SynthesizedStack {
  describe(json, { layer, environment, workspace });
  for (const element of stack.node.findAll()) {
    const elements = TerraformResource.isTerraformResource(element)
      ? json.resource
      : TerraformDataSource.isTerraformDataSource(element)
        ? json.data
        : undefined;
    if (elements === undefined) continue;
    const { terraformResourceType, friendlyUniqueId } = element as TerraformResource | TerraformDataSource;
    describe(elements[terraformResourceType]?.[friendlyUniqueId], { setting: settingOf(element) });
  }
  return json;
}

/** Adds what is known to the metadata of something. */
function describe(described: Described | undefined, known: Readonly<Record<string, string | undefined>>): void {
  const metadata = described?.["//"]?.metadata;
  if (metadata === undefined) return;
  Object.assign(metadata, Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)));
}
