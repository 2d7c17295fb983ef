import type { Item, Subnet, Vpc } from "../model";
import { bandWidths, drawBands } from "./bands";
import { boxHeight, type Canvas, labelHeight, PADDING } from "./canvas";
import { type Box, bottom, type Rect, right } from "./scene";
import { drawZones, ROW_GAP, targetsUp, type Zones } from "./zones";

const INSET = 12;
/** Between lines that go sideways above the zones. */
const BUS = 6;
const EDGE_WIDTH = 150;
const EDGES_PER_ROW = 4;
/** Between the zones and the line that leads to the endpoints. */
const PORTS = 9;
/** How much higher the line of routes to gateways runs. */
const ROUTE_ABOVE = 5;
/** Below the endpoints, between lines that go out. */
const OUT = 8;

export interface DrawnVpc {
  readonly box: Box;
  readonly bands: readonly Box[];
  /** Outside box → y of the lane below the endpoints that leads to it. */
  readonly outLanes: ReadonlyMap<string, number>;
}

/** A VPC with everything in it. @param area where it may stand; it is as high as it has to be */
export function drawVpc(canvas: Canvas, vpc: Vpc, parent: string, area: Omit<Rect, "h">): DrawnVpc {
  const inner = { x: area.x + INSET, w: area.w - 2 * INSET };
  // A place in the order of drawing, behind its contents; the height is known in the end.
  canvas.box({ ...area, h: 0, id: vpc.id, parent, tone: "vpc" });
  const header = boxHeight(vpc.lines, inner.w - EDGE_WIDTH);
  const routed = [...new Set(vpc.subnets.flatMap(targetsUp))];
  const edgeRow = drawEdge(canvas, vpc, routed, inner, area.y + PADDING, header);
  // More than one row can hold go without lines: the routes are written in the subnets.
  const targets = vpc.edge
    .map(({ id }) => id)
    .filter((id) => routed.includes(id))
    .slice(0, EDGES_PER_ROW);
  const zonesTop = edgeRow + 10 + BUS * targets.length;
  const zones = drawZones(canvas, vpc, { x: inner.x, y: zonesTop, w: inner.w });
  drawRoutes(canvas, vpc, zones, new Map(targets.map((target, index) => [target, edgeRow + 6 + BUS * index])));
  const bands = drawBands(canvas, vpc.id, vpc.bands, {
    x: inner.x,
    y: zones.bottom + portsGap(vpc, inner.w),
    w: inner.w,
  });
  drawPorts(canvas, vpc, zones, bands);
  const outs = [...new Set(vpc.bands.flatMap(({ chips }) => chips.flatMap(({ to }) => to ?? [])))];
  const end = Math.max(zones.bottom, ...bands.map(bottom));
  const outLanes = new Map(outs.map((target, index) => [target, end + OUT + 2 + index * OUT] as const));
  const h = end + (outs.length + 1) * OUT + 4 - area.y;
  const lines = vpc.lines;
  const box = canvas.box({
    ...area,
    h,
    id: vpc.id,
    parent,
    tone: "vpc",
    dashed: vpc.existing,
    lines,
    room: inner.w - EDGE_WIDTH,
  });
  return { box, bands, outLanes };
}

/**
 * Gateways and connections: beside the title if there is one, else in rows below it. What routes lead to stands in the
 * last row, the internet gateway on its right, and nothing above it: lines come from below and go on upwards.
 * @returns where the row ends
 */
function drawEdge(
  canvas: Canvas,
  vpc: Vpc,
  targets: readonly string[],
  inner: Pick<Rect, "x" | "w">,
  y: number,
  header: number,
): number {
  const count = vpc.edge.length;
  if (count === 0) return y + header - PADDING;
  const led = (item: Item) => (targets.includes(item.id) ? 0 : 1);
  const items = [...vpc.edge].sort((a, b) => led(a) - led(b));
  const perRow = Math.min(count, EDGES_PER_ROW);
  const w = Math.min(EDGE_WIDTH, (inner.w - 8 * (perRow - 1)) / perRow);
  const rows = [items.slice(0, perRow)];
  for (let at = perRow; at < count; at += perRow - 1) rows.unshift(items.slice(at, at + perRow - 1));
  let top = count === 1 ? y : y + header - 4;
  rows.forEach((row, index) => {
    const h = Math.max(...row.map(({ lines }) => boxHeight(lines, w)));
    const free = index === rows.length - 1 ? 0 : 1;
    row.forEach(({ id, lines, existing }, position) => {
      const x = inner.x + inner.w - w - (position + free) * (w + 8);
      canvas.box({ id, parent: vpc.id, x, y: top, w, h, tone: "edge", dashed: existing, lines });
    });
    top += h + 8;
  });
  return Math.max(top - 8, y + header - PADDING);
}

/** Lines from subnets to what their routes lead to, and beside them the ports that nodes may use. */
function drawRoutes(canvas: Canvas, vpc: Vpc, zones: Zones, buses: ReadonlyMap<string, number>): void {
  for (const column of zones.columns) {
    const ports = new Map<number, Set<string>>();
    for (const subnet of column.subnets) {
      const from = canvas.find(subnet.id);
      for (const target of targetsUp(subnet)) {
        const to = canvas.find(target);
        const lane = column.lanes.get(target);
        if (from === undefined || to === undefined || lane === undefined) continue;
        const atEdge = vpc.edge.some(({ id }) => id === target);
        if (atEdge && !buses.has(target)) continue;
        const index = [...column.lanes.keys()].indexOf(target);
        const start = [from.x, from.y + 14 + 6 * index] as const;
        const row = atEdge ? undefined : zones.rowOf.get(to.parent ?? "");
        const sameColumn = !atEdge && to.x > column.box.x && right(to) < right(column.box);
        const gap = row === undefined ? zones.columns[0]?.box.y : zones.rowBottoms[row];
        if (sameColumn) {
          const y = to.y + to.h / 2;
          canvas.edge(subnet.id, target, "route", [start, [lane, start[1]], [lane, y], [to.x, y]]);
        } else {
          const bus = buses.get(target) ?? (gap ?? 0) + 8;
          const x = to.x + (atEdge ? 20 : 30);
          canvas.edge(subnet.id, target, "route", [start, [lane, start[1]], [lane, bus], [x, bus], [x, bottom(to)]]);
        }
        const out = vpc.nodesOut[subnet.workspace ?? ""];
        if (out !== undefined && row !== undefined) ports.set(row, (ports.get(row) ?? new Set()).add(out));
      }
    }
    const x = Math.max(...column.lanes.values()) + 8;
    for (const [row, texts] of ports) {
      const top = (zones.rowBottoms[row] ?? 0) + ROW_GAP - 17;
      canvas.label([...texts].join("; "), x, top, right(column.box) - x - 16);
    }
  }
}

/** Lines from nodes down to the endpoints, with the ports: let in by a security group, or led there by a route. */
function drawPorts(canvas: Canvas, vpc: Vpc, zones: Zones, bands: readonly Box[]): void {
  vpc.bands.forEach((band, index) => {
    const box = bands[index];
    if (box === undefined || band.fromNodes === "") return;
    // A gateway has no security group.
    const tone = band.kind === "gateway" ? "route" : "ports";
    const leads = ({ routes }: Subnet) =>
      tone === "ports" || routes.some(({ target }) => band.chips.some(({ id }) => id === target));
    const bus = zones.bottom + PORTS - (tone === "route" ? ROUTE_ABOVE : 0);
    const x = box.x + 14;
    let drawn = false;
    for (const column of zones.columns) {
      for (const subnet of column.subnets) {
        const from = canvas.find(subnet.id);
        if (from === undefined || subnet.kind !== "workspace" || !leads(subnet)) continue;
        const y = from.y + from.h / 2 - (tone === "route" ? ROUTE_ABOVE : 0);
        const lane = column.rightLanes[tone];
        canvas.edge(subnet.id, band.id, tone, [
          [right(from), y],
          [lane, y],
          [lane, bus],
          [x, bus],
          [x, box.y],
        ]);
        drawn = true;
      }
    }
    if (drawn && band.fromNodes !== undefined)
      canvas.label(band.fromNodes, x + 7, zones.bottom + PORTS + 6, box.w - 26);
  });
}

/** Room between the zones and the endpoints for the ports, which stand above each of them. */
function portsGap({ bands }: Vpc, width: number): number {
  const texts = bands.map(({ fromNodes }) => fromNodes ?? "");
  if (bands.length === 0) return 0;
  if (texts.every((ports) => ports === "") && bands.every(({ fromNodes }) => fromNodes !== undefined)) return 10;
  const widths = bandWidths(bands, width);
  return PORTS + 14 + Math.max(14, ...texts.map((ports, index) => labelHeight(ports, (widths[index] ?? 0) - 26)));
}
