/**
 * The part of the AI/BI dashboard format that is used here. Versions and encodings per kind of widget as in
 * databricks/databricks-agent-skills (`databricks-aibi-dashboards`, August 2026) and the dashboards of
 * databricks/bundle-examples: counter 2, table 2, bar 3. A wrong version shows as a broken widget.
 */
export interface Lakeview {
  readonly datasets: readonly Dataset[];
  readonly pages: readonly Page[];
}

/** One query that widgets share. */
export interface Dataset {
  readonly name: string;
  readonly displayName: string;
  /** Lines of SQL; they are joined as they are. */
  readonly queryLines: readonly string[];
}

export interface Page {
  readonly name: string;
  readonly displayName: string;
  readonly pageType: "PAGE_TYPE_CANVAS";
  /** Twelve columns; without it a page has six. */
  readonly layoutVersion: "GRID_V1";
  readonly layout: readonly { readonly widget: Widget; readonly position: Position }[];
}

/** In grid units. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Widget = TextWidget | QueryWidget;

export interface TextWidget {
  readonly name: string;
  readonly multilineTextboxSpec: { readonly lines: readonly string[] };
}

export interface QueryWidget {
  /** Letters, digits, hyphens and underscores, at most 60. */
  readonly name: string;
  readonly queries: readonly [{ readonly name: "main_query"; readonly query: Query }];
  readonly spec: CounterSpec | TableSpec | BarSpec;
}

export interface Query {
  readonly datasetName: string;
  readonly fields: readonly Field[];
  /** `true`: the rows as they are; `false`: grouped by the fields that are no aggregates. */
  readonly disaggregated: boolean;
}

export interface Field {
  /** Encodings name the field by it. */
  readonly name: string;
  readonly expression: string;
}

interface Encoding {
  readonly fieldName: string;
  readonly displayName: string;
}
type Scaled<T extends "categorical" | "quantitative" | "temporal"> = Encoding & {
  readonly scale: { readonly type: T };
};
interface Frame {
  readonly showTitle: true;
  readonly title: string;
}

export interface CounterSpec {
  readonly version: 2;
  readonly widgetType: "counter";
  readonly encodings: { readonly value: Encoding };
  readonly frame: Frame;
}

export interface TableSpec {
  readonly version: 2;
  readonly widgetType: "table";
  readonly encodings: { readonly columns: readonly Encoding[] };
  readonly frame: Frame;
}

export interface BarSpec {
  readonly version: 3;
  readonly widgetType: "bar";
  readonly encodings: { readonly x: Scaled<"categorical" | "temporal">; readonly y: Scaled<"quantitative"> };
  readonly frame: Frame;
}
