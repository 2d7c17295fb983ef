import type { Candidate } from "../../config/adopted/candidate";
import { placedIn } from "../../emitted/settings";
import type { EmittedStack } from "../../emitted/stacks";

/** Every resource of some stacks that is made for a setting. */
export const candidatesIn = (stacks: readonly EmittedStack[]): readonly Candidate[] =>
  stacks.flatMap(({ name: stack, json }) =>
    placedIn(json).flatMap(({ address, metadata: { setting } }): Candidate[] => {
      const [type = "", id = ""] = address.split(/\.(.*)/s);
      const args = json.resource?.[type]?.[id];
      return args === undefined || setting === undefined ? [] : [{ stack, type, address, setting, args }];
    }),
  );
