import { fact } from "./fact";

/** What connections to repositories and builds can be. */
export const CODE_CONNECTIONS = fact({
  value: {
    /** Providers that need no host of one's own. */
    providers: ["GitHub", "GitLab", "Bitbucket"],
    /** Machines of Linux on x86, by size. */
    computeTypes: ["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM", "BUILD_GENERAL1_LARGE", "BUILD_GENERAL1_XLARGE"],
  } as const,
  source: "CodeConnections API, Connection: ProviderType; CodeBuild user guide, build environment compute types",
  asOf: "2026-08",
});

/** What builds run on: the image of CodeBuild with the Node.js of the project, and the Terraform that is put beside it. */
export const BUILD_TOOLS = fact({
  value: {
    image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
    node: "22",
    terraform: {
      version: "1.11.4",
      sha256: "1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc",
    },
  },
  source:
    "CodeBuild user guide, available runtimes; releases.hashicorp.com, terraform_1.11.4_SHA256SUMS, linux_amd64, as public package definitions repeat it",
  asOf: "2026-08",
});
