import type { Item, RouteLine, Subnet, Vpc } from "../model";
import { boxHeight, type Canvas, PADDING } from "./canvas";
import { type Box, bottom, type Rect } from "./scene";

const KINDS = ["public", "firewall", "workspace", "other", "endpoint"] as const;
const COLUMN_GAP = 10;
const HEADER = 24;
/** Height of what has one line in a subnet, and the room below. */
const CHIP = 27;
const CHIP_GAP = 5;
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
  /** x of the lanes, right of the subnets, that lead to the endpoints: by security group, and by route. */
  readonly rightLanes: Readonly<Record<"ports" | "route", number>>;
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
  const subnetWidth = width - rail - RAIL - 2 * LANE;

  const rowBottoms: number[] = [];
  let y = area.y + HEADER;
  for (const row of rows) {
    const height = Math.max(...row.map((subnet) => heightOf(vpc, subnet, subnetWidth)));
    zones.forEach(({ subnets }, index) => {
      const mine = subnets.find((subnet) => row.includes(subnet));
      if (mine === undefined) return;
      const x = area.x + index * (width + COLUMN_GAP) + rail;
      drawSubnet(canvas, vpc, mine, `${vpc.id}/${index}`, { x, y, w: subnetWidth, h: height });
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
    const right = box.x + width - RAIL;
    return { zone, box, lanes, rightLanes: { ports: right, route: right - LANE }, subnets };
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

/**
 * Name and block, then routes, those to the same place in one line; what is in the zone itself goes without the zone.
 * Ways back come last: where every one leads to the firewall of its own zone, that is all that is said.
 */
function linesOf({ subnets }: Vpc, { lines, routes, zone }: Subnet): string[] {
  const back = routes.filter((route) => route.back === true);
  const isOfZone = ({ destination, text }: RouteLine) =>
    text === `firewall ${subnets.find((subnet) => subnet.lines[1] === destination)?.zone}`;
  const [listed, said] = back.every(isOfZone) ? [routes.filter((route) => !back.includes(route)), back] : [routes, []];
  const blocks = new Map<string, string[]>();
  for (const { destination, text } of listed) {
    const place = text.endsWith(` ${zone}`) ? text.slice(0, -zone.length - 1) : text;
    blocks.set(place, [...(blocks.get(place) ?? []), destination]);
  }
  const ways = [...blocks].map(([place, list]) => {
    const from = list.length > MOST_BLOCKS ? `${list.length} blocks` : list.join(", ");
    return `${from} → ${place}`;
  });
  return [...lines, ...ways, ...(said.length === 0 ? [] : ["back to nodes → firewall of their zone"])];
}

/** Height of what stands in a subnet, so that it has room for its text. */
const chipHeight = ({ lines }: Item, width: number): number =>
  lines.length > 1 ? boxHeight(lines, width - 2 * PADDING) - 4 : CHIP;

function heightOf(vpc: Vpc, subnet: Subnet, width: number): number {
  const chips = subnet.holds.reduce((sum, item) => sum + chipHeight(item, width) + CHIP_GAP, 0);
  return boxHeight(linesOf(vpc, subnet), width) + chips;
}

function drawSubnet(canvas: Canvas, vpc: Vpc, subnet: Subnet, parent: string, place: Rect): Box {
  const [tone, lines] = [subnet.kind, linesOf(vpc, subnet)];
  const box = canvas.box({ ...place, id: subnet.id, parent, tone, dashed: subnet.existing, lines });
  const [x, w] = [box.x + PADDING, box.w - 2 * PADDING];
  let y = bottom(box) - 1;
  for (const item of [...subnet.holds].reverse()) {
    const h = chipHeight(item, box.w);
    y -= h + CHIP_GAP;
    canvas.box({ id: item.id, parent: box.id, x, y, w, h, tone: "chip", lines: item.lines });
  }
  return box;
}
