/** A page under `docs/topologies/`, and the environment of `examples/topologies/` that it shows. */
export interface Topology {
  /** Name of the page, without `.md`. */
  readonly page: string;
  /** Name of the environment, of its file and of its drawing. */
  readonly environment: string;
}

/** Every topology that has a page, in the order of the chooser. */
export const TOPOLOGIES: readonly Topology[] = [
  { page: "public-egress", environment: "public" },
  { page: "filtered-egress", environment: "filtered" },
  { page: "isolated", environment: "isolated" },
  { page: "shared-vpc", environment: "shared" },
  { page: "transit-front-end", environment: "transit" },
  { page: "existing-vpc", environment: "existing" },
  { page: "databricks-managed", environment: "managed" },
  { page: "serverless-only", environment: "serverless" },
];

/** Where examples, pages and drawings are, relative to the project. */
export const PLACES = {
  example: ({ environment }: Topology) => `examples/topologies/config/environments/${environment}.ts`,
  /** What every example has in common. */
  shared: "examples/topologies/config/shared/example.ts",
  page: ({ page }: Topology) => `docs/topologies/${page}.md`,
  drawing: ({ page }: Topology) => `docs/diagrams/${page}.svg`,
} as const;
