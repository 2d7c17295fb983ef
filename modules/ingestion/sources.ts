import type { Construct } from "constructs";
import type { Source } from "../../config/model";
import { S3Files } from "./s3-files";
import type { LoadedSource, SourceProps } from "./source";

type Kind = Source["kind"];
type SourceOf<K extends Kind> = Extract<Source, { readonly kind: K }>;
type SourceConstruct<K extends Kind> = new (
  scope: Construct,
  id: string,
  props: SourceProps<SourceOf<K>>,
) => Construct & LoadedSource;

/** Kind of source → what makes it. One file and one line here per kind; a missing one does not compile. */
export const SOURCES: { readonly [K in Kind]: SourceConstruct<K> } = {
  "s3-files": S3Files,
};

/** Makes a source by its kind. */
export function makeSource<K extends Kind>(
  kind: K,
  scope: Construct,
  id: string,
  props: SourceProps<SourceOf<K>>,
): Construct & LoadedSource {
  return new SOURCES[kind](scope, id, props);
}
