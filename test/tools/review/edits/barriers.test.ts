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
/** Roles are made under that boundary alone. A longer ARN also puts statements of a deploy role into its next policy. */
const DEPLOYING = /^\+ whoever has policy acme-dev-[\w-]+-\d (?:iam:CreateRole|kafka:|kafkaconnect:)/;

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
