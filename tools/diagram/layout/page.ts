import { type Drawing, OUTSIDE } from "../model";
import { Canvas } from "./canvas";
import { drawClients } from "./clients";
import { describe } from "./describe";
import { drawLegend } from "./legend";
import { drawOutside } from "./outside";
import { type Box, bottom, type Point, right, type Scene } from "./scene";
import { type DrawnVpc, drawVpc } from "./vpc";

const WIDTH = 1000;
const REGION = { x: 8, w: 984 } as const;
const LEFT = { x: 20, w: 676 } as const;
const RIGHT = { x: 744, w: 236 } as const;
/** First lane between the VPCs and what is right of them, and the step to the next. */
const LANES = { x: 705, step: 7 } as const;
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
  connect(canvas, drawing, vpcs);
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

/** Lines between the VPCs, the internet, users, Databricks and AWS. */
function connect(canvas: Canvas, drawing: Drawing, vpcs: readonly DrawnVpc[]): void {
  const lanes = new Map<string, number>();
  const laneOf = (target: string): number => {
    if (!lanes.has(target)) lanes.set(target, LANES.x + lanes.size * LANES.step);
    return lanes.get(target) ?? 0;
  };
  const entries = new Map<string, number>();
  /** Where a line enters a box from the left: one below the other. */
  const entry = (box: Box, key: string): Point => {
    const known = entries.get(`${box.id} ${key}`);
    const count = [...entries.keys()].filter((name) => name.startsWith(`${box.id} `)).length;
    const y = known ?? box.y + 11 + count * 11;
    entries.set(`${box.id} ${key}`, y);
    return [box.x, y];
  };

  const net = canvas.find(OUTSIDE.internet);
  for (const { edge } of drawing.vpcs) {
    for (const { id } of edge) {
      const gateway = canvas.find(id);
      if (!id.startsWith("aws_internet_gateway.") || gateway === undefined || net === undefined) continue;
      const x = gateway.x + gateway.w - 30;
      canvas.edge(id, OUTSIDE.internet, "internet", [
        [x, gateway.y],
        [x, bottom(net)],
      ]);
    }
  }
  const relayed = drawing.vpcs.some(({ bands }) =>
    bands.some(({ chips }) => chips.some(({ to }) => to === OUTSIDE.relay)),
  );
  if (net !== undefined && !relayed) {
    for (const id of [OUTSIDE.web, OUTSIDE.relay]) {
      const to = canvas.find(id);
      if (to === undefined) continue;
      const y = net.y + net.h / 2;
      const [x, end] = entry(to, OUTSIDE.internet);
      const lane = laneOf(OUTSIDE.internet);
      canvas.edge(OUTSIDE.internet, id, "internet", [
        [right(net), y],
        [lane, y],
        [lane, end],
        [x, end],
      ]);
    }
  }
  vpcs.forEach(({ bands, outLanes }, index) => {
    drawing.vpcs[index]?.bands.forEach((band, position) => {
      const box = bands[position];
      const tos = [...new Set(band.chips.flatMap(({ to }) => to ?? []))];
      tos.forEach((id, number) => {
        const to = canvas.find(id);
        const y = outLanes.get(id);
        if (box === undefined || to === undefined || y === undefined) return;
        const x = right(box) - 14 - 10 * number;
        const [end, at] = entry(to, "private");
        const lane = laneOf(id);
        canvas.edge(band.id, id, "private", [
          [x, bottom(box)],
          [x, y],
          [lane, y],
          [lane, at],
          [end, at],
        ]);
      });
    });
  });
  const [users, web] = [canvas.find(OUTSIDE.users), canvas.find(OUTSIDE.web)];
  if (drawing.publicAccess && users !== undefined && web !== undefined) {
    const x = right(web) - 18;
    canvas.edge(OUTSIDE.users, OUTSIDE.web, "internet", [
      [x, bottom(users)],
      [x, web.y],
    ]);
  }
}
