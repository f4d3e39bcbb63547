import { request } from 'node:http';

/** Docker's own API, as a terminal would use it. */
export interface DockerApi {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  delete(path: string): Promise<void>;
}

/** Asks the Docker at `socketPath`; rejects with Docker's words where it refuses. */
export function dockerApi(socketPath: string): DockerApi {
  const ask = (method: string, path: string, body?: unknown) =>
    new Promise<string>((resolve, reject) => {
      const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
      const asked = request({ socketPath, method, path, headers }, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
      });
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    // The caller names what Docker answers at this path.
    get: async (path) => JSON.parse(await ask('GET', path)),
    post: async (path, body) => JSON.parse((await ask('POST', path, body)) || 'null'),
    delete: async (path) => void (await ask('DELETE', path)),
  };
}
