import { ABSENT, type Drawing, OUTSIDE } from "../model";
import type { Canvas } from "./canvas";
import { type Box, bottom, type Point, right } from "./scene";
import type { DrawnVpc } from "./vpc";

/** First lane between the VPCs and what is right of them, and the step to the next. */
const LANES = { x: 705, step: 7 } as const;
/** Between lines that enter a box. */
const STEP = 11;
/** How far below the top of a VPC its way out begins. */
const ENTRY = 16;

/** Lines between the VPCs, the internet, users, Databricks and AWS. */
export function drawWays(canvas: Canvas, drawing: Drawing, vpcs: readonly DrawnVpc[]): void {
  const gap = new Gap();
  gatewaysToInternet(canvas, drawing);
  if (!reachesRelayPrivately(drawing)) toDatabricksInPublic(canvas, drawing, gap);
  drawing.vpcs.forEach((vpc, index) => {
    vpc.bands.forEach((band, position) => {
      const box = vpcs[index]?.bands[position];
      const targets = [...new Set(band.chips.flatMap(({ to }) => to ?? []))];
      targets.forEach((id, number) => {
        const to = canvas.find(id);
        const y = vpcs[index]?.outLanes.get(id);
        if (box === undefined || to === undefined || y === undefined) return;
        const x = right(box) - 14 - 10 * number;
        canvas.edge(band.id, id, "private", [[x, bottom(box)], [x, y], ...gap.into(to, id, y)]);
      });
    });
  });
  const [users, web] = [canvas.find(OUTSIDE.users), canvas.find(OUTSIDE.web)];
  if (drawing.publicAccess && users !== undefined && web !== undefined) {
    const x = right(web) - 10;
    canvas.edge(users.id, web.id, "internet", [
      [x, bottom(users)],
      [x, web.y],
    ]);
  }
}

function gatewaysToInternet(canvas: Canvas, { vpcs }: Drawing): void {
  const internet = canvas.find(OUTSIDE.internet);
  for (const { id } of vpcs.flatMap(({ edge }) => edge)) {
    const gateway = canvas.find(id);
    if (!id.startsWith("aws_internet_gateway.") || gateway === undefined || internet === undefined) continue;
    const x = right(gateway) - 30;
    canvas.edge(id, internet.id, "internet", [
      [x, gateway.y],
      [x, bottom(internet)],
    ]);
  }
}

const reachesRelayPrivately = ({ vpcs }: Drawing): boolean =>
  vpcs.some(({ bands }) => bands.some(({ chips }) => chips.some(({ to }) => to === OUTSIDE.relay)));

/**
 * Nodes reach the relay and the web application over the internet: where the way there is drawn, from its end, else from the
 * VPC that they are in, which somebody else has given a way out.
 */
function toDatabricksInPublic(canvas: Canvas, { vpcs }: Drawing, gap: Gap): void {
  const nodes = vpcs.find(({ subnets }) => subnets.some(({ kind }) => kind === "workspace"));
  const from = canvas.find(OUTSIDE.internet) ?? canvas.find(nodes?.id ?? ABSENT);
  if (from === undefined) return;
  const targets = [canvas.find(OUTSIDE.web), canvas.find(OUTSIDE.relay)].filter((box) => box !== undefined);
  if (canvas.find(OUTSIDE.relay) === undefined) return;
  for (const to of targets) {
    const y = from.id === OUTSIDE.internet ? from.y + from.h / 2 : from.y + ENTRY;
    canvas.edge(from.id, to.id, "internet", [[right(from), y], ...gap.into(to, from.id, y)]);
  }
}

/** The gap between the VPCs and what is right of them: lines that mean the same share a lane. */
class Gap {
  private readonly lanes = new Map<string, number>();
  private readonly entries = new Map<string, number>();

  /**
   * The way into a box, from where a line reaches the gap.
   * @param way which lane it takes
   * @param y where it comes from
   */
  into(box: Box, way: string, y: number): Point[] {
    const lane = this.laneOf(way);
    const end = this.entryOf(box, way);
    return [
      [lane, y],
      [lane, end],
      [box.x, end],
    ];
  }

  private laneOf(way: string): number {
    const lane = this.lanes.get(way) ?? LANES.x + this.lanes.size * LANES.step;
    this.lanes.set(way, lane);
    return lane;
  }

  /** Ways enter a box one below the other. */
  private entryOf({ id, y }: Box, way: string): number {
    const others = [...this.entries.keys()].filter((key) => key.startsWith(`${id} `)).length;
    const entry = this.entries.get(`${id} ${way}`) ?? y + STEP * (others + 1);
    this.entries.set(`${id} ${way}`, entry);
    return entry;
  }
}
