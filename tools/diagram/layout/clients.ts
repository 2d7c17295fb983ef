import type { Vpc } from "../model";
import type { Canvas } from "./canvas";
import { bottom, right } from "./scene";
import type { DrawnVpc } from "./vpc";

/** Networks whose users and name servers get in, below their VPC. @returns where they end; `y` where there are none */
export function drawClients(canvas: Canvas, vpc: Vpc, drawn: DrawnVpc, parent: string | undefined, y: number): number {
  const entered = vpc.bands.flatMap((band, index) => {
    const box = drawn.bands[index];
    return band.clients.length === 0 || box === undefined ? [] : [{ band, box }];
  });
  const [first, last] = [entered[0], entered.at(-1)];
  if (first === undefined || last === undefined) return y;
  const cidrs = [...new Set(entered.flatMap(({ band }) => band.clients.map(({ cidr }) => cidr)))];
  const id = `clients@${vpc.id}`;
  const x = first.box.x;
  const w = Math.max(240, right(last.box) - x);
  const lines = ["Your networks", `${cidrs.join(", ")}: users, name servers, connected to the VPC`];
  const box = canvas.box({ id, parent, x, y, w, tone: "outside", lines });
  for (const { band, box: target } of entered) {
    const at = target.x + 24;
    canvas.edge(id, band.id, "ports", [
      [at, box.y],
      [at, bottom(target)],
    ]);
    const ports = [...new Set(band.clients.map(({ ports: text }) => text))].join("; ");
    canvas.label(ports, at + 7, box.y - 17, target.w - 40);
  }
  return bottom(box);
}
