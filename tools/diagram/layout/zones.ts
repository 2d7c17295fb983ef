import type { Subnet, Vpc } from "../model";
import { boxHeight, type Canvas, PADDING } from "./canvas";
import { type Box, bottom, type Rect } from "./scene";

const KINDS = ["public", "firewall", "workspace", "other", "endpoint"] as const;
const COLUMN_GAP = 10;
const HEADER = 24;
const CHIP = 27;
/** Between rows: room for lines that go sideways, and for the ports beside them. */
export const ROW_GAP = 30;
const LANE = 7;
const RAIL = 9;

/** Where lines run beside the subnets of a zone. */
export interface Column {
  readonly zone: string;
  readonly box: Rect;
  /** Target → x of the lane, left of the subnets, that leads to it. */
  readonly lanes: ReadonlyMap<string, number>;
  /** x of the lane, right of the subnets, that leads to the endpoints. */
  readonly rightLane: number;
  /** Subnets from top to bottom. */
  readonly subnets: readonly Subnet[];
}

export interface Zones {
  readonly columns: readonly Column[];
  /** Subnet → number of its row. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Bottom of every row. */
  readonly rowBottoms: readonly number[];
  readonly bottom: number;
}

/** The zones of a VPC as columns, their subnets as rows by purpose. */
export function drawZones(canvas: Canvas, vpc: Vpc, area: Omit<Rect, "h">): Zones {
  const rows = rowsOf(vpc.subnets);
  const zones = zonesOf(vpc.subnets, rows);
  const rowOf = new Map(rows.flatMap((row, index) => row.map(({ id }) => [id, index] as const)));
  const width = (area.w - COLUMN_GAP * (zones.length - 1)) / Math.max(1, zones.length);
  const targets = zones.map(({ subnets }) => [...new Set(subnets.flatMap(targetsUp))]);
  const rail = RAIL + LANE * Math.max(1, ...targets.map((list) => list.length));
  const subnetWidth = width - rail - RAIL - LANE;

  const rowBottoms: number[] = [];
  let y = area.y + HEADER;
  for (const row of rows) {
    const height = Math.max(...row.map((subnet) => heightOf(subnet, subnetWidth)));
    zones.forEach(({ subnets }, index) => {
      const mine = subnets.find((subnet) => row.includes(subnet));
      if (mine === undefined) return;
      const x = area.x + index * (width + COLUMN_GAP) + rail;
      drawSubnet(canvas, mine, `${vpc.id}/${index}`, { x, y, w: subnetWidth, h: height });
    });
    y += height;
    rowBottoms.push(y);
    y += ROW_GAP;
  }
  const end = y - ROW_GAP + PADDING + 2;
  const columns = zones.map(({ zone, subnets }, index) => {
    const box = { x: area.x + index * (width + COLUMN_GAP), y: area.y, w: width, h: end - area.y };
    const title = zone === "" ? "A zone" : `Zone ${zone}`;
    // Titles stand right of the lanes, which pass them on their way up.
    canvas.box({ ...box, id: `${vpc.id}/${index}`, parent: vpc.id, tone: "zone", dashed: true });
    canvas.label(title, box.x + rail, box.y + 5, subnetWidth);
    const lanes = new Map((targets[index] ?? []).map((target, lane) => [target, box.x + RAIL + lane * LANE] as const));
    return { zone, box, lanes, rightLane: box.x + width - RAIL, subnets };
  });
  return { columns, rowOf, rowBottoms, bottom: end };
}

/** What routes of a subnet lead to and lines are drawn to: all but gateway endpoints, and ways back. */
export function targetsUp({ routes }: Subnet): string[] {
  const ways = routes.filter(({ back }) => back !== true).map(({ target }) => target);
  return [...new Set(ways)].filter((target) => !target.startsWith("aws_vpc_endpoint."));
}

/** Subnets of a kind and name, one per zone, in the order in which traffic leaves. */
function rowsOf(subnets: readonly Subnet[]): Subnet[][] {
  const rows = new Map<string, Subnet[]>();
  for (const kind of KINDS) {
    const mine = subnets.filter((subnet) => subnet.kind === kind);
    for (const subnet of mine) {
      const key = `${kind} ${subnet.lines[0]}`;
      rows.set(key, [...(rows.get(key) ?? []), subnet]);
    }
  }
  return [...rows.values()];
}

/** Columns by zone; subnets whose zone nobody knows stand side by side. */
function zonesOf(subnets: readonly Subnet[], rows: readonly (readonly Subnet[])[]) {
  const known = [...new Set(subnets.map(({ zone }) => zone).filter((zone) => zone !== ""))].sort();
  const columns = known.map((zone) => ({ zone, subnets: rows.flat().filter((subnet) => subnet.zone === zone) }));
  const unknown = Math.max(0, ...rows.map((row) => row.filter(({ zone }) => zone === "").length));
  for (let index = 0; index < unknown; index++) {
    const mine = rows.flatMap((row) => row.filter(({ zone }) => zone === "")[index] ?? []);
    columns.push({ zone: "", subnets: mine });
  }
  return columns;
}

/** More blocks than this that lead to the same place are counted, not listed; pages list them all. */
const MOST_BLOCKS = 2;

/** Name and block, then routes, those to the same place in one line; what is in the zone itself goes without the zone. */
function linesOf({ lines, routes, zone }: Subnet): string[] {
  const blocks = new Map<string, string[]>();
  for (const { destination, text } of routes) {
    const place = text.endsWith(` ${zone}`) ? text.slice(0, -zone.length - 1) : text;
    blocks.set(place, [...(blocks.get(place) ?? []), destination]);
  }
  const ways = [...blocks].map(([place, list]) => {
    const from = list.length > MOST_BLOCKS ? `${list.length} blocks` : list.join(", ");
    return `${from} → ${place}`;
  });
  return [...lines, ...ways];
}

function heightOf(subnet: Subnet, width: number): number {
  return boxHeight(linesOf(subnet), width) + subnet.holds.length * (CHIP + 5);
}

function drawSubnet(canvas: Canvas, subnet: Subnet, parent: string, place: Rect): Box {
  const tone = subnet.kind;
  const box = canvas.box({ ...place, id: subnet.id, parent, tone, dashed: subnet.existing, lines: linesOf(subnet) });
  subnet.holds.forEach(({ id, lines }, index) => {
    const y = bottom(box) - (subnet.holds.length - index) * (CHIP + 5) - 1;
    const [x, w] = [box.x + PADDING, box.w - 2 * PADDING];
    canvas.box({ id, parent: box.id, x, y, w, h: CHIP, tone: "chip", lines });
  });
  return box;
}
