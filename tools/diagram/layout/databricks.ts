import { type Drawing, OUTSIDE } from "../model";
import { boxHeight, type Canvas, PADDING } from "./canvas";
import { bottom, type Rect } from "./scene";

/** Title of the accounts that Databricks runs its control plane and serverless compute in. */
export const DATABRICKS = "Databricks' AWS accounts";

interface Group {
  readonly id: string;
  readonly lines: readonly string[];
  readonly items: readonly { readonly id: string; readonly lines: readonly string[] }[];
}

/**
 * The accounts of Databricks, with nothing in them that is the customer's. How many they are is nowhere promised; the
 * serverless compute plane is in the region of the workspace (Databricks: "Databricks architecture overview").
 * @returns where they end
 */
export function drawDatabricks(canvas: Canvas, drawing: Drawing, parent: string, area: Omit<Rect, "h">): number {
  const lines = [DATABRICKS];
  const accounts = { ...area, id: "databricks", parent, tone: "databricks-account", lines } as const;
  // A place in the order of drawing, behind its contents; the height is known in the end.
  canvas.box({ ...accounts, h: 0 });
  const inner = { x: area.x + PADDING, w: area.w - 2 * PADDING };
  let y = area.y + boxHeight(lines, area.w);
  for (const group of databricksGroups(drawing)) y = drawGroup(canvas, group, "databricks", { ...inner, y }) + PADDING;
  return bottom(canvas.box({ ...accounts, h: y - area.y }));
}

/** What is in the accounts of Databricks. */
export function databricksGroups({ vpcs, workspaces, access }: Drawing): Group[] {
  const shown = new Set(vpcs.flatMap(({ bands }) => bands.flatMap(({ chips }) => chips.map(({ to }) => to))));
  const classic = vpcs.length > 0 || workspaces.some(({ compute }) => compute !== "serverless");
  const serverless = workspaces.some(({ compute }) => compute === "serverless");
  const plane = [
    { id: OUTSIDE.web, lines: ["Web application, REST API", "TCP 443"] },
    ...(classic ? [{ id: OUTSIDE.relay, lines: ["Relay", "secure cluster connectivity"] }] : []),
    ...(shown.has(OUTSIDE.direct)
      ? [{ id: OUTSIDE.direct, lines: ["Service-direct", "Lakebase, heavy traffic"] }]
      : []),
  ];
  return [
    { id: "databricks-control-plane", lines: ["Control plane"], items: plane },
    ...(serverless
      ? [{ id: OUTSIDE.serverless, lines: ["Serverless compute plane", "runs the workspace's compute"], items: [] }]
      : []),
    { id: "databricks-workspaces", lines: ["Workspaces", ...access], items: workspaces },
  ];
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
