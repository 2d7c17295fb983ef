import type { Build } from "../../config/derive/code-pipeline";
import { BUILD_TOOLS } from "../../config/facts/code-pipeline";

/** Folder of reports, relative to the sources, which CodePipeline keeps as the build's artifact. */
const REPORTS = "reports";

const { image, node, terraform } = BUILD_TOOLS.value;

/** Image of CodeBuild that the commands are for. */
export const BUILD_IMAGE = image;

const ZIP = `terraform_${terraform.version}_linux_amd64.zip`;

/** Puts Terraform where commands find it, and stops where the file is not the one that is known. */
const TERRAFORM = [
  `curl -fsSLo "/tmp/${ZIP}" "https://releases.hashicorp.com/terraform/${terraform.version}/${ZIP}"`,
  `echo "${terraform.sha256}  /tmp/${ZIP}" | sha256sum -c -`,
  `unzip -qo "/tmp/${ZIP}" terraform -d /usr/local/bin`,
];

/** Where credentials are, packages run nothing of their own when they are installed; esbuild needs its program. */
const INSTALL_ALONE = ["npm ci --ignore-scripts", "npm rebuild esbuild"];

/** A command whose exit code `code` says that there is something to look at, which is no failure here. */
const orLookAt = (command: string, code: number): string => `${command} || [ $? -eq ${code} ]`;

/** What each build runs: the project's own commands. `TARGET` and `APPROVED` come from the pipeline. */
const COMMANDS: Readonly<Record<Build, readonly string[]>> = {
  checks: ["npm cit", "npm run typecheck", "npm run lint"],
  review: [
    "npm ci",
    "npm start",
    // What somebody has to approve is approved below, by the plans.
    orLookAt(
      `npm run --silent review -- --base 'HEAD^1' --markdown ${REPORTS}/review.md --html ${REPORTS}/review.html`,
      1,
    ),
  ],
  plan: [
    ...INSTALL_ALONE,
    "npm start",
    orLookAt(`npm run --silent deploy -- "$TARGET" --plan --markdown ${REPORTS}/plan.md`, 3),
  ],
  deploy: [
    ...INSTALL_ALONE,
    "npm start",
    `npm run --silent deploy -- "$TARGET" --approved "$APPROVED" --markdown ${REPORTS}/deployment.md`,
  ],
};

/** The build specification: JSON, which is YAML too. What reports say stands in the build's output too. */
export function buildSpecification(build: Build): string {
  return JSON.stringify({
    version: 0.2,
    env: { shell: "bash", variables: { CHECKPOINT_DISABLE: "1" } },
    phases: {
      install: {
        "runtime-versions": { nodejs: node },
        commands: [...TERRAFORM, `mkdir -p ${REPORTS}`],
      },
      build: { commands: COMMANDS[build] },
      // Runs after commands that have failed, too.
      post_build: { commands: [`cat ${REPORTS}/*.md || true`] },
    },
    artifacts: { "base-directory": REPORTS, files: ["**/*"] },
  });
}
