import { ABSENT, type Drawing, type Vpc } from "../model";
import { boxHeight, type Canvas } from "./canvas";
import { drawClients } from "./clients";
import { type Box, bottom, type Rect } from "./scene";
import { type DrawnVpc, drawVpc } from "./vpc";

const INSET = 8;
const GAP = 14;
/** Room for the ports, which stand above the networks that are let in. */
const LABEL = 22;

export interface DrawnAccount {
  readonly box: Box;
  readonly vpcs: readonly DrawnVpc[];
  /** Draws the networks that are let in below the region, which they are no part of. @returns where they end */
  readonly drawClientsBelow: (y: number) => number;
}

/** Title of the customer's account; without its id where the JSON does not say it. */
export const accountTitle = ({ awsAccountId }: Drawing): string => `Your AWS account ${awsAccountId}`.trim();

/** The customer's AWS account, with nothing in it that is not the customer's: VPCs and, in words, keys. */
export function drawAccount(canvas: Canvas, drawing: Drawing, parent: string, area: Omit<Rect, "h">): DrawnAccount {
  const lines = [accountTitle(drawing), ...drawing.facts];
  const account = { ...area, id: "account", parent, tone: "account", lines } as const;
  // A place in the order of drawing, behind its contents; the height is known in the end.
  canvas.box({ ...account, h: 0 });
  const inner = { x: area.x + INSET, w: area.w - 2 * INSET };
  let y = area.y + boxHeight(lines, area.w);
  const vpcs = drawing.vpcs.map((vpc, index) => {
    // Only below the last is there room for those whom it lets in; any other says it in words.
    const words = index === drawing.vpcs.length - 1 ? [] : letIn(vpc);
    const drawn = drawVpc(canvas, { ...vpc, lines: [...vpc.lines, ...words] }, "account", { ...inner, y });
    y = bottom(drawn.box) + GAP;
    return drawn;
  });
  if (vpcs.length === 0) y = drawAbsent(canvas, drawing, { ...inner, y }) + GAP;
  const box = canvas.box({ ...account, h: y - GAP + INSET - area.y });
  const [last, drawnLast] = [drawing.vpcs.at(-1), vpcs.at(-1)];
  return {
    box,
    vpcs,
    drawClientsBelow: (end) =>
      last === undefined || drawnLast === undefined || letIn(last).length === 0
        ? end
        : drawClients(canvas, last, drawnLast, end + LABEL),
  };
}

/** What stands where a VPC would. @returns where it ends */
function drawAbsent(canvas: Canvas, drawing: Drawing, place: Omit<Rect, "h">): number {
  const databricks = drawing.workspaces.some(({ compute }) => compute === "databricks-vpc");
  const lines = databricks
    ? [
        "VPCs made by Databricks",
        "one per workspace, with NAT, by the cross-account role; none of it is in this project's state",
      ]
    : ["No VPC", "nothing of the network is in this account"];
  return bottom(canvas.box({ ...place, id: ABSENT, parent: "account", tone: "vpc", dashed: true, lines }));
}

/** Networks that are let in, in words. */
const letIn = ({ bands }: Vpc): string[] => [
  ...new Set(bands.flatMap(({ clients }) => clients.map(({ cidr, ports }) => `lets in ${cidr}, ${ports}`))),
];
