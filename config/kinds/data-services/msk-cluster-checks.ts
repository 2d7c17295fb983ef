import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { mskCluster as schema } from "../../schema/data-services/msk-cluster";
import type { EntryView } from "../view";
import { brokerProperties } from "./broker-properties";

type Provisioned = Salvaged<Extract<z.output<typeof schema>, { mode: "provisioned" }>>;

/** Types that can be given throughput, and those that cannot have much. Source: Amazon MSK, "Provision storage throughput". */
const TAKES_THROUGHPUT = /\.(4|8|12|16|24)xlarge$/;
const SMALLEST = "kafka.t3.small";
/** Properties that follow from other fields. */
const DERIVED: Readonly<Record<string, string>> = {
  "ssl.client.auth": "authentication.certificateAuthorityArns",
  "zookeeper.connect": "kafkaVersion",
};

/** Checks of the fields of a cluster with brokers of its own. */
export const provisionedChecks = (cluster: Provisioned, view: EntryView): Problem[] => [
  ...storage(cluster, view),
  ...signIn(cluster, view),
  ...rights(cluster, view),
  ...small(cluster, view),
  ...properties(cluster, view),
  ...others(cluster, view),
];

function storage({ storage: disks, instanceType }: Provisioned, view: EntryView): Problem[] {
  const { gigabytesPerBroker: now, growToGigabytes: most, throughput } = disks ?? {};
  return [
    ...(now !== undefined && most !== undefined && most <= now
      ? [
          view.problem(
            ["storage", "growToGigabytes"],
            `${most} is not more than gigabytesPerBroker, ${now}`,
            "use a larger number, or remove it",
          ),
        ]
      : []),
    ...(throughput !== undefined && instanceType !== undefined && !TAKES_THROUGHPUT.test(instanceType)
      ? [
          view.problem(
            ["storage", "throughput"],
            `cannot be set for ${instanceType}`,
            "use a type from 4xlarge on, or remove it",
          ),
        ]
      : []),
  ];
}

/** Somebody gets in. */
function signIn({ authentication }: Provisioned, view: EntryView): Problem[] {
  const { iam, scramUsers, certificateAuthorityArns } = authentication ?? {};
  if (iam !== false || Object.keys(scramUsers ?? {}).length > 0 || (certificateAuthorityArns ?? []).length > 0)
    return [];
  return [
    view.problem(
      ["authentication"],
      "lets nobody sign in",
      "set iam to true, or add scramUsers or certificateAuthorityArns",
    ),
  ];
}

const WITHOUT_ACL = "allow.everyone.if.no.acl.found";

/** Who signs in with a password or a certificate may do what ACLs say, which somebody with a role writes. */
function rights({ authentication, properties: written }: Provisioned, view: EntryView): Problem[] {
  const { iam, scramUsers, certificateAuthorityArns } = authentication ?? {};
  if (Object.keys(scramUsers ?? {}).length + (certificateAuthorityArns ?? []).length === 0) return [];
  if (written?.[WITHOUT_ACL] === "true") {
    return [
      view.warning(
        ["properties", WITHOUT_ACL],
        "lets everybody with a password or a certificate read and write every topic without an ACL",
        "remove it, and write ACLs",
      ),
    ];
  }
  return iam === false
    ? [
        view.problem(
          ["authentication", "iam"],
          "leaves nobody who may write the ACLs without which users and certificates may do nothing",
          `set it to true, for a role that writes them; or set ${WITHOUT_ACL} to "true" under properties`,
        ),
      ]
    : [];
}

/** What the smallest type cannot do. Source: Amazon MSK, "Multi-VPC private connectivity" and "Tiered storage". */
function small({ instanceType, storage: disks, otherAccounts }: Provisioned, view: EntryView): Problem[] {
  if (instanceType !== SMALLEST) return [];
  return [
    ...(disks?.tiered === true
      ? [view.problem(["storage", "tiered"], `cannot be had with ${SMALLEST}`, "use a larger type, or set it to false")]
      : []),
    ...((otherAccounts ?? []).length > 0
      ? [
          view.problem(
            ["otherAccounts"],
            `reach no cluster of ${SMALLEST}, which takes no connections of other VPCs`,
            "use a larger type, or remove them",
          ),
        ]
      : []),
  ];
}

function properties({ properties: written = {} }: Provisioned, view: EntryView): Problem[] {
  const derived = Object.keys(written).filter((name) => Object.hasOwn(DERIVED, name));
  const others = Object.fromEntries(Object.entries(written).filter(([name]) => !derived.includes(name)));
  return [
    ...derived.map((name) =>
      view.problem(["properties", name], `follows from ${DERIVED[name]}`, "remove it here, and set that"),
    ),
    ...brokerProperties(others, view),
  ];
}

/** Other accounts connect by IAM, and are other ones. */
function others({ otherAccounts, authentication }: Provisioned, view: EntryView): Problem[] {
  const own = view.environment.awsAccountId;
  return (otherAccounts ?? []).flatMap((account, index) => [
    ...(account === own
      ? [
          view.problem(
            ["otherAccounts", index],
            "is the environment's own account, whose roles need no connection",
            "remove it",
          ),
        ]
      : []),
    ...(authentication?.iam === false
      ? [view.problem(["otherAccounts", index], "connects by IAM, which is off", "set authentication.iam to true")]
      : []),
  ]);
}
