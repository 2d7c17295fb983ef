import { type Arguments, blocks, resourcesOf, text, texts } from "../../../emitted/resources";
import type { EmittedStack } from "../../../emitted/stacks";
import type { Values } from "./values";

/** A file of the workspace: what would be deployed. */
export interface ProgramFile {
  /** In the workspace, `/Workspace/Lakehouse/…/s3_files.py`. */
  readonly path: string;
  readonly content: Buffer;
}

/** A pipeline as it would be deployed. */
export interface EmittedPipeline {
  /** Key of what it is made for, `orders`. */
  readonly key: string;
  /** Setting that it is made for, `sources.orders`. */
  readonly setting: string;
  /** Catalog of names that the program does not qualify. */
  readonly catalog: string;
  readonly schema: string;
  /** Folder of the workspace from which its programs import. */
  readonly root: string;
  /** Files that define tables; none where Databricks' own connector loads. */
  readonly programs: readonly ProgramFile[];
  /** All files of its root, those included. */
  readonly files: readonly ProgramFile[];
  readonly configuration: Readonly<Record<string, string>>;
}

/** Layers whose stacks have pipelines. */
const LAYERS: readonly (string | undefined)[] = ["ingestion", "serving"];

/** Pipelines of an environment: those of sources first, since others read what they make. */
export function pipelinesOf(stacks: readonly EmittedStack[], environment: string, values: Values): EmittedPipeline[] {
  const own = stacks.filter(({ json }) => {
    const metadata = json["//"]?.metadata;
    return metadata?.environment === environment && LAYERS.includes(metadata.layer);
  });
  const pipelines = own.flatMap((stack) => {
    const files = filesOf(stack, values);
    return resourcesOf(stack.json, "databricks_pipeline").map(({ args }) => pipelineOf(stack, args, files, values));
  });
  return pipelines.sort((a, b) => Number(isSource(b)) - Number(isSource(a)));
}

const isSource = ({ setting }: EmittedPipeline): boolean => setting.startsWith("sources.");

function pipelineOf(
  stack: EmittedStack,
  args: Arguments,
  files: readonly ProgramFile[],
  values: Values,
): EmittedPipeline {
  const { setting = "" } = (args["//"] as { metadata?: { setting?: string } } | undefined)?.metadata ?? {};
  const paths = blocks(args.library).flatMap((library) => [
    ...blocks(library.file).map(({ path }) => values.textOf(stack, path)),
    ...blocks(library.glob).map(({ include }) => values.textOf(stack, include).replace(/\/\*\*$/, "")),
  ]);
  const programs = paths.flatMap((path) => below(files, path));
  const root = values.textOf(stack, args.root_path) || folderOf(programs[0]?.path ?? "");
  const configuration = Object.entries((args.configuration ?? {}) as Arguments);
  return {
    key: setting.split(".")[1] ?? text(args.name),
    setting,
    catalog: values.textOf(stack, args.catalog),
    schema: values.textOf(stack, args.schema ?? args.target),
    root,
    programs,
    files: below(files, root),
    configuration: Object.fromEntries(configuration.map(([key, value]) => [key, values.textOf(stack, value)])),
  };
}

/** The file, or all files of the folder. */
function below(files: readonly ProgramFile[], path: string): ProgramFile[] {
  return path === "" ? [] : files.filter((file) => file.path === path || file.path.startsWith(`${path}/`));
}

function filesOf(stack: EmittedStack, values: Values): ProgramFile[] {
  return resourcesOf(stack.json, "databricks_workspace_file").map(({ args }) => ({
    path: `/Workspace${values.textOf(stack, args.path)}`,
    content: Buffer.from(texts(args.content_base64)[0] ?? "", "base64"),
  }));
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));
