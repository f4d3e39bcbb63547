import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkRecord, nodeRecord, serviceRecord, taskRecord } from './made-up-records.testing';
import type { DockerAddress } from './wire/connection';

export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** A server on a unix socket that plays Docker, well or badly as a test tells it. */
export interface StandIn {
  readonly address: DockerAddress;
  readonly socketPath: string;
  /** What was asked so far: `GET /tasks`, without version and query. */
  readonly asked: string[];
  /** Answers this path (without a version) so from now on; null as a healthy manager would. */
  on(path: string, answer: Answer | null): void;
  /** Answers every path so. */
  onAll(answer: Answer | null): void;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops, and removes the socket's folder. */
  close(): Promise<void>;
}

export const json =
  (value: unknown, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Api-Version': '1.41' });
    response.end(`${JSON.stringify(value)}\n`);
  };

export const says = (status: number, message: string): Answer => json({ message }, status);

export const raw =
  (status: number, type: string, text: string): Answer =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': type }).end(text);
  };

export const ping =
  (apiVersion: string): Answer =>
  (_, response) => {
    response.writeHead(200, { 'Api-Version': apiVersion }).end('OK');
  };

/** Never answers. */
export const hang: Answer = () => {};

/** Begins an answer of which the rest never comes. */
export const stall: Answer = (_, response) =>
  void response.writeHead(200, { 'Content-Length': 100 }).write('[{"ID"');

/** Breaks the connection in the middle of an answer. */
export const cut: Answer = (_, response) => {
  response.writeHead(200, { 'Content-Length': 100 }).write('[{"ID"', () => response.destroy());
};

/** Stands, and tells nothing. */
export const silence: Answer = (_, response) => void response.writeHead(200).flushHeaders();

const HEALTHY: Readonly<Record<string, Answer>> = {
  '/_ping': ping('1.41'),
  '/nodes': json([nodeRecord()]),
  '/services': json([serviceRecord()]),
  '/tasks': (request, response, url) => {
    const isProbe = url.searchParams.get('filters')?.includes('"none"');
    json(isProbe ? [] : [taskRecord()])(request, response, url);
  },
  '/networks': json([networkRecord()]),
  '/events': silence,
};

export async function startStandIn(): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  const socketPath = join(folder, 'docker.sock');
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  let all: Answer | null = null;
  let server: Server | null = null;

  const stop = async () => {
    server?.closeAllConnections();
    const closed = server && once(server, 'close');
    server?.close();
    await closed;
    server = null;
  };
  const start = async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://docker');
      const path = url.pathname.replace(/^\/v\d+\.\d+/, '');
      asked.push(`${request.method} ${path}`);
      const answer = all ?? answers.get(path) ?? HEALTHY[path] ?? says(404, 'page not found');
      answer(request, response, url);
    });
    server.listen(socketPath);
    await once(server, 'listening');
  };
  await start();
  return {
    address: { host: `unix://${socketPath}` },
    socketPath,
    asked,
    on: (path, answer) => void (answer ? answers.set(path, answer) : answers.delete(path)),
    onAll(answer) {
      all = answer;
    },
    stop,
    start,
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
