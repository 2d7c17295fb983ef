import { entries, errorAt, isSpoiled, perEnvironment } from "./check";

/** What clients of an external location ask for goes with the key that it names. */
export const locationEncryption = perEnvironment((env) =>
  entries(env.data.externalLocations).flatMap(([key, { serverSideEncryption, kmsKeyArn, readOnly }]) => {
    const path = ["externalLocations", key, "serverSideEncryption"];
    if (serverSideEncryption === undefined) return [];
    if (readOnly === true)
      return [
        errorAt(
          env,
          path,
          "nothing is written through a location that is only read",
          "remove it, or set readOnly to false",
        ),
      ];
    if (serverSideEncryption === "AWS_SSE_KMS" && kmsKeyArn === undefined)
      return isSpoiled(env, ["externalLocations", key, "kmsKeyArn"])
        ? []
        : [errorAt(env, path, "names no key", "say under kmsKeyArn which key the bucket's policy demands")];
    return serverSideEncryption === "AWS_SSE_S3" && kmsKeyArn !== undefined
      ? [
          errorAt(
            env,
            path,
            "is the encryption with keys of S3, and kmsKeyArn is one of KMS",
            'write "AWS_SSE_KMS", or remove kmsKeyArn',
          ),
        ]
      : [];
  }),
);
