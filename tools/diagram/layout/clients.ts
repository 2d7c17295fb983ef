import type { Vpc } from "../model";
import { type Canvas, labelHeight } from "./canvas";
import { bottom, right } from "./scene";
import type { DrawnVpc } from "./vpc";

/** Networks whose users and name servers get in, below the region. @returns where they end; `y` where there are none */
export function drawClients(canvas: Canvas, vpc: Vpc, drawn: DrawnVpc, y: number): number {
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
  const labels = entered.map(({ band, box: { w: room } }) => {
    const text = [...new Set(band.clients.map(({ ports }) => ports))].join("; ");
    return { text, room: room - 34, height: labelHeight(text, room - 34) };
  });
  const top = y + Math.max(...labels.map(({ height }) => height)) - labelHeight("TCP 443", w);
  const box = canvas.box({ id, x, y: top, w, tone: "outside", lines });
  entered.forEach(({ band, box: target }, index) => {
    const at = target.x + 24;
    canvas.edge(id, band.id, "ports", [
      [at, box.y],
      [at, bottom(target)],
    ]);
    const label = labels[index];
    if (label !== undefined) canvas.label(label.text, at + 7, box.y - label.height - 2, label.room);
  });
  return bottom(box);
}
