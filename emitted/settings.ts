import type { ResourceMetadata, StackJson } from "./stacks";

/** A resource or data source, and what its metadata says of it. */
export interface Placed {
  /** `aws_s3_bucket.zone-raw`, `data.aws_subnet.workspace-main_subnet-euw1-az1`. */
  readonly address: string;
  readonly metadata: ResourceMetadata;
}

/** Everything of a stack that comes from the configuration; reads of other stacks' state do not. */
export function placedIn(json: StackJson): Placed[] {
  const kinds = [
    ["", json.resource],
    ["data.", json.data],
  ] as const;
  return kinds.flatMap(([prefix, types]) =>
    Object.entries(types ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId).flatMap(([id, body]) => {
        const metadata = body["//"]?.metadata;
        return metadata === undefined ? [] : [{ address: `${prefix}${type}.${id}`, metadata }];
      }),
    ),
  );
}

/** What the metadata of one resource or data source says; undefined where there is no such thing. */
export function metadataAt(json: StackJson, address: string): ResourceMetadata | undefined {
  const [, data, type = "", id = ""] = /^(data\.)?([^.]+)\.(.+)$/s.exec(address) ?? [];
  const types = data === undefined ? json.resource : json.data;
  return types?.[type]?.[id]?.["//"]?.metadata;
}

/** File of the configuration that a stack is made from, relative to the project; undefined where the stack says nothing. */
export function configFileOf(json: StackJson): string | undefined {
  const metadata = json["//"]?.metadata;
  if (metadata?.layer === undefined) return undefined;
  if (metadata.environment === undefined) return "config/account.ts";
  // Most lie where they do by convention; those that do not say where.
  return metadata.file ?? `config/environments/${metadata.environment}.ts`;
}

/**
 * File and setting that a resource is made for, `config/environments/dev.ts: zones.raw`.
 * @param shown says how the file is called; default by its path in the project
 */
export function settingAt(
  json: StackJson,
  address: string,
  shown: (file: string) => string = (file) => file,
): string | undefined {
  const [file, setting] = [configFileOf(json), metadataAt(json, address)?.setting];
  return file === undefined || setting === undefined ? undefined : `${shown(file)}: ${setting}`;
}
