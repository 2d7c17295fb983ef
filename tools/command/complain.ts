/** Says what is wrong on the standard error stream. @returns the exit code, for the command to end with */
export function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}
