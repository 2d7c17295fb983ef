import type { EdgeTone, Tone } from "../layout/scene";

interface Colours {
  readonly fill: string;
  readonly stroke: string;
}

interface Theme {
  readonly page: string;
  readonly text: string;
  readonly muted: string;
  readonly tones: Readonly<Record<Tone, Colours>>;
  readonly edges: Readonly<Record<EdgeTone, string>>;
}

const LIGHT: Theme = {
  page: "#ffffff",
  text: "#16202c",
  muted: "#44525f",
  tones: {
    region: { fill: "#fbfcfd", stroke: "#8794a1" },
    account: { fill: "#f3f5f8", stroke: "#3f4d5a" },
    "databricks-account": { fill: "#fffaf6", stroke: "#bb4a12" },
    vpc: { fill: "#ffffff", stroke: "#6d4bb8" },
    zone: { fill: "none", stroke: "#8aa0b8" },
    public: { fill: "#e9f6e4", stroke: "#3f7d20" },
    firewall: { fill: "#fdecea", stroke: "#b3352c" },
    workspace: { fill: "#e6f0fc", stroke: "#2460a7" },
    other: { fill: "#f0f2f5", stroke: "#66727f" },
    endpoint: { fill: "#f3edfb", stroke: "#7446a8" },
    edge: { fill: "#e9f6e4", stroke: "#3f7d20" },
    outside: { fill: "#f0f2f5", stroke: "#66727f" },
    databricks: { fill: "#fff2ea", stroke: "#bb4a12" },
    chip: { fill: "#ffffff", stroke: "#8794a1" },
  },
  edges: { route: "#3f7d20", private: "#7446a8", ports: "#2460a7", internet: "#bb4a12" },
};

const DARK: Theme = {
  page: "#0f151c",
  text: "#e9eff5",
  muted: "#b4c0cc",
  tones: {
    region: { fill: "#121920", stroke: "#7d8b99" },
    account: { fill: "#1a232c", stroke: "#b4c0cc" },
    "databricks-account": { fill: "#22170e", stroke: "#f39a63" },
    vpc: { fill: "#161f29", stroke: "#a88be6" },
    zone: { fill: "none", stroke: "#64788c" },
    public: { fill: "#1b2f16", stroke: "#7cc257" },
    firewall: { fill: "#381b1a", stroke: "#ef8278" },
    workspace: { fill: "#152a43", stroke: "#70aef2" },
    other: { fill: "#202a34", stroke: "#93a1af" },
    endpoint: { fill: "#281d3a", stroke: "#bd97ee" },
    edge: { fill: "#1b2f16", stroke: "#7cc257" },
    outside: { fill: "#202a34", stroke: "#93a1af" },
    databricks: { fill: "#38210f", stroke: "#f39a63" },
    chip: { fill: "#111921", stroke: "#7d8b99" },
  },
  edges: { route: "#7cc257", private: "#bd97ee", ports: "#70aef2", internet: "#f39a63" },
};

/** Colours of both themes, for tests of their contrast. */
export const THEMES = { light: LIGHT, dark: DARK } as const;

const rules = ({ page, text, muted, tones, edges }: Theme): string =>
  [
    `.page{fill:${page}}text{fill:${text}}.m{fill:${muted}}`,
    ...Object.entries(tones).map(([tone, { fill, stroke }]) => `.b-${tone}{fill:${fill};stroke:${stroke}}`),
    ...Object.entries(edges).map(([tone, stroke]) => `.e-${tone}{stroke:${stroke}}.h-${tone}{fill:${stroke}}`),
  ].join("");

/** The style sheet: light, and dark where the reader's system is. */
export const STYLE = [
  'text{font-family:Arial,"Liberation Sans",Helvetica,sans-serif}.t{font-weight:700}.e{fill:none;stroke-width:1.5}',
  ".d{stroke-dasharray:5 3}",
  rules(LIGHT),
  `@media (prefers-color-scheme:dark){${rules(DARK)}}`,
].join("");
