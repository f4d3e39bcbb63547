import type { WebSocket } from 'ws';
import type { Traffic } from '../limits/crowd';
import { LIMITS } from '../limits/limits';
import { createWindowCount, WINDOW_MS } from '../limits/window-count';
import type { EngineConnection } from './socket-io';

/** Who is behind a connection. */
interface Peer {
  /** The network that it came from. */
  readonly network: string;
  /** The bytes of its longest message. */
  readonly longest: number;
}

/** What engine.io adds to the request of a connection. */
type EngineRequest = EngineConnection['request'] & { readonly websocket?: WebSocket };

/** The parts of a packet that engine.io's events carry. */
interface Packet {
  readonly type: string;
  data?: unknown;
}

/** A connection to the one namespace that there is, first and once; then its end, or an event with or without an answer. */
const CONNECT = /^0(?:\{|$)/;
const FURTHER = /^(?:1$|2\d{0,10}\[|5\d{1,2}-\d{0,10}\[)/;
/** How many attachments follow an event. */
const WITH_ATTACHMENTS = /^5(\d+)-/;
/** Beside a message: its frames, and what came in one piece with the one before it. */
const AROUND_BYTES = 128 * 1024;
/** socket.io knows no packet that begins so: it reads no further. */
const NOTHING = '!';

/**
 * Ends a connection that sends more than a page does, or what no page sends, before socket.io reads it; and one that
 * does not take what it is sent. Engine.io tells of a packet before it passes its `data` on. [P10]
 */
export function guardConnection(
  connection: EngineConnection,
  { network, longest }: Peer,
  traffic: Traffic,
): void {
  const { socket } = connection.request;
  const own = createWindowCount(WINDOW_MS);
  let isConnected = false;
  let unsent = 0;
  /** Attachments of an event that did not come yet. */
  let awaited = 0;
  /** `socket.bytesRead` when the last message was whole, and what came since. */
  let wholeAt = socket.bytesRead;
  let held = 0;

  const end = () => {
    connection.close(true);
    // A good-bye would wait for the other side's.
    socket.destroy();
  };
  /** Where a network sends too much, who sent little of it stays: others behind its address did. */
  const isTooMany = (): boolean => {
    const sent = own.add('packets', 1);
    const isNetworkLoud = traffic.packets.add(network, 1) > LIMITS.networkPacketsPer10s;
    return sent > (isNetworkLoud ? LIMITS.quietPacketsPer10s : LIMITS.packetsPer10s);
  };
  const isTooMuch = (bytes: number): boolean => {
    const sent = own.add('bytes', bytes);
    const isNetworkLoud = traffic.bytes.add(network, bytes) > LIMITS.networkBytesPer10s;
    return isNetworkLoud && sent > LIMITS.quietBytesPer10s;
  };
  const hold = (bytes: number): number => {
    const sum = traffic.held.add(network, bytes - held);
    held = bytes;
    return sum;
  };
  const isOdd = (data: unknown): boolean => {
    // The attachment of an event, which socket.io waits for, or refuses.
    if (typeof data !== 'string') {
      awaited -= 1;
      return !isConnected;
    }
    awaited = Number(WITH_ATTACHMENTS.exec(data)?.[1] ?? 0);
    if (isConnected) return !FURTHER.test(data);
    isConnected = CONNECT.test(data);
    return !isConnected;
  };

  connection.on('packet', (packet: Packet) => {
    // What is awaited follows at once: nothing else comes between.
    const isWrong = packet.type === 'message' ? isOdd(packet.data) : awaited > 0;
    if (!isTooMany() && lengthOf(packet.data) <= longest && !isWrong) {
      if (awaited > 0) return;
      wholeAt = socket.bytesRead;
      hold(0);
      return;
    }
    packet.data = NOTHING;
    end();
  });
  // As it arrives: ws and socket.io keep what is not whole, and tell nobody.
  socket.on('data', (piece: Buffer) => {
    const since = socket.bytesRead - wholeAt;
    if (isTooMuch(piece.length) || hold(since) > LIMITS.networkHeldBytes || since > longest + AROUND_BYTES)
      end();
  });
  socket.once('close', () => hold(0));
  // Frames of WebSocket's own, which browsers send in answer only, and nobody asks. Each ping makes an answer.
  const { websocket }: EngineRequest = connection.request;
  for (const frame of ['ping', 'pong'])
    websocket?.on(frame, () => {
      if (isTooMany()) end();
    });
  connection.on('packetCreate', ({ data }: Packet) => {
    unsent += lengthOf(data);
    if (unsent + socket.writableLength > LIMITS.unsentBytes) end();
  });
  // What waited is the socket's to send, and counts there.
  connection.on('drain', () => {
    unsent = 0;
  });
}

const lengthOf = (data: unknown): number =>
  typeof data === 'string'
    ? data.length
    : ArrayBuffer.isView(data) || data instanceof ArrayBuffer
      ? data.byteLength
      : 0;
