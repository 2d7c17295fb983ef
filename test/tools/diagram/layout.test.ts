import { describe, expect, it } from "vitest";
import { layOut } from "../../../tools/diagram/layout/page";
import { type Box, right, type Scene } from "../../../tools/diagram/layout/scene";
import { widthOf, wrap } from "../../../tools/diagram/layout/text";
import type { Drawing } from "../../../tools/diagram/model";
import { readDrawing } from "../../../tools/diagram/read/drawing";
import { shippedStacks, synthPlatform } from "../../support/shipped";
import { connected, crowded } from "./support/connections";
import { examplePlatform, exampleStacks } from "./support/examples";
import { ancestors, covered, crosses, inside, onBorder, overlap, textRect } from "./support/geometry";

const CASES: readonly (readonly [name: string, scene: () => Scene])[] = [
  ...examplePlatform().environments.map(
    ({ name }) => [name, () => layOut(readDrawing(exampleStacks(), name, `${name}-network`))] as const,
  ),
  ...["dev", "staging", "prod"].map(
    (name) => [name, () => layOut(readDrawing(shippedStacks(), name, `${name}-network`))] as const,
  ),
  ["a crowded VPC", () => layOut(readDrawing(synthPlatform(crowded()), "preproductio", "preproductio-network"))],
  ["every kind of connection", () => layOut(readDrawing(connected(), "filtered", "filtered-network"))],
];

/** Kinds of lines that part on their way: what they share means the same. */
const SHARED: readonly string[] = ["internet", "ports"];

/** Boxes that lines may pass: they only group. */
const GROUPS: readonly string[] = ["region", "account", "databricks-account", "vpc", "zone"];

describe.each(CASES)("layout of %s", (_, make) => {
  const scene = make();
  const { boxes, edges, labels } = scene;
  it("puts every box into its parent, and no two boxes over each other", () => {
    for (const box of boxes) {
      const parent = boxes.find(({ id }) => id === box.parent);
      if (box.parent !== undefined) expect(parent, `${box.id}: ${box.parent}`).toBeDefined();
      if (parent !== undefined) expect(inside(box, parent), `${box.id} in ${parent.id}`).toBe(true);
      expect(inside(box, { x: 0, y: 0, w: scene.width, h: scene.height }), box.id).toBe(true);
      for (const other of boxes) {
        if (other.parent !== box.parent || other.id === box.id) continue;
        expect(overlap(box, other), `${box.id} and ${other.id}`).toBe(false);
      }
    }
  });

  it("keeps text inside its box, clear of what else is in it", () => {
    for (const box of boxes) {
      for (const line of box.lines) {
        expect(widthOf(line.text, line.size, line.bold), line.text).toBeLessThanOrEqual(line.room);
        expect(inside(textRect(line), box), `${line.text} in ${box.id}`).toBe(true);
        for (const child of boxes.filter(({ parent }) => parent === box.id)) {
          expect(overlap(textRect(line), child), `${line.text} and ${child.id}`).toBe(false);
        }
      }
    }
  });

  it("draws no line over the text of a box", () => {
    for (const { from, to, points } of edges) {
      points.slice(1).forEach((point, index) => {
        const hit = boxes.flatMap(({ lines }) =>
          lines.filter((line) => crosses([points[index] ?? point, point], textRect(line))),
        );
        expect(
          hit.map(({ text }) => text),
          `${from} → ${to}`,
        ).toEqual([]);
      });
    }
  });

  it("draws a customer's account that holds nothing of Databricks, and the other way round", () => {
    const [account, databricks] = ["account", "databricks"].map((id) => boxes.find((box) => box.id === id));
    const ends = (box: Box) => ancestors(scene, box).map(({ id }) => id);
    expect(account?.parent).toBe("region");
    expect(databricks?.parent).toBe("region");
    for (const box of boxes.filter(({ tone }) => tone === "vpc")) expect(ends(box), box.id).toContain("account");
    const theirs = boxes.filter(({ id }) => /^databricks[-_]/.test(id));
    expect(theirs.map(({ id }) => id)).toContain("databricks-control-plane");
    for (const box of theirs) expect(ends(box), box.id).toEqual(expect.arrayContaining(["databricks"]));
    for (const box of theirs) expect(ends(box), box.id).not.toContain("account");
    // AWS' services, the internet and other networks belong to neither.
    for (const box of boxes.filter(({ id }) => /^(aws-services|outside-|clients@)/.test(id))) {
      expect(ends(box), box.id).toEqual(box.id === "aws-services" ? ["region"] : []);
    }
  });

  it("keeps labels clear of boxes and of each other", () => {
    const free = boxes.filter(({ tone }) => !GROUPS.includes(tone));
    labels.forEach((label, index) => {
      const rect = textRect(label);
      expect(right(rect), label.text).toBeLessThanOrEqual(scene.width);
      for (const box of free) expect(overlap(rect, box), `${label.text} and ${box.id}`).toBe(false);
      for (const other of labels.slice(index + 1)) {
        expect(overlap(rect, textRect(other)), `${label.text} and ${other.text}`).toBe(false);
      }
    });
  });

  it("draws lines that begin and end at boxes, run straight, and pass through no other box", () => {
    for (const { from, to, points } of edges) {
      if (from === "legend") continue;
      const [source, target] = [from, to].map((id) => boxes.find((box) => box.id === id));
      expect(source, from).toBeDefined();
      expect(target, to).toBeDefined();
      const allowed = [source, target, ...ancestors(scene, source), ...ancestors(scene, target)];
      const others = boxes.filter((box) => !GROUPS.includes(box.tone) && !allowed.includes(box));
      points.slice(1).forEach((point, index) => {
        const before = points[index] ?? point;
        expect(before[0] === point[0] || before[1] === point[1], `${from} → ${to} runs aslant`).toBe(true);
        const hit = others.filter((box) => crosses([before, point], box) && !contains(scene, box, allowed));
        expect(
          hit.map(({ id }) => id),
          `${from} → ${to}`,
        ).toEqual([]);
      });
      const [first, last] = [points[0], points.at(-1)];
      expect(first !== undefined && source !== undefined && onBorder(first, source), `${from} begins`).toBe(true);
      expect(last !== undefined && target !== undefined && onBorder(last, target), `${to} ends`).toBe(true);
    }
  });

  it("draws lines of different ways beside each other, not over each other", () => {
    const segments = edges.flatMap(({ to, tone, points }) =>
      points.slice(1).map((point, index) => ({ to, tone, a: points[index] ?? point, b: point })),
    );
    for (const one of segments) {
      for (const other of segments) {
        if (one.tone === other.tone && (one.to === other.to || SHARED.includes(one.tone))) continue;
        expect(covered(one, other), `${one.tone} to ${one.to} and ${other.tone} to ${other.to}`).toBe(false);
      }
    }
  });
});

/** A box that only holds what a line may touch. */
const contains = (scene: Scene, box: Box, allowed: readonly (Box | undefined)[]): boolean =>
  allowed.some((item) => ancestors(scene, item).includes(box));

describe("boundaries", () => {
  const sceneOf = (environment: string, change: (drawing: Drawing) => Drawing = (drawing) => drawing) =>
    layOut(change(readDrawing(exampleStacks(), environment, `${environment}-network`)));
  const textOf = ({ boxes }: Scene, id: string) => boxes.find((box) => box.id === id)?.lines.map(({ text }) => text);

  it("name the region, the customer's account with its keys, and Databricks", () => {
    const scene = sceneOf("serverless");
    expect(textOf(scene, "region")).toEqual(["AWS region eu-west-1"]);
    expect(textOf(scene, "account")).toEqual(["Your AWS account 777777777777", "2 KMS keys in the foundation stack"]);
    expect(textOf(scene, "databricks")).toEqual(["Databricks' AWS accounts"]);
    expect(textOf(scene, "databricks-serverless")?.[0]).toBe("Serverless compute plane");
    expect(textOf(sceneOf("public"), "databricks-serverless")).toBeUndefined();
  });

  it("are in the description, for those who cannot see the drawing", () => {
    expect(sceneOf("serverless").description).toContain(
      "Your AWS account 777777777777, 2 KMS keys in the foundation stack. There is no VPC. " +
        "Databricks' AWS accounts: Control plane, Serverless compute plane, Workspaces.",
    );
  });

  it("do not need an account's id", () => {
    const scene = sceneOf("managed", (drawing) => ({ ...drawing, awsAccountId: "", facts: [] }));
    expect(textOf(scene, "account")).toEqual(["Your AWS account"]);
  });

  it("leave AWS' services outside of accounts, with their line even where nothing says which they are", () => {
    const scene = sceneOf("public", (drawing) => ({ ...drawing, services: [] }));
    expect(textOf(scene, "aws-services")).toEqual(["AWS services in the region"]);
    expect(scene.edges.filter(({ to }) => to === "aws-services")).not.toEqual([]);
    expect(textOf(sceneOf("serverless"), "aws-services")).toBeUndefined();
  });

  it("say in words whom a VPC lets in that others stand below", () => {
    const scene = sceneOf("transit", (drawing) => ({ ...drawing, vpcs: [...drawing.vpcs].reverse() }));
    expect(textOf(scene, "vpc-0f9e8d7c6b5a40918")).toContain("lets in 172.16.0.0/16, TCP 443");
    expect(scene.boxes.filter(({ id }) => id.startsWith("clients@"))).toEqual([]);
  });
});

describe("lines", () => {
  const sceneOf = (environment: string) => layOut(readDrawing(exampleStacks(), environment, `${environment}-network`));
  const names = examplePlatform().environments.map(({ name }) => name);

  it.each(names)("%s: lead to gateways by route, to other endpoints by security group", (name) => {
    const { edges, boxes } = sceneOf(name);
    const down = edges.filter(
      ({ from, to }) => from.includes("aws_subnet") && boxes.some(({ id, tone }) => id === to && tone === "endpoint"),
    );
    for (const { to, tone } of down) expect(tone, to).toBe(to.startsWith("gateway@") ? "route" : "ports");
  });

  it.each(names)("%s: lead to the relay, wherever nodes are not serverless alone", (name) => {
    const drawing = readDrawing(exampleStacks(), name, `${name}-network`);
    const isClassic = drawing.workspaces.some(({ compute }) => compute !== "serverless");
    expect(sceneOf(name).edges.some(({ to }) => to === "databricks-relay")).toBe(isClassic);
  });

  it("lead there from a VPC of somebody else too, where nothing says which way", () => {
    const { vpcs, ...drawing } = readDrawing(exampleStacks(), "existing", "existing-network");
    const { edges } = layOut({ ...drawing, vpcs: vpcs.map((vpc) => ({ ...vpc, bands: [] })) });
    const ways = edges.filter(({ from }) => from === vpcs[0]?.id).map(({ to, tone }) => [to, tone]);
    expect(ways).toEqual([
      ["databricks-web", "internet"],
      ["databricks-relay", "internet"],
    ]);
  });

  it("say once that answers go back through the firewall of their zone", () => {
    const { boxes } = sceneOf("filtered");
    const lines = boxes.filter(({ tone }) => tone === "public").map((box) => box.lines.map(({ text }) => text));
    for (const one of lines)
      expect(one.slice(2).join(" ")).toBe("0.0.0.0/0 → internet gateway back to nodes → firewall of their zone");
    // One that leads to another zone's firewall is written out.
    const drawing = readDrawing(exampleStacks(), "filtered", "filtered-network");
    const astray = drawing.vpcs.map((vpc) => ({
      ...vpc,
      subnets: vpc.subnets.map((subnet) => ({
        ...subnet,
        routes: subnet.routes.map((route) => (route.back === true ? { ...route, text: "firewall euw1-az1" } : route)),
      })),
    }));
    const text = layOut({ ...drawing, vpcs: astray })
      .boxes.flatMap(({ lines: all }) => all.map((line) => line.text))
      .join(" ");
    expect(text).not.toContain("back to nodes");
    expect(text).toContain("10.21.0.0/20, 10.21.16.0/20 → firewall");
  });
});

describe("text", () => {
  it("breaks what has no space where it must, and loses nothing", () => {
    const long = "acme-production-analytics-for-everybody-in-the-world";
    for (const text of [long, `Workspace ${long}`, "x".repeat(200), "0.0.0.0/0 → NAT gateway euw1-az1"]) {
      const lines = wrap(text, 90, 12, true);
      for (const line of lines) expect(widthOf(line, 12, true), line).toBeLessThanOrEqual(90);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  });
});
