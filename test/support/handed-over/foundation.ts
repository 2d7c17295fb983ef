import type { EnvironmentInput } from "../../../config/schema/environment";
import { lakeSettings } from "../lake-formation";
import { MONITORED } from "../monitoring";
import { IDENTITY_CENTER } from "../transfer-partners";
import type { HandedOverGroup, HandedOverInputs } from "./group";

const ORGANIZATION = {
  id: "o-abcdefghij",
  controlTower: {
    roleArn: "arn:aws:iam::999999999999:role/controls",
    homeRegion: "eu-central-1",
    organizationalUnitArn: "arn:aws:organizations::999999999999:ou/o-abcdefghij/ou-abcd-12345678",
    controls: { volumes: "arn:aws:controlcatalog:::control/9g9n3v5q8k3w5dq3r2t8d1f2x" },
  },
};

const SUBSCRIPTION = {
  mode: "create" as const,
  accountName: "acme-analytics",
  notificationEmail: "bi@acme.example",
  adminGroups: ["bi-admins"],
};

const TRAIL = {
  mode: "existing",
  trailArn: "arn:aws:cloudtrail:eu-west-1:999999999999:trail/organization",
  organizationId: "o-abcdefghij",
  bucketName: "organization-trail",
  bucketAccountId: "888888888888",
} as const;

/** A setting of the foundation with a mode, or a switch. */
const foundation = (path: string, use: (foundation: NonNullable<EnvironmentInput["foundation"]>) => void) => ({
  setting: `foundation.${path}`,
  pattern: `foundation.${path}`,
  use: ({ input }: HandedOverInputs) => use(input.foundation ?? {}),
});

export const FOUNDATION: HandedOverGroup = {
  name: "the foundation",
  isDeployed: true,
  own: ({ input }) => {
    input.foundation = {
      accessGrants: { mode: "create", identityCenterArn: IDENTITY_CENTER },
      quickSight: SUBSCRIPTION,
      lakeFormation: lakeSettings(),
      accessAnalyzer: { external: "create", unused: "create" },
      apiGatewayLogs: "create",
      bedrockLogs: { mode: "create", contents: ["text"] },
      ciRoles: { kind: "github", repository: "acme/lakehouse" },
      cloudTrail: { mode: "create", cloudWatch: {} },
      config: { mode: "create" },
      dmsRoles: "create",
      ebsDefaultKey: "create",
      ebsEncryptionByDefault: "create",
      ebsSnapshotPublicAccessBlock: "create",
      guardDuty: { mode: "create" },
      iotLogs: { mode: "create" },
      macie: { mode: "create" },
      monitoring: MONITORED,
      organization: { ...ORGANIZATION, controlTower: { mode: "create", ...ORGANIZATION.controlTower } },
      permissionsBoundary: { mode: "create" },
      s3PublicAccessBlock: "create",
      securityHub: { mode: "create" },
      spotRole: "create",
      vpcPublicAccess: { mode: "create" },
    };
  },
  things: [
    foundation("accessGrants", (all) =>
      Object.assign(all, { accessGrants: { mode: "existing", identityCenterArn: IDENTITY_CENTER } }),
    ),
    foundation("lakeFormation", (all) =>
      Object.assign(all, { lakeFormation: { mode: "existing", tags: lakeSettings().tags } }),
    ),
    foundation("quickSight", (all) => Object.assign(all, { quickSight: { mode: "existing" } })),
    foundation("accessAnalyzer.external", (all) => Object.assign(all.accessAnalyzer ?? {}, { external: "existing" })),
    foundation("accessAnalyzer.unused", (all) => Object.assign(all.accessAnalyzer ?? {}, { unused: "existing" })),
    foundation("apiGatewayLogs", (all) => Object.assign(all, { apiGatewayLogs: "existing" })),
    foundation("bedrockLogs", (all) => Object.assign(all, { bedrockLogs: { mode: "existing" } })),
    {
      ...foundation("ciRoles.oidcProvider", (all) => Object.assign(all.ciRoles ?? {}, { oidcProvider: "existing" })),
      pattern: "foundation.ciRoles[github].oidcProvider",
    },
    foundation("cloudTrail", (all) => Object.assign(all, { cloudTrail: TRAIL })),
    foundation("config", (all) => Object.assign(all, { config: { mode: "existing" } })),
    foundation("dmsRoles", (all) => Object.assign(all, { dmsRoles: "existing" })),
    foundation("ebsDefaultKey", (all) => Object.assign(all, { ebsDefaultKey: "existing" })),
    foundation("ebsEncryptionByDefault", (all) => Object.assign(all, { ebsEncryptionByDefault: "existing" })),
    foundation("ebsSnapshotPublicAccessBlock", (all) =>
      Object.assign(all, { ebsSnapshotPublicAccessBlock: "existing" }),
    ),
    foundation("guardDuty", (all) => Object.assign(all, { guardDuty: { mode: "existing" } })),
    foundation("iotLogs", (all) => Object.assign(all, { iotLogs: { mode: "existing" } })),
    foundation("macie", (all) => Object.assign(all, { macie: { mode: "existing" } })),
    foundation("monitoring", (all) => Object.assign(all, { monitoring: { ...MONITORED, mode: "existing" } })),
    foundation("organization.controlTower", (all) =>
      Object.assign(all.organization ?? {}, { controlTower: { mode: "existing", ...ORGANIZATION.controlTower } }),
    ),
    foundation("permissionsBoundary", (all) =>
      Object.assign(all, {
        permissionsBoundary: { mode: "existing", policyArn: "arn:aws:iam::111111111111:policy/boundary" },
      }),
    ),
    foundation("s3PublicAccessBlock", (all) => Object.assign(all, { s3PublicAccessBlock: "existing" })),
    foundation("spotRole", (all) => Object.assign(all, { spotRole: "existing" })),
    foundation("vpcPublicAccess", (all) => Object.assign(all, { vpcPublicAccess: { mode: "existing" } })),
    foundation("securityHub", (all) => Object.assign(all, { securityHub: { mode: "existing" } })),
  ],
};
