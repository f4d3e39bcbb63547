import type { Server } from 'node:http';

/** Starts listening; rejects where it cannot. `::` is every address of both families, or of the one that there is. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  const on = (address: string) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => {
        server.off('error', reject);
        resolve();
      });
    });
  try {
    await on(host === 'localhost' ? '127.0.0.1' : host);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    // The kernel has no IPv6, or it is turned off.
    if (host !== '::' || (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL')) throw cause;
    await on('0.0.0.0');
  }
}
