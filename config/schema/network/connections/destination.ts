import { z } from "zod";
import { allowList } from "../../allow-list";
import { ipv4Cidr } from "../../cidr";
import { distinct, wrong } from "../../common";
import { ref } from "../../ref";

const port = z.int().min(1).max(65535);

/** One TCP port, `5432`, or a range, `{ from: 1521, to: 1522 }`. */
const ports = z.union([
  port,
  z
    .strictObject({
      /** First port. */
      from: port,
      /** Last port, included. */
      to: port,
    })
    .refine(({ from, to }) => from <= to, wrong("is a range that ends before it starts", "write the lower port first")),
]);

/** Something on the other side of a connection that compute may call. */
export const destinationSchema = z.strictObject({
  /** Private IPv4 block, as narrow as it is known: `10.80.4.0/24`. */
  cidr: ipv4Cidr,
  /** TCP ports: `[5432, { from: 1521, to: 1522 }]`. Only these, and only TCP, are opened. */
  ports: z.array(ports).min(1).max(10),
});

/** What every connection says about the traffic in it. */
export const traffic = {
  /** What compute calls on the other side. Routes, security groups, ACLs and the firewall let through just this. Default none. */
  destinations: z.array(destinationSchema).max(30).default([]),
  /** Workspaces (keys of `workspaces`) whose compute may call them. Default: all. */
  workspaces: distinct(z.array(ref("workspace")).min(1)).optional(),
  /**
   * Blocks that the endpoints' subnets exchange traffic with, past the firewall: users of a front end of mode `shared`,
   * name servers, targets of load balancers. Default none.
   */
  endpointCidrs: allowList({ least: 0, most: 20 }).default([]),
};
