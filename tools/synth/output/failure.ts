/** Why the output could not be read or written, and what to do: one line for the user, no stack trace. */
export class OutputError extends Error {
  constructor(
    message: string,
    /** Whether what was there before is whole. */
    readonly isUntouched = true,
  ) {
    super(message);
    this.name = "OutputError";
  }
}
