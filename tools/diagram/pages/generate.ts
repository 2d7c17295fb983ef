import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EmittedStack } from "../../../emitted/stacks";
import { dataDiagramOf } from "../data/diagram";
import { type Diagram, diagramOf } from "../diagram";
import { readDrawing } from "../read/drawing";
import { unitsMarkdown } from "../units/table";
import { replaceBlock } from "./blocks";
import { routesMarkdown } from "./routes-table";
import { PLACES, TOPOLOGIES, type Topology } from "./topologies";

/** A file of the documentation as it should be. */
export interface GeneratedFile {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}

/** Examples that pages show. */
export const EXAMPLES = ["topologies", "reference"] as const;
export type Example = (typeof EXAMPLES)[number];

/** Drawing of docs/data-flow.md, and the environment of `examples/reference` that it shows. */
export const DATA_DRAWING = { path: "docs/diagrams/data-reference.svg", environment: "reference" } as const;

/**
 * Drawings, and pages with their generated blocks filled in.
 * @param root folder of the project
 * @param examples every stack of each example
 * @throws Error where a page has no place for a block
 */
export function generatedFiles(
  root: string,
  examples: Readonly<Record<Example, readonly EmittedStack[]>>,
): GeneratedFile[] {
  const { topologies: stacks, reference } = examples;
  const pages = TOPOLOGIES.flatMap((topology) => {
    const diagram = diagramOf(stacks, topology.environment);
    const path = PLACES.page(topology);
    return [
      { path: PLACES.drawing(topology), text: diagram.svg },
      { path, text: filled(root, path, blocksOf(root, stacks, topology, diagram)) },
    ];
  });
  return [...pages, { path: DATA_DRAWING.path, text: dataDiagramOf(reference, DATA_DRAWING.environment).svg }];
}

/** What stands between the markers of a page, by their names. */
function blocksOf(
  root: string,
  stacks: readonly EmittedStack[],
  topology: Topology,
  diagram: Diagram,
): Readonly<Record<string, string>> {
  const { environment } = topology;
  return {
    configuration: [PLACES.example(topology), PLACES.shared].map((path) => shownFile(root, path)).join("\n\n"),
    routes: routesMarkdown(readDrawing(stacks, environment, `${environment}-network`)),
    units: unitsMarkdown(diagram.units),
  };
}

/** A file of an example as it stands under `config/`, where readers put it. */
function shownFile(root: string, path: string): string {
  const [, shown = path] = /^examples\/[^/]+\/(.*)$/.exec(path) ?? [];
  const text = readFileSync(join(root, path), "utf8").replace("../../../../config/define", "../define");
  return `\`\`\`ts\n// ${shown}\n${text.trimEnd()}\n\`\`\``;
}

function filled(root: string, path: string, blocks: Readonly<Record<string, string>>): string {
  const page = readFileSync(join(root, path), "utf8");
  return Object.entries(blocks).reduce((text, [name, block]) => replaceBlock(path, text, name, block), page);
}
