/** What is left after this many ms ends with the process. */
const LIMIT_MS = 2_500;

/** Runs `stop` at the first SIGTERM or SIGINT and ends the process after it; at once at the second. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(0), LIMIT_MS).unref();
    stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        process.stderr.write(`${cause instanceof Error ? cause.stack : cause}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
