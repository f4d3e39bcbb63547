/** What a stranger, or a browser that misbehaves, can use of this process at most. docs/security.md lists them all. */
export const LIMITS = {
  /** The longest message from a browser: a secret of 500 KiB, in base64. */
  messageBytes: 700 * 1024,
  /** The same of who may not act: a question, and where it left off. */
  viewerMessageBytes: 4_096,
  /** Of one account, or of one network without one. */
  actionsPer10s: 60,
  queriesPer10s: 100,
  /** Of all who may only watch: those that reach Docker. */
  viewersQuestionsPer10s: 500,
  /** Plans and deploys of stacks of one account, or of one network without one, that run or wait; of all, 18 do. */
  deploysEach: 3,
  /** Of one connection: packets, and pictures asked for anew. */
  packetsPer10s: 100,
  picturesPer10s: 20,
  /** Of one network: a room of a thousand browsers behind one address stays below. */
  networkPacketsPer10s: 10_000,
  networkBytesPer10s: 32 * 1024 * 1024,
  /** Of one connection, whatever its network sends: as much as a page that is being read. */
  quietPacketsPer10s: 10,
  quietBytesPer10s: 8 * 1024,
  networkHandshakesPer10s: 2_000,
  networkWebSockets: 2_000,
  /** What came of messages that are not whole yet, of one network. One that is begun is whole within a ping. */
  networkHeldBytes: 16 * 1024 * 1024,
  /** WebSockets at once, of all; fewer than connections, so that there is room to ask how it is. */
  webSockets: 4_000,
  /** From a connection to its first packet. */
  handshakeMs: 10_000,
  /** What waits for one connection to take it: the picture of 100,000 tasks is less than half. */
  unsentBytes: 8 * 1024 * 1024,
  /** A line of the audit log, and a text within it. */
  auditLineBytes: 4_096,
  auditTextChars: 200,
  /** What the log, or an answer, repeats of an address, a name or an origin that a request named. */
  repeatedTextChars: 200,
  /** What the log says of a failure, beside where it happened. */
  failureChars: 1_000,
  /** What waits while the audit log cannot be written. */
  auditWaitingBytes: 64 * 1024,
  /** Refusals that are written in full: of one account or address, and of all. The rest is counted. */
  refusalsEachPerMinute: 3,
  refusalsPerMinute: 300,
  /** Accounts and addresses whose refusals are counted one by one; those beyond are counted together. */
  refusalsCountedEach: 1_000,
  /** Of what a visitor asks Next for: rendering and waiting for it, in ms. */
  pageMs: 15_000,
  /** Tasks, and nodes, up to which a page's HTML holds all of them. */
  drawnTasks: 300,
  /** Of all pages that are drawn with a picture, in ms of rendering: others come without. */
  drawnMsPer10s: 2_500,
  /** Pages that are rendered at once, that wait for it, and of those for one address (a /64 of IPv6). */
  rendersAtOnce: 2,
  rendersWaiting: 256,
  rendersWaitingEach: 128,
  /** For a request's head, for all of it, and between two of them on one connection, in ms. */
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 5_000,
  /** In which neither side of a connection takes or gives anything; whatever lasts says something more often. */
  silenceMs: 300_000,
  /** Connections at once, WebSockets among them: of all, and of one network that is no trusted proxy. */
  connections: 5_000,
  networkConnections: 3_000,
  /** Passwords tried from one network, or by the browsers that have signed in to one account before. */
  guessesPerMinute: 10,
  /** Networks whose guesses are remembered. */
  guessersRemembered: 10_000,
  /** Of one account, from wherever: how many failures there may be before it rests after each, and for how long. */
  failuresOfAccount: { free: 10, firstRestMs: 250, longestRestMs: 2_000, halvesInMs: 300_000 },
  /** The same of all accounts. */
  failuresOfAll: { free: 60, firstRestMs: 50, longestRestMs: 500, halvesInMs: 60_000 },
  /** Passwords that wait to be checked: of all, and of one account. */
  guessesWaiting: 120,
  guessesWaitingEach: 20,
  /** A check takes 32 MB and one of libuv's four threads for 0.1 s, and half of a small machine. */
  passwordChecksAtOnce: 1,
  /** Streams of logs at once: of the server, and of one account, or one network without one. */
  logStreams: 32,
  logStreamsEach: 8,
  /** The last ones of the server are for who has fewer streams than this. */
  logStreamsKept: 8,
  logStreamsEachOfKept: 2,
  /** Of one account: streams that it begins. */
  logReadsPer10s: 60,
  /** A reader of logs that takes nothing of what waits for it, ms. */
  logStalledMs: 30_000,
  /** Sessions of one account that are known to have been signed out. */
  endedSessions: 10_000,
  /** What the server remembers of what it saw. */
  history: {
    lines: 5_000,
    /** Of one kind in a minute, singly. */
    linesOfBurst: 500,
    textChars: 500,
    pointsEach: 360,
    points: 60_000,
    revisionsEach: 20,
    goneServices: 1_000,
    gaps: 100,
  },
} as const;
