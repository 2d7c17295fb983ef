import { z } from "zod";
import { slug } from "../../../config/schema/common";
import { ref } from "../../../config/schema/ref";

const shared = {
  /** Where it lies (key of `zones`, on the left). */
  shelf: ref("zone"),
};

const colour = z.enum(["red", "orange", "yellow", "green", "blue", "indigo", "violet"]);

/** A schema with one field of every sort, for the tests of the reference. */
export const fixtureSchema = z.strictObject({
  /** Grams, one `|` the other. Default 5. */
  weight: z.int().min(1).max(9).default(5),
  /** Seen from
   * above. */
  top: z.enum(["flat", "round"]),
  /** Parts by name. Default none. */
  parts: z.record(slug, z.strictObject({ ...shared })).default({}),
  /** How it moves. Default `off`. */
  motor: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** By itself. */
        mode: z.literal("on"),
        /** Turns per minute. Default: as fast as it can. */
        speed: z.number().positive().optional(),
      }),
      z.strictObject({
        /** By hand. */
        mode: z.literal("off"),
      }),
    ])
    .default({ mode: "off" }),
  /** Paint, outside. */
  outside: colour,
  /** Paint, inside. */
  inside: z.array(colour).min(1).max(2),
  /** Numbers or ranges that it goes with. */
  fits: z.array(
    z.union([
      z.int(),
      z.strictObject({
        /** First of the range. */
        from: z.int(),
      }),
    ]),
  ),
  /** Its box. */
  box: z
    .strictObject({
      /** Centimetres of the longest side. Default 3. */
      side: z.int().default(3),
    })
    .prefault({}),
});

const part = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A wheel. */
    kind: z.literal("wheel"),
    /** Made here. */
    mode: z.literal("create"),
    /** Spokes. */
    spokes: z.int(),
  }),
  z.strictObject({
    /** A wheel. */
    kind: z.literal("wheel"),
    /** Bought. */
    mode: z.literal("existing"),
    /** Who sold it. */
    seller: z.string(),
  }),
]);

/** A union whose alternatives have forms of their own. */
export const nestedSchema = z.strictObject({
  /** Parts by name. */
  parts: z.record(
    slug,
    z.discriminatedUnion("kind", [
      part,
      z.strictObject({
        /** A rod. */
        kind: z.literal("rod"),
      }),
    ]),
  ),
});

/** The mistakes that comments can have. */
export const faultySchema = z.strictObject({
  missing: z.string(),
  // No doc comment, so no editor shows it.
  plain: z.string(),
  /** */
  empty: z.string(),
  /** Title. */
  title: z.string(),
  /** Default 4. */
  onlyDefault: z.int().default(4),
  /** How many. Default 3. */
  other: z.int().default(4),
  /** Whether to. */
  silent: z.boolean().default(true),
  /** What for. */
  optional: z.string().optional(),
  /** What for. Default none. */
  required: z.string(),
  /** Some. Default 1. Default 2. */
  twice: z.int().default(1),
  /** Two lists. Default `a`. */
  list: z.array(z.string()).default(["a", "b"]),
  /** How. */
  mode: z.discriminatedUnion("mode", [
    z.strictObject({
      mode: z.literal("undocumented"),
    }),
  ]),
});

/** Loses its type: nothing may be told of it. */
export const untypedSchema: z.ZodType = fixtureSchema.clone();
