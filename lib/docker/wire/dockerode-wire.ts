import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { addAbortSignal } from 'node:stream';
import { inspect } from 'node:util';
import Docker from 'dockerode';
import { connectionOptions, type DockerAddress } from './connection';
import { asDockerError, DockerError, dockerError } from './docker-error';
import { refusal } from './refusal';
import { withTimeLimit } from './time-limit';
import type { Reply, Request, TimeLimits, Wire } from './wire';

/** Above any list that a real swarm gives at once (30,000 tasks: 80 MB), below the longest string of V8. */
const LONGEST = 400_000_000;

/** dockerode's transport with its traps closed: see each remark. Connects at the first request. */
export function createWire(address: DockerAddress, limits: TimeLimits): Wire {
  let docker: Docker | null = null;
  let version: string | null = null;
  let agent: http.Agent | null = null;

  const connect = (): Docker => {
    const options = connectionOptions(address);
    agent = createAgent(options.protocol === 'https');
    const withAgent = { ...options, agent }; // which dockerode's types leave out
    return withoutDockerVariables(() => new Docker(withAgent));
  };

  const dial = (request: Request, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      docker ??= connect();
      const path = `${version ? `/v${version}` : ''}${request.path}`;
      docker.modem.dial(
        {
          method: request.method,
          // A path with `?` makes the modem add `_query`.
          path: request.query ? `${path}?` : path,
          options: { _query: request.query ?? {} },
          // A body as bytes goes out untouched; `_body` would be parsed and printed again.
          ...(request.body !== undefined && {
            file: Buffer.from(request.body),
            headers: { 'Content-Type': 'application/json' },
          }),
          // The raw answer: the modem itself never settles on a cut body, and takes 200 with no JSON for a success.
          isStream: true,
          statusCodes: ANY_STATUS,
          abortSignal: signal,
        },
        (error, answer) => {
          if (error) return reject(error);
          const begun = answer as IncomingMessage; // which is what `isStream` asks for
          // Its reader sees an error; before it has one, there must be somebody.
          begun.on('error', () => {});
          resolve(addAbortSignal(signal, begun));
        },
      );
    });

  /** Resolves when a successful answer begins; throws the refusal of any other. */
  const begin = async (request: Request, signal: AbortSignal): Promise<IncomingMessage> => {
    const answer = await dial(request, signal);
    if (answer.statusCode === 200) return answer;
    throw refusal(await wholeReply(answer), request);
  };

  /** Does `work` within its time limit; a read once more where the connection broke, as a kept one may just have. */
  const attempt = async <T>(
    request: Request,
    signal: AbortSignal,
    work: (limited: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const once = () => withTimeLimit(limits[request.kind ?? 'list'], signal, work);
    try {
      return await once().catch((error: unknown) => {
        if (request.method === 'GET' && isBroken(error)) return once();
        throw error;
      });
    } catch (error) {
      signal.throwIfAborted();
      throw asDockerError(error);
    }
  };

  return {
    send: (request, signal) =>
      attempt(request, signal, async (limited) => wholeReply(await dial(request, limited))),
    read: (request, signal, take) =>
      attempt(request, signal, async (limited) => take(bytesOf(await begin(request, limited)))),
    async open(request, signal) {
      const answer = await attempt(request, signal, (limited) => begin(request, limited));
      return addAbortSignal(signal, answer);
    },
    speak(next) {
      version = next;
    },
    reset() {
      version = null;
      agent?.destroy();
      agent = null;
      docker = null;
    },
  };
}

const ANY_STATUS = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [i + 100, true]));

const isReset = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');

const isBroken = (error: unknown): boolean =>
  isReset(error) || (error instanceof DockerError && error.problem.kind === 'garbage');

/** Connections of our own, ended by `close`. The modem prints its options at every request, debugging or not: ours print short. */
function createAgent(tls: boolean): http.Agent {
  const agent = tls ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  return Object.assign(agent, { [inspect.custom]: () => 'Agent' });
}

/** docker-modem reads DOCKER_* by itself, other than the CLI does, and throws where a certificate is missing. */
function withoutDockerVariables<T>(work: () => T): T {
  const hidden = Object.entries(process.env).filter(([name]) => name.startsWith('DOCKER_'));
  for (const [name] of hidden) delete process.env[name];
  try {
    return work();
  } finally {
    for (const [name, value] of hidden) process.env[name] = value;
  }
}

async function wholeReply(answer: IncomingMessage): Promise<Reply> {
  const apiVersion = answer.headers['api-version'];
  return {
    status: answer.statusCode ?? 0,
    apiVersion: typeof apiVersion === 'string' ? apiVersion : null,
    text: await textOf(bytesOf(answer)),
  };
}

/** All of the pieces, as text. */
export async function textOf(pieces: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString();
}

async function* bytesOf(answer: IncomingMessage): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const piece of answer) {
      const bytes: Buffer = piece;
      size += bytes.length;
      if (size > LONGEST) throw dockerError('garbage', 'the answer has no end');
      yield bytes;
    }
  } catch (error) {
    throw isReset(error) ? dockerError('garbage', 'the answer was cut off', error) : error;
  }
}
