import { type Drawing, OUTSIDE } from "../model";
import { boxHeight, type Canvas, PADDING } from "./canvas";
import { bottom, type Rect } from "./scene";

const GAP = 10;

/** Databricks and the services of AWS, right of the VPCs. @returns where they end */
export function drawOutside(canvas: Canvas, drawing: Drawing, parent: string, area: Omit<Rect, "h">): number {
  const shown = new Set(drawing.vpcs.flatMap(({ bands }) => bands.flatMap(({ chips }) => chips.map(({ to }) => to))));
  const classic = drawing.vpcs.length > 0 || drawing.workspaces.some(({ compute }) => compute !== "serverless");
  const plane = [
    { id: OUTSIDE.web, lines: ["Web application, REST API", "TCP 443"] },
    ...(classic ? [{ id: OUTSIDE.relay, lines: ["Relay", "secure cluster connectivity"] }] : []),
    ...(shown.has(OUTSIDE.direct)
      ? [{ id: OUTSIDE.direct, lines: ["Service-direct", "Lakebase, heavy traffic"] }]
      : []),
  ];
  const serverless = drawing.workspaces.filter(({ compute }) => compute === "serverless");
  const compute =
    serverless.length === 0
      ? []
      : [{ id: OUTSIDE.serverless, lines: ["Serverless compute", "in Databricks' AWS account"] }];
  const groups = [
    { id: "databricks-control-plane", lines: ["Databricks control plane"], items: plane },
    ...(compute.length === 0
      ? []
      : [{ id: "databricks-compute", lines: ["Databricks compute plane"], items: compute }]),
    { id: "databricks-workspaces", lines: ["Workspaces", ...drawing.access], items: drawing.workspaces },
  ];
  let y = area.y;
  for (const { id, lines, items } of groups) {
    y = drawGroup(canvas, { id, lines, items }, parent, { ...area, y }) + GAP;
  }
  const services = [...drawing.services, ...drawing.facts];
  if (services.length > 0) {
    const lines = ["AWS services in the region", drawing.services.join(", "), ...drawing.facts].filter(
      (line) => line !== "",
    );
    y = bottom(canvas.box({ ...area, y, id: OUTSIDE.services, parent, tone: "other", lines })) + GAP;
  }
  return y - GAP;
}

interface Group {
  readonly id: string;
  readonly lines: readonly string[];
  readonly items: readonly { readonly id: string; readonly lines: readonly string[] }[];
}

/** @returns where the group ends */
function drawGroup(canvas: Canvas, { id, lines, items }: Group, parent: string, area: Omit<Rect, "h">): number {
  const w = area.w - 2 * PADDING;
  const head = boxHeight(lines, area.w);
  const heights = items.map((item) => boxHeight(item.lines, w));
  const h = head + heights.reduce((sum, height) => sum + height + PADDING, 0);
  canvas.box({ ...area, h, id, parent, tone: "databricks", lines });
  let y = area.y + head;
  items.forEach((item, index) => {
    const height = heights[index] ?? 0;
    canvas.box({ id: item.id, parent: id, x: area.x + PADDING, y, w, h: height, tone: "chip", lines: item.lines });
    y += height + PADDING;
  });
  return area.y + h;
}
