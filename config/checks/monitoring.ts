import { errorAt, perEnvironment } from "./check";

/** The sink that an environment's account is linked to is of another account, and of the same region. */
export const monitoring = perEnvironment((env) => {
  const { awsAccountId, region, foundation } = env.data;
  const { sinkArn, mode } = foundation?.monitoring ?? {};
  if (sinkArn === undefined || mode === "off") return [];
  const [, , , sinkRegion, sinkAccount] = sinkArn.split(":");
  const at = (what: string, fix: string) => errorAt(env, ["foundation", "monitoring", "sinkArn"], what, fix);
  return [
    ...(region !== undefined && sinkRegion !== region
      ? [at(`is of ${sinkRegion}, and a link leads to a sink of its own region, ${region}`, "name the sink there")]
      : []),
    ...(sinkAccount === awsAccountId
      ? [at("is of the environment's own account, which sees itself", "name the sink of the account of monitoring")]
      : []),
  ];
});
