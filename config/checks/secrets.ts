import { secretsIn } from "../secrets";
import type { RawCheck } from "./check";
import { errorAt } from "./check";

/** No file holds a secret: what is written here ends up in the repository and in the emitted JSON. */
export const secrets: RawCheck = ({ file, input }) =>
  secretsIn(input).map(({ path, looksLike }) =>
    errorAt(
      { file },
      path,
      `looks like ${looksLike}, and no secret may be in a file`,
      "remove it, make a new one where it came from, and keep that in AWS Secrets Manager or a secret scope",
    ),
  );
