import { request } from 'node:http';

/** Where a server listens: a unix socket, or a host and port. */
export type Server = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** Asks a server of the lab once. Resolves with the status and the body; rejects when none comes within `seconds`. */
export function get(
  server: Server,
  path: string,
  { seconds = 5, headers = {} }: { seconds?: number; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(seconds * 1000);
    const asked = request({ ...server, path, headers, signal }, async (response) => {
      try {
        const parts = await response.toArray();
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() });
      } catch (error) {
        reject(error);
      }
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Whether a server answers 200 now. */
export function answers(server: Server, path: string): Promise<boolean> {
  return get(server, path).then(
    ({ status }) => status === 200,
    () => false,
  );
}
