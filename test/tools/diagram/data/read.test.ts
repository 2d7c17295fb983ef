import { describe, expect, it } from "vitest";
import { dataDiagramOf } from "../../../../tools/diagram/data/diagram";
import { grouped } from "../../../../tools/diagram/data/group";
import { columnOf, type DataDrawing } from "../../../../tools/diagram/data/model";
import { readDataDrawing } from "../../../../tools/diagram/data/read/drawing";
import { referencePlatform, referenceStacks } from "../../../support/reference";
import { stacksWith } from "./many-sources";

const drawing = readDataDrawing(referenceStacks(), "reference");
const node = (id: string, { nodes }: DataDrawing = drawing) => {
  const found = nodes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not drawn`);
  return found;
};
const from = (id: string) => drawing.edges.filter((edge) => edge.from === id).map(({ to, way }) => `${way} ${to}`);
const to = (id: string) => drawing.edges.filter((edge) => edge.to === id).map((edge) => `${edge.way} ${edge.from}`);

describe("what is read of the emitted JSON", () => {
  it("is every entry of the configuration, in its lane", () => {
    const [environment] = referencePlatform().platform.environments;
    const flows = Object.entries(environment?.flows ?? {}).map(([id, { lane, kind }]) => ({ id, lane, kind }));
    expect(drawing.nodes.map(({ id, lane, kind }) => ({ id, lane, kind }))).toEqual(expect.arrayContaining(flows));
    expect(drawing.nodes).toHaveLength(flows.length);
  });

  it("is the way from a database over its connection into a table", () => {
    expect(from("dataServices.shop")).toEqual(["brings connections.shop-db", "brings dataServices.shop-changes"]);
    expect(from("connections.shop-db")).toEqual(["brings sources.shop-tables"]);
    expect(from("sources.shop-tables")).toEqual(["loads catalogs.sales.schemas.bronze"]);
    expect(columnOf(node("dataServices.shop"), drawing.edges)).toBe("source");
    expect(columnOf(node("connections.shop-db"), drawing.edges)).toBe("bring");
    expect(columnOf(node("sources.shop-tables"), drawing.edges)).toBe("load");
  });

  it("is the way of files: who delivers into a folder brings them to who loads it", () => {
    expect(to("sources.orders")).toEqual([
      "brings dataServices.carriers",
      "brings dataServices.finance-desk",
      "brings dataServices.marketplace",
      "brings dataServices.paper-orders",
      "brings dataServices.partners",
    ]);
    expect(to("dataServices.events")).toEqual(["brings dataServices.app-events", "brings dataServices.shop-events"]);
    expect(to("dataServices.archive")).toEqual(["brings dataServices.events"]);
    expect(to("sources.event-files")).toEqual(["brings dataServices.archive"]);
    expect(to("sources.customers")).toEqual(["brings dataServices.edi"]);
  });

  it("is what programs read and write, and what others read", () => {
    expect(to("workloads.sales-gold")).toEqual(["works catalogs.sales.schemas.silver"]);
    expect(from("workloads.sales-gold")).toEqual(["works catalogs.sales.schemas.gold"]);
    expect(to("consumers.gold-overview")).toEqual(["reads catalogs.sales.schemas.gold"]);
    expect(node("consumers.data-products").facts).toEqual(["reads sales.gold", "with retailer"]);
  });

  it("is what runs or is billed around the clock", () => {
    const always = (id: string) => Object.fromEntries(node(id).always);
    expect(always("sources.payments")).toEqual({ "pipeline that runs all the time": 1 });
    expect(always("sources.shop-tables")).toEqual({ "pipeline that runs all the time": 1 });
    expect(always("sources.clicks")).toEqual({});
    expect(always("dataServices.events")).toEqual({ "Kinesis stream on demand, by the hour": 1 });
    expect(always("dataServices.crm")).toEqual({ "database instance, by the hour": 2 });
    expect(dataDiagramOf(referenceStacks(), "reference").units.map(({ name, count }) => [name, count])).toEqual(
      expect.arrayContaining([
        ["serverless Kafka cluster", 1],
        ["serverless replication of DMS", 1],
      ]),
    );
  });

  it("is by which key something is encrypted, and not by which its logs are", () => {
    expect(node("dataServices.events").keys).toEqual(["data"]);
    expect(node("dataServices.topics").keys).toEqual(["of AWS"]);
    expect(node("dataServices.partners").keys).toEqual([]);
    expect(drawing.zones.map(({ name, keys }) => [name, keys])).toEqual([
      ["curated", ["data"]],
      ["exchange", ["data"]],
      ["models", ["data"]],
      ["processed", ["data"]],
      ["raw", ["data"]],
    ]);
  });

  it("is who may read, by catalog and schema", () => {
    const [sales] = drawing.catalogs;
    expect(sales).toMatchObject({
      name: "reference_sales",
      zone: "processed",
      readers: ["data-engineers", "platform-admins"],
    });
    expect(sales?.schemas.map(({ name }) => name)).toEqual(["bronze", "silver", "gold"]);
    expect(sales?.schemas.map(({ readers }) => readers)).toEqual([
      ["program ingestion", "program replicator"],
      ["program ingestion", "program terraform", "program transformation"],
      ["analysts", "program orchestration", "program reporting", "program terraform", "program transformation"],
    ]);
    const [bronze] = sales?.schemas ?? [];
    expect(bronze?.tables).toEqual(expect.arrayContaining(["orders", "stock", "opportunities"]));
    expect(bronze?.tables.filter((name) => name.endsWith("_event_log"))).toEqual([]);
  });

  it("is that a connection is there already", () => {
    expect(node("connections.salesforce").existing).toBe(true);
    expect(node("connections.shop-db").existing).toBe(false);
  });

  it("is not there for an environment that is not there", () => {
    expect(() => readDataDrawing(referenceStacks(), "dev")).toThrow("there is no environment dev");
  });
});

describe("groups", () => {
  const many = readDataDrawing(stacksWith(60), "dev");
  const few = grouped(many);

  it("hold everything, with what it costs, and no line gets lost", () => {
    const names = (all: DataDrawing) =>
      all.nodes.flatMap((one) => one.names.map((name) => `${one.kind} ${name}`)).sort();
    expect(names(few)).toEqual(names(many));
    const streams = few.nodes.filter(({ kind }) => kind === "kinesis-stream");
    expect(streams.map(({ always }) => [...always.values()])).toEqual([[15]]);
    const ids = new Set(
      [...few.nodes, ...few.catalogs, ...few.catalogs.flatMap(({ schemas }) => schemas)].map(({ id }) => id),
    );
    for (const { from: start, to: end } of few.edges) expect([ids.has(start), ids.has(end)]).toEqual([true, true]);
    const loaded = new Set(few.edges.filter(({ way }) => way === "loads").map((edge) => edge.from));
    expect(few.nodes.filter(({ id }) => id.startsWith("sources.")).every(({ id }) => loaded.has(id))).toBe(true);
  });

  it("are not made where there is room", () => {
    const roomy = readDataDrawing(stacksWith(5), "dev");
    expect(grouped(roomy).nodes).toHaveLength(roomy.nodes.length);
  });
});

describe("the SVG file", () => {
  it("has the same bytes in whatever order stacks and resources come, and loads nothing", () => {
    const reversed = <T>(byId: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(byId).reverse());
    const shuffled = [...referenceStacks()].reverse().map((stack) => ({
      ...stack,
      json: {
        ...stack.json,
        resource: reversed(
          Object.fromEntries(Object.entries(stack.json.resource ?? {}).map(([type, all]) => [type, reversed(all)])),
        ),
      },
    }));
    const { svg } = dataDiagramOf(referenceStacks(), "reference");
    expect(dataDiagramOf(shuffled, "reference").svg).toBe(svg);
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|href|<script|url\((?!#)/);
    expect(svg).toMatch(/<desc id="desc">The way of the data through the environment reference/);
  });
});
