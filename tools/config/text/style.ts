/** How parts of the text look. */
export interface Style {
  heading(text: string): string;
  /** Of less interest: what nobody has written. */
  faint(text: string): string;
  /** What asks for attention: a value that another one wins over. */
  strong(text: string): string;
}

const sgr = (code: number) => (text: string) => (text.trim() === "" ? text : `\u001b[${code}m${text}\u001b[0m`);

const COLOURS: Style = { heading: sgr(1), faint: sgr(2), strong: sgr(33) };

export const PLAIN: Style = { heading: (text) => text, faint: (text) => text, strong: (text) => text };

/** Colours on a terminal that shows them; plain text for files, pipes, and whoever sets `NO_COLOR`. */
export function styleFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Style {
  const shows = stream.isTTY === true && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
  return shows ? COLOURS : PLAIN;
}
