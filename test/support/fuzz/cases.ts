import fc from "fast-check";
import { accountSchema } from "../../../config/schema/account";
import { environmentSchema } from "../../../config/schema/environment";
import { BASES } from "./bases";
import type { Case, Edit, Files } from "./case";
import { badEdits, goodEdits } from "./edits";
import { namesIn } from "./names";
import { Values } from "./values";

/** Where edits come from, made once per base. */
const EDITS = [...BASES].map(([base, files]) => ({
  base,
  good: goodEdits(files),
  bad: badEdits(files),
  whole: wholeFiles(files),
}));

/** Every setting of a file anew. */
function wholeFiles(files: Files): fc.Arbitrary<readonly Edit[]> {
  const values = new Values(namesIn(files));
  return fc
    .constantFrom(...files.keys())
    .chain((file) =>
      fc.tuple(
        ...Object.entries((file === 0 ? accountSchema : environmentSchema).shape).map(([key, schema]) =>
          values.of(schema).map((value): Edit => ({ file, path: [key], do: "set", value })),
        ),
      ),
    );
}

const caseOf = (edits: (of: (typeof EDITS)[number]) => fc.Arbitrary<readonly Edit[]>): fc.Arbitrary<Case> =>
  fc.constantFrom(...EDITS).chain((of) => edits(of).map((list) => ({ base: of.base, edits: list })));

/** Configurations with settings as the schema allows them, which may still not go together. */
export const wellFormed: fc.Arbitrary<Case> = caseOf(({ good }) => fc.array(good, { minLength: 1, maxLength: 6 }));

/** Any configuration: a few settings of one that works are changed, spoilt or taken out, or a whole file is made anew. */
export const anyCase: fc.Arbitrary<Case> = fc.oneof(
  { weight: 3, arbitrary: wellFormed },
  {
    weight: 4,
    arbitrary: caseOf(({ good, bad }) =>
      fc.array(fc.oneof({ weight: 1, arbitrary: good }, { weight: 3, arbitrary: bad }), { minLength: 1, maxLength: 4 }),
    ),
  },
  { weight: 1, arbitrary: caseOf(({ whole }) => whole) },
  {
    weight: 1,
    arbitrary: caseOf(({ whole, bad }) => fc.tuple(whole, bad).map(([edits, spoil]) => [...edits, spoil])),
  },
);
