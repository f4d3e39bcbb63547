import { request } from 'node:http';
import { isObject } from '../control/go-reader';

/** Docker refused, with this status. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Asks Docker's API at `socketPath`, and rejects with `Refused` where it refuses. */
export function callDocker(
  socketPath: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const answer: unknown = text === '' ? null : JSON.parse(text);
        if (status < 400) resolve(answer);
        else reject(new Refused(status, isObject(answer) ? String(answer.message) : text));
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What `work` gives, or undefined where Docker refuses with this status. */
export async function unless(status: number, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.status === status) return undefined;
    throw error;
  }
}
