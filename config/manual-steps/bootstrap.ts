import { BOOTSTRAP_STACK } from "../derive/stacks";
import type { ManualStep } from "./step";
import { statePlaces } from "./values";

const FOLDER = `cdktf.out/stacks/${BOOTSTRAP_STACK}`;

/** What makes the bucket of the states, which cannot have its own state in a bucket that is not there yet. */
export const BOOTSTRAP_STEPS: readonly ManualStep[] = [
  {
    id: "bootstrap-state",
    title: "the bucket of the states is made, and the state of the layer that makes it is moved there",
    instructions: [
      `As an administrator of the AWS account that bootstrap names, deploy the layer with its state in a file: npx cdktf deploy ${BOOTSTRAP_STACK}. Keep state/${BOOTSTRAP_STACK}.tfstate until the last step, and commit it nowhere.`,
      'Write its output state_key_arn into config/account.ts as state.kmsKeyArn, and bootstrap: { ownState: "bucket" }; npm start.',
      `Move its state: terraform -chdir=${FOLDER} init -reconfigure, and terraform -chdir=${FOLDER} state push "$PWD/state/${BOOTSTRAP_STACK}.tfstate".`,
      `See that nothing would change: npx cdktf diff ${BOOTSTRAP_STACK}. Then delete state/${BOOTSTRAP_STACK}.tfstate, and deploy everything else: not before.`,
      "With bootstrap.ciRoles, set the variable ACCOUNT_ROLE_ARN of each GitHub environment that the output account_role_arns names.",
    ],
    blocking: false,
    values: (view) => [
      ...statePlaces(view),
      ["AWS account of the bucket", view.account.data.bootstrap?.awsAccountId ?? ""],
    ],
    appliesTo: ({ account: { data } }) => data.bootstrap !== undefined,
  },
];
