import { type Drawing, OUTSIDE } from "../model";
import { drawAccount } from "./account";
import { Canvas } from "./canvas";
import { describe } from "./describe";
import { drawLegend } from "./legend";
import { drawOutside } from "./outside";
import { bottom, type Scene } from "./scene";
import { drawWays } from "./ways";

const WIDTH = 1000;
const REGION = { x: 8, w: 984 } as const;
const LEFT = { x: 16, w: 680 } as const;
const RIGHT = { x: 744, w: 240 } as const;
const TOP = 12;
const ROW = 46;
/** Height of the region's title. */
const TITLE = 32;
/** Between what stands in the region and its frame. */
const INSET = 10;

/**
 * Gives everything of a drawing its place, 1,000 pixels wide. The region is the outer frame; in it the customer's
 * account stands on the left, on the right what is not the customer's: the accounts of Databricks, and AWS' services.
 */
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
  const lines = [`AWS region ${drawing.region}`];
  const region = { ...REGION, y: regionTop, id: "region", tone: "region", lines, room: 400 } as const;
  // A place in the order of drawing, behind its contents; the height is known in the end.
  canvas.box({ ...region, h: 0 });
  const top = regionTop + TITLE;
  const account = drawAccount(canvas, drawing, "region", { ...LEFT, y: top });
  const rightEnd = drawOutside(canvas, drawing, "region", { ...RIGHT, y: top });
  const regionEnd = Math.max(bottom(account.box), rightEnd) + INSET;
  canvas.box({ ...region, h: regionEnd - regionTop });

  const end = account.drawClientsBelow(regionEnd);
  drawWays(canvas, drawing, account.vpcs);
  const height = drawLegend(canvas, drawing, { x: REGION.x, y: end + 12, w: REGION.w });
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
