import { PIPELINE_ACCOUNT, withPipeline } from "../code-pipeline";
import type { HandedOverGroup } from "./group";

export const CODE_PIPELINE: HandedOverGroup = {
  name: "what a pipeline works with",
  isDeployed: false,
  own: ({ account, input }) => withPipeline(input, account),
  things: [
    {
      setting: "codePipeline.connection",
      pattern: "codePipeline.connection",
      use: ({ account }) =>
        Object.assign(account.codePipeline ?? {}, {
          connection: {
            mode: "existing",
            connectionArn: `arn:aws:codeconnections:eu-west-1:${PIPELINE_ACCOUNT}:connection/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70`,
          },
        }),
    },
  ],
};
