import { type Drawing, OUTSIDE } from "../model";
import type { Canvas } from "./canvas";
import { drawDatabricks } from "./databricks";
import { bottom, type Rect } from "./scene";

const GAP = 10;

/** What is not the customer's, right of the customer's account: Databricks, and the services of AWS. @returns where it ends */
export function drawOutside(canvas: Canvas, drawing: Drawing, parent: string, area: Omit<Rect, "h">): number {
  const end = drawDatabricks(canvas, drawing, parent, area);
  // Endpoints that are looked up do not say what their service is, and lead to one all the same.
  const reached = drawing.vpcs.some(({ bands }) =>
    bands.some(({ chips }) => chips.some(({ to }) => to === OUTSIDE.services)),
  );
  if (drawing.services.length === 0 && !reached) return end;
  const lines = ["AWS services in the region", drawing.services.join(", ")].filter((line) => line !== "");
  return bottom(canvas.box({ ...area, y: end + GAP, id: OUTSIDE.services, parent, tone: "other", lines }));
}
