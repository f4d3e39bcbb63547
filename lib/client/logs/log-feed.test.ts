import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogMessage, LogRefusal } from '@/lib/protocol/log-message';
import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import { type LogLine, logTime } from '@/lib/swarm/picture/log-line';
import { followLogs, type LogFeed, type LogFeedOptions } from './log-feed';

const line = (ms: number, text: string): LogLine => ({
  task: 't' as TaskId,
  node: 'n' as NodeId,
  stream: 'stdout',
  at: logTime(1_700_000_000_000 + ms),
  text,
  cut: 0,
});
const lines = (...all: LogLine[]): LogMessage => ({ kind: 'lines', lines: all });

/** A server whose answers a test writes. */
const asked: URLSearchParams[] = [];
const streams: ServerResponse[] = [];
let refusal: [number, LogRefusal] | null = null;
const server = createServer((request, response) => {
  asked.push(new URL(request.url ?? '', 'http://x').searchParams);
  if (refusal) {
    response.writeHead(refusal[0], { 'Content-Type': 'application/json' }).end(JSON.stringify(refusal[1]));
    return;
  }
  response.writeHead(200).flushHeaders();
  streams.push(response);
});
const send = async (at: number, ...messages: LogMessage[]) => {
  await expect.poll(() => streams.length).toBeGreaterThan(at);
  streams[at]?.write(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
};

let feed: LogFeed;
const follow = (over: Partial<LogFeedOptions> = {}) => {
  feed = followLogs({
    target: { kind: 'service', id: 's' as ServiceId },
    tail: 100,
    from: null,
    onFrame: (paint) => paint(),
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    againMs: 5,
    ...over,
  });
};
const texts = () => feed.buffer.rows.map(({ plain }) => plain);
const phase = () => feed.state.get().phase;

beforeEach(async () => {
  asked.length = 0;
  streams.length = 0;
  refusal = null;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  feed.stop();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

describe('a feed of logs', () => {
  test('goes on where its connection broke, without doubles', async () => {
    follow();
    await send(0, { kind: 'source', task: 't' as TaskId, name: 'web.1', nodeName: 'n1' });
    await send(
      0,
      lines(line(1, 'one'), line(2, 'two')),
      { kind: 'live' },
      { kind: 'warning', message: 'n2' },
    );
    await expect.poll(phase).toBe('live');
    expect(asked[0]?.get('tail')).toBe('100');
    expect(feed.sources.get('t' as TaskId)?.name).toBe('web.1');
    expect(feed.warnings.get()).toEqual(['n2']);
    streams[0]?.destroy();
    await send(1, lines(line(1, 'one'), line(2, 'two'), line(3, 'three')), { kind: 'live' });
    await expect.poll(texts).toEqual(['one', 'two', 'three']);
    expect(asked[1]?.get('since')).toBe(line(2, '').at);
    expect(asked[1]?.get('tail')).toBe('all');
    await expect.poll(phase).toBe('live');
    expect(feed.warnings.get(), 'the new stream says what holds now').toEqual([]);
  });

  test('asks again where Docker ended it, and where time may mend a refusal', async () => {
    follow();
    await send(0, { kind: 'end', reason: 'broken', message: 'x' });
    streams[0]?.end();
    await send(1, lines(line(1, 'one')));
    await expect.poll(texts).toEqual(['one']);
    refusal = [502, { reason: 'unavailable', message: 'no leader' }];
    streams[1]?.destroy();
    await expect.poll(phase).toBe('reconnecting');
    await expect.poll(() => asked.length).toBeGreaterThan(3);
    refusal = null;
    await send(2, { kind: 'live' });
    await expect.poll(phase).toBe('live');
  });

  test.each(['gone', 'over', 'not-allowed'] as const)('ends: %s', async (reason) => {
    follow();
    await send(0, lines(line(1, 'kept')), { kind: 'end', reason, message: '' });
    await expect.poll(() => feed.state.get()).toEqual({ phase: 'ended', reason });
    expect(texts()).toEqual(['kept']);
  });

  test('tells what was kept of a task that Docker has forgotten', async () => {
    follow();
    const end = { name: 'web.1', nodeName: 'n1', failedAt: 5, exitCode: 7, error: 'x' };
    await send(0, { kind: 'kept', ...end }, lines(line(1, 'last words')), {
      kind: 'end',
      reason: 'over',
      message: '',
    });
    await expect.poll(() => feed.state.get()).toEqual({ phase: 'ended', reason: 'over' });
    expect(feed.kept.get()).toMatchObject(end);
    expect(texts()).toEqual(['last words']);
    expect(asked).toHaveLength(1);
  });

  test('says why it was refused, and does not ask again', async () => {
    refusal = [404, { reason: 'gone', message: 'no such service' }];
    follow();
    await expect.poll(() => feed.state.get()).toMatchObject({ phase: 'refused', reason: 'gone' });
    expect(asked).toHaveLength(1);
  });

  test('from a time on keeps its beginning, and stops when it is full', async () => {
    follow({ from: line(0, '').at });
    const many = Array.from({ length: 25_000 }, (_, i) => line(i, String(i)));
    await send(0, lines(...many), lines(...many.map((one) => ({ ...one, text: `${one.text}!` }))));
    await send(0, lines(...many.map((one) => ({ ...one, text: `${one.text}?` }))));
    await expect.poll(phase).toBe('full');
    expect(asked[0]?.get('since')).toBe(line(0, '').at);
    expect(texts()[0]).toBe('0');
    expect(texts()).toHaveLength(50_000);
  });

  test('takes messages wherever they are cut', async () => {
    follow();
    const bytes = Buffer.from(`${JSON.stringify(lines(line(1, 'héllo'), line(2, '日本')))}\n`);
    await expect.poll(() => streams.length).toBe(1);
    for (const byte of bytes) {
      streams[0]?.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    await expect.poll(texts).toEqual(['héllo', '日本']);
  });
});
