/**
 * Says what is going on: on a terminal one line that is overwritten, elsewhere nothing, since what
 * follows within a second says it all.
 * @returns call it with the next step, or with nothing to clear the line
 */
export function progress(stream: NodeJS.WriteStream = process.stderr): (step: string | undefined) => void {
  if (!stream.isTTY) return () => {};
  return (step) => {
    stream.write(`\r\u001b[2K${step === undefined ? "" : `${step} …`}`);
  };
}
