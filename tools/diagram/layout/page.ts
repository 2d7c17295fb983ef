import { type Drawing, OUTSIDE } from "../model";
import { Canvas } from "./canvas";
import { drawClients } from "./clients";
import { describe } from "./describe";
import { drawLegend } from "./legend";
import { drawOutside } from "./outside";
import { bottom, type Scene } from "./scene";
import { type DrawnVpc, drawVpc } from "./vpc";
import { drawWays } from "./ways";

const WIDTH = 1000;
const REGION = { x: 8, w: 984 } as const;
const LEFT = { x: 20, w: 676 } as const;
const RIGHT = { x: 744, w: 236 } as const;
const TOP = 12;
const ROW = 46;

/** Gives everything of a drawing its place, 1,000 pixels wide. */
export function layOut(drawing: Drawing): Scene {
  const canvas = new Canvas();
  const internet = drawing.vpcs.some(({ edge }) => edge.some(({ id }) => id.startsWith("aws_internet_gateway.")));
  if (internet) canvas.box({ ...LEFT, y: TOP, h: 34, id: OUTSIDE.internet, tone: "outside", lines: ["Internet"] });
  const users = drawing.publicAccess ? "over the internet" : "over the internet: refused";
  const usersBox = canvas.box({
    ...RIGHT,
    y: TOP,
    h: ROW,
    id: OUTSIDE.users,
    tone: "outside",
    lines: ["Users and tools", users],
  });

  const regionTop = bottom(usersBox) + 16;
  const title = [`AWS region ${drawing.region}, account ${drawing.awsAccountId}`];
  const region = { ...REGION, y: regionTop, id: "region", tone: "region", lines: title, room: 400 } as const;
  canvas.box({ ...region, h: 0 });
  const top = regionTop + 34;
  const rightEnd = drawOutside(canvas, drawing, "region", { ...RIGHT, y: top });

  let y = top;
  const vpcs: DrawnVpc[] = [];
  let clientsBelow: (() => void) | undefined;
  drawing.vpcs.forEach((vpc, index) => {
    const drawn = drawVpc(canvas, vpc, "region", { ...LEFT, y });
    vpcs.push(drawn);
    y = bottom(drawn.box) + 14;
    const last = index === drawing.vpcs.length - 1;
    const entered = vpc.bands.some(({ clients }) => clients.length > 0);
    if (entered && last) clientsBelow = () => (y = drawClients(canvas, vpc, drawn, undefined, y + 22));
    else if (entered) y = drawClients(canvas, vpc, drawn, "region", y + 12) + 14;
  });
  if (vpcs.length === 0) y = drawAbsent(canvas, drawing, top) + 14;

  y = Math.max(y, rightEnd + 14);
  canvas.box({ ...region, h: y - regionTop });
  clientsBelow?.();
  drawWays(canvas, drawing, vpcs);
  const height = drawLegend(canvas, drawing, { x: REGION.x, y: y + 12, w: REGION.w });
  const { boxes, edges, labels } = canvas;
  return {
    width: WIDTH,
    height,
    title: `${drawing.title}: network`,
    description: describe(drawing),
    boxes,
    edges,
    labels,
  };
}

/** What stands where a VPC would. @returns where it ends */
function drawAbsent(canvas: Canvas, drawing: Drawing, y: number): number {
  const databricks = drawing.workspaces.some(({ compute }) => compute === "databricks-vpc");
  const lines = databricks
    ? [
        "VPCs made by Databricks",
        "one per workspace, with NAT, by the cross-account role; none of it is in this project's state",
      ]
    : ["No VPC", "nothing of the network is in the AWS account"];
  return bottom(canvas.box({ ...LEFT, y, id: "absent", parent: "region", tone: "vpc", dashed: true, lines }));
}
