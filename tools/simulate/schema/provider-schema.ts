import { join } from "node:path";
import { factsOf } from "../facts";
import { parseBindings } from "./bindings";
import { mergeFacts } from "./merge";
import type { Block, ProviderSchema } from "./model";
import { folderIndex, folderOf, type ProviderPackage, type TypeKind } from "./packages";
import { recoverBlock } from "./recover";
import { bindingSource } from "./source";

/** Terraform types, without their provider's other types. */
export interface TypeSelection {
  readonly resources: Iterable<string>;
  readonly dataSources: Iterable<string>;
}

/**
 * The schema of a provider, cut down to the given types: each one costs a file to read and parse.
 * @param beyond schemas of types that use what is newer than the bindings. Default none
 */
export function providerSchema(
  provider: ProviderPackage,
  types: TypeSelection,
  beyond: ReadonlyMap<string, Block> = new Map(),
): ProviderSchema {
  return {
    provider: blockIn(join(provider.bindings, "provider"), provider),
    resources: new Map(
      [...types.resources].map((type) => [type, beyond.get(type) ?? typeSchema(provider, "resource", type)]),
    ),
    dataSources: new Map([...types.dataSources].map((type) => [type, typeSchema(provider, "data", type)])),
  };
}

/** Every type of the package. Takes seconds for a large one. */
export function allTypes(provider: ProviderPackage): TypeSelection {
  return {
    resources: folderIndex(provider, "resource").keys(),
    dataSources: folderIndex(provider, "data").keys(),
  };
}

/** The schema of one resource or data source; recovered once per process. */
export function typeSchema(provider: ProviderPackage, kind: TypeKind, type: string): Block {
  const folder = folderOf(provider, kind, type);
  if (folder === undefined) {
    throw new Error(
      `the bindings of provider ${provider.name} have no ${kind === "data" ? "data source" : kind} ${type}`,
    );
  }
  return blockIn(folder, provider, kind === "resource" ? type : undefined);
}

const blocks = new Map<string, Block>();

function blockIn(folder: string, provider: ProviderPackage, factsType?: string): Block {
  const known = blocks.get(folder);
  if (known) return known;
  const recovered = recoverBlock(parseBindings(bindingSource(folder)), provider.protocol);
  const block = factsType === undefined ? recovered : mergeFacts(recovered, factsOf(factsType));
  blocks.set(folder, block);
  return block;
}
