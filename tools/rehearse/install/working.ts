/** Seconds between two signs of life where no line can be overwritten. */
const EVERY = 15;

/** Says on the standard error stream what is being done, and for how long already. */
export async function working<T>(
  what: string,
  run: () => Promise<T>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<T> {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  stream.write(`${what} …`);
  const timer = setInterval(() => {
    if (stream.isTTY) stream.write(`\r\u001b[2K${what} … ${seconds()} s`);
    else if (seconds() % EVERY === 0) stream.write(` ${seconds()} s …`);
  }, 1000);
  try {
    const result = await run();
    stream.write(stream.isTTY ? `\r\u001b[2K${what}: ${seconds()} s\n` : ` ${seconds()} s\n`);
    return result;
  } catch (error) {
    stream.write(" failed\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
