import { entries, errorAt, perEnvironment } from "./check";

/** Reader options without which Auto Loader cannot read a format. */
const REQUIRED: Readonly<Record<string, { readonly option: string; readonly example: string }>> = {
  xml: { option: "rowTag", example: '{ rowTag: "order" }, the element that is one row' },
};

/** Formats come with the options that they need. */
export const fileFormats = perEnvironment((env) =>
  entries(env.data.sources).flatMap(([key, { format, options }]) => {
    const required = format === undefined ? undefined : REQUIRED[format];
    if (required === undefined || options?.[required.option] !== undefined) return [];
    return [
      errorAt(
        env,
        ["sources", key, "options"],
        `${format} files cannot be read without ${required.option}`,
        `add options: ${required.example}`,
      ),
    ];
  }),
);
