import { describeEdits, type Inputs } from "./fixture";

/** What keeps people and programs from what they may do otherwise. */
function withBarriers({ dev }: Inputs): void {
  const { nat: _, ...network } = dev.network;
  dev.network = {
    ...network,
    egress: { isolation: "filtered-egress", allowedDomains: ["pypi.org"] },
    privateLink: { backend: true },
  };
  dev.foundation = {
    ...dev.foundation,
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "github", repository: "acme/lakehouse" },
  };
}

/** Another repository signs in under another condition: what comes and what goes is told, whichever way it is changed. */
const TRUST = /^\+ whoever signs in by \S+ sts:AssumeRoleWithWebIdentity role acme-dev-\S+ if$/;

const BOUNDARY = /^\+ not role acme-dev-\S+ more than boundary arn:aws:iam::111111111111:policy\/\S+$/;
/** Roles are made under that boundary alone. A longer ARN also puts statements of a role into its next policy, which is no change. */
const DEPLOYING = /^\+ role acme-dev-[\w-]+ (?:iam:CreateRole|iam:PutRolePermissionsBoundary)/;

describeEdits(
  "barriers",
  withBarriers,
  {
    fall: [
      [
        "a domain that the firewall lets through",
        ({ dev }) =>
          Object.assign(dev.network.egress ?? {}, { allowedDomains: ["pypi.org", "files.pythonhosted.org"] }),
        [
          "+ what goes through firewall rules acme-dev-allow reach files.pythonhosted.org",
          "+ names of acme-dev-allowed be files.pythonhosted.org.",
          /^cost DNS Firewall domain \d+ → \d+$/,
        ],
      ],
      [
        "whose pipelines deploy",
        ({ dev }) => Object.assign(dev.foundation?.ciRoles ?? {}, { repository: "acme/other" }),
        [TRUST],
        [TRUST],
      ],
    ],
    "is another": [
      [
        "the boundary of roles",
        ({ dev }) =>
          Object.assign(dev.foundation ?? {}, {
            permissionsBoundary: {
              mode: "existing",
              policyArn: "arn:aws:iam::111111111111:policy/company",
              keepPolicies: true,
            },
          }),
        [BOUNDARY, DEPLOYING],
        [BOUNDARY, DEPLOYING],
      ],
    ],
  },
  { alsoBack: true },
);

const network = ({ dev }: Inputs, networkAcls: boolean) => Object.assign(dev.network, { networkAcls });

// A list keeps out, so that its rules give nobody anything.
describeEdits("without lists of subnets", () => undefined, {
  come: [["lists of subnets", (inputs) => network(inputs, true), [/^change create aws_network_acl\./]]],
});

// They go back to the VPC's own list, which stays closed: nothing is let through, and everything is cut off.
describeEdits("with lists of subnets", (inputs) => network(inputs, true), {
  go: [["lists of subnets", (inputs) => network(inputs, false), [/^outage delete aws_network_acl\./]]],
});
