import { describe, expect, it } from "vitest";
import { endpointIngress, type PortOptions, workspaceEgress } from "../../../modules/network/workspace-ports";

const OPTIONS: PortOptions = {
  nat: true,
  privateLink: false,
  relayPort6666: true,
  serviceDirect: false,
  dynamoDb: false,
  legacyMetastore: false,
};
const egress = (options: Partial<PortOptions>) =>
  workspaceEgress({ ...OPTIONS, ...options }).map(({ from, to, destination }) => `${from}-${to} ${destination}`);
const ingress = (options: Partial<PortOptions>) =>
  endpointIngress({ ...OPTIONS, ...options }).map(({ from, to }) => `${from}-${to}`);

describe("ports of a workspace", () => {
  it.each<[string, Partial<PortOptions>, string[]]>([
    [
      "NAT, no PrivateLink: the control plane over the internet",
      {},
      ["443-443 anywhere", "8443-8443 anywhere", "8444-8444 anywhere", "8445-8451 anywhere"],
    ],
    [
      "NAT and PrivateLink: the control plane only through endpoints",
      { privateLink: true },
      ["443-443 anywhere", "2443-2443 vpc", "6666-6666 vpc", "8443-8443 vpc", "8444-8444 vpc", "8445-8451 vpc"],
    ],
    [
      "PrivateLink without NAT: nothing to anywhere, S3 by its prefix list",
      { nat: false, privateLink: true },
      [
        "443-443 vpc",
        "443-443 s3",
        "2443-2443 vpc",
        "6666-6666 vpc",
        "8443-8443 vpc",
        "8444-8444 vpc",
        "8445-8451 vpc",
      ],
    ],
    [
      "PrivateLink in GovCloud: no 6666",
      { privateLink: true, relayPort6666: false },
      ["443-443 anywhere", "2443-2443 vpc", "8443-8443 vpc", "8444-8444 vpc", "8445-8451 vpc"],
    ],
    [
      "legacy metastore: 3306 as well",
      { legacyMetastore: true },
      ["443-443 anywhere", "3306-3306 anywhere", "8443-8443 anywhere", "8444-8444 anywhere", "8445-8451 anywhere"],
    ],
  ])("%s", (_, options, expected) => {
    expect(egress(options)).toEqual(expected);
  });

  it.each<[string, Partial<PortOptions>, string[]]>([
    ["only HTTPS without PrivateLink, for the endpoints of AWS", { legacyMetastore: true }, ["443-443"]],
    [
      "the control plane's ports with PrivateLink",
      { privateLink: true },
      ["443-443", "2443-2443", "6666-6666", "8443-8443", "8444-8444", "8445-8451"],
    ],
    [
      "each port once without NAT, too",
      { nat: false, privateLink: true },
      ["443-443", "2443-2443", "6666-6666", "8443-8443", "8444-8444", "8445-8451"],
    ],
    [
      "no 6666 in GovCloud",
      { privateLink: true, relayPort6666: false },
      ["443-443", "2443-2443", "8443-8443", "8444-8444", "8445-8451"],
    ],
  ])("endpoints answer on %s", (_, options, expected) => {
    expect(ingress(options)).toEqual(expected);
  });

  it("gives every rule an id of its own, whatever the options", () => {
    const ids = workspaceEgress({
      nat: false,
      privateLink: true,
      relayPort6666: true,
      serviceDirect: false,
      dynamoDb: false,
      legacyMetastore: true,
    }).map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
