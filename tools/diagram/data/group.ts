import { COLUMNS, type Column, columnOf, type DataDrawing, type DataEdge, type DataNode } from "./model";

/** Boxes that a column holds before what is alike is put together; what transforms stands below what loads. */
const MOST: Readonly<Record<Column, number>> = {
  source: 14,
  bring: 18,
  load: 18,
  transform: 14,
  storage: 14,
  use: 18,
};
const stacked = (column: Column): Column => (column === "transform" ? "load" : column);

/**
 * Puts together what is alike where a column has too much to read: first what has the same kind, sources and
 * destinations, then whatever is of one kind, then what no line leads to, policies for example, then what comes from and leads
 * to the same, of any kind, and last what comes from the same. Lines lead to a schema where it is the only one of its catalog.
 */
export function grouped(drawing: DataDrawing): DataDrawing {
  const columns = new Map(drawing.nodes.map((node) => [node.id, stacked(columnOf(node, drawing.edges))]));
  let { nodes } = drawing;
  let edges = merged(drawing.edges, drawing);
  for (const column of COLUMNS) {
    for (const alike of [sameWay, sameKind, noWay, sameEnds, sameStart]) {
      const here = nodes.filter(({ id }) => columns.get(id) === column);
      if (here.length <= MOST[column]) break;
      const groups = groupsOf(here, (node) => alike(node, edges), here.length - MOST[column]);
      const groupOf = new Map(groups.flatMap(({ node, of }) => of.map((id) => [id, node.id] as const)));
      for (const { node } of groups) columns.set(node.id, column);
      nodes = [...nodes.filter(({ id }) => columns.get(id) !== column), ...groups.map(({ node }) => node)];
      edges = merged(
        edges.map(({ from, to, way }) => ({ from: groupOf.get(from) ?? from, to: groupOf.get(to) ?? to, way })),
        drawing,
      );
    }
  }
  return { ...drawing, nodes, edges };
}

/** The nodes of each column, in the order of their lanes and of what they come from. */
export function byColumn({ nodes, edges }: DataDrawing): Readonly<Record<Column, readonly DataNode[]>> {
  const columns: Record<Column, DataNode[]> = { source: [], bring: [], load: [], transform: [], storage: [], use: [] };
  for (const node of nodes) columns[columnOf(node, edges)].push(node);
  const order = new Map<string, number>();
  for (const column of COLUMNS) {
    const from = ({ id }: DataNode) =>
      Math.min(...edges.filter(({ to }) => to === id).map((edge) => order.get(edge.from) ?? 1e6), 1e6);
    columns[column].sort((a, b) => from(a) - from(b) || (a.id < b.id ? -1 : 1));
    for (const { id } of columns[column]) order.set(id, order.size);
  }
  return columns;
}

const sameKind = ({ lane, kind, existing }: DataNode): string => JSON.stringify([lane, kind, existing]);

const sameWay = (node: DataNode, edges: readonly DataEdge[]): string =>
  JSON.stringify([sameKind(node), [...node.always.keys()], endsOf(node, edges)]);

const sameEnds = (node: DataNode, edges: readonly DataEdge[]): string =>
  JSON.stringify([node.lane, node.existing, endsOf(node, edges)]);

const sameStart = ({ id, lane, existing }: DataNode, edges: readonly DataEdge[]): string =>
  JSON.stringify([lane, existing, edges.flatMap(({ from, to }) => (to === id ? [from] : [])).sort()]);

/** Where lines come from and lead to. */
function endsOf({ id }: DataNode, edges: readonly DataEdge[]): string[] {
  const ways = edges.filter(({ from, to }) => from === id || to === id);
  return ways.map(({ from, to, way }) => [way, from === id ? "" : from, to === id ? "" : to].join(" ")).sort();
}

const noWay = ({ id, lane, existing }: DataNode, edges: readonly DataEdge[]): string =>
  edges.some(({ from, to }) => from === id || to === id) ? id : JSON.stringify([lane, existing]);

interface Group {
  readonly node: DataNode;
  /** Ids of what is in it. */
  readonly of: readonly string[];
}

/**
 * Groups of what is alike, the largest first, as many as it takes; what is left is a group of its own each.
 * @param fewer boxes that are too many
 */
function groupsOf(nodes: readonly DataNode[], alike: (node: DataNode) => string, fewer: number): Group[] {
  const groups = new Map<string, DataNode[]>();
  for (const node of nodes) groups.set(alike(node), [...(groups.get(alike(node)) ?? []), node]);
  let left = fewer;
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((members) => {
      if (left <= 0) return members.map((node) => ({ node, of: [node.id] }));
      left -= members.length - 1;
      return [{ node: together(members), of: members.map(({ id }) => id) }];
    });
}

/** One node for several, with what they have in common. */
function together(members: readonly DataNode[]): DataNode {
  const [first] = members;
  if (first === undefined) throw new Error("a group has a member");
  if (members.length === 1) return first;
  const always = new Map<string, number>();
  for (const [what, count] of members.flatMap((node) => [...node.always])) {
    always.set(what, (always.get(what) ?? 0) + count);
  }
  const of = members.flatMap((node) => node.of ?? node.names.map((name) => ({ name, kind: node.kind })));
  return {
    ...first,
    id: `${first.id} and ${members.length - 1} more`,
    kind: [...new Set(of.map(({ kind }) => kind))].join(", "),
    of,
    names: of.map(({ name }) => name).sort(),
    facts: first.facts.filter((fact) => members.every(({ facts }) => facts.includes(fact))),
    always,
    keys: [...new Set(members.flatMap(({ keys }) => keys))].sort(),
  };
}

/** Each line once; where a node has several to schemas of one catalog, one to the catalog. */
function merged(edges: readonly DataEdge[], { catalogs }: DataDrawing): DataEdge[] {
  const catalogOf = (id: string): string => id.replace(/\.schemas\..*$/, "");
  const isPlace = (id: string) => catalogs.some((catalog) => catalog.id === catalogOf(id));
  const places = (id: string, other: string, way: string, end: "from" | "to") =>
    new Set(
      edges
        .filter((edge) => edge.way === way && edge[end === "from" ? "to" : "from"] === other)
        .map((edge) => edge[end])
        .filter((place) => isPlace(place) && catalogOf(place) === catalogOf(id)),
    ).size;
  const unique = new Map<string, DataEdge>();
  for (const { from, to, way } of edges) {
    const start = isPlace(from) && places(from, to, way, "from") > 1 ? catalogOf(from) : from;
    const end = isPlace(to) && places(to, from, way, "to") > 1 ? catalogOf(to) : to;
    if (start !== end) unique.set(`${start} ${end} ${way}`, { from: start, to: end, way });
  }
  return [...unique.values()];
}
