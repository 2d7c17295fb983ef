import type { Layer } from "../derive/layers";

interface LaneFacts {
  /** What stands in it, for readers of tags and pictures. */
  readonly what: string;
  /** Layers that may hold what belongs to it. */
  readonly layers: readonly Layer[];
}

/** What every entry may have beside its own layer: its network, what Unity Catalog knows of it, its alarms. */
const AROUND = ["network", "unity-catalog", "operations"] as const;

/**
 * Swim lanes of the reference architectures, in the order in which data goes through them. Each entry of the
 * configuration is in one, by its family or its kind; what it makes carries the lane as a tag.
 */
export const LANES = {
  source: { what: "where data is born", layers: ["data-services", "connections", ...AROUND] },
  ingest: {
    what: "what brings it",
    layers: ["data-services", "connections", "ingestion", "serving", "activation", ...AROUND],
  },
  storage: { what: "where it lies", layers: ["unity-catalog"] },
  transform: {
    what: "what makes other data of it",
    layers: ["data-services", "ingestion", "serving", "activation", ...AROUND],
  },
  query: { what: "what asks it", layers: ["connections", "serving", "activation", ...AROUND] },
  serve: { what: "what hands it to others", layers: ["data-services", "serving", "activation", ...AROUND] },
  analysis: { what: "what shows it to people", layers: ["serving", ...AROUND] },
} as const satisfies Readonly<Record<string, LaneFacts>>;

export type Lane = keyof typeof LANES;

/** Every lane, in the order in which data goes through them. */
export const LANE_NAMES = Object.keys(LANES) as readonly Lane[];

/** Tag that says the lane. */
export const LANE_TAG = "Lane";
