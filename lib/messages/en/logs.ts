/** Reading what containers write. */
export const logs = {
  title: 'Logs',
  of: 'Logs of <b>{name}</b>',
  choose: 'Choose whose logs to read. A service’s logs come from all of its tasks, on every node.',
  region: 'Log lines of {name}',
  signIn: 'Sign in to read logs',
  signInHint: 'Logs can hold what nobody meant to show, so only operators and admins may read them.',
  notAllowed: 'Your role may not read these logs',
  notAllowedHint: 'Operators and admins may, within their stacks.',
  phase: {
    opening: 'Connecting…',
    past: 'Reading what was written before…',
    live: 'Following',
    reconnecting: 'Interrupted. Reconnecting…',
    full: 'The page is full',
    paused: 'Paused',
    ended: 'Ended',
  },
  end: {
    over: 'The task is over: these are its last lines.',
    goneService:
      'This service was removed from the swarm. What was read stays here until you leave the page.',
    goneTask:
      'Swarm has forgotten this task, and Docker its container. What was read stays here until you leave the page.',
    'not-allowed': 'You may not read these logs any more.',
    broken: 'Docker ended the stream.',
    full: 'The page holds {count, number} lines from {time} on. There is more after them.',
  },
  refused: {
    gone: 'There are no logs: this is no longer in the swarm.',
    'signed-out': 'Sign in to read logs.',
    'not-allowed': 'Your role may not read these logs.',
    invalid: 'No logs can exist at this address.',
    unwritten:
      'The server cannot write its audit log, so logs cannot be read. Its disk may be full. Tell whoever runs it, then load this page again.',
    other: 'The logs cannot be read: {message}',
  },
  toNow: 'Go to now',
  empty: 'Nothing has been written yet.',
  emptyEnded: 'It wrote nothing, or Docker no longer has its output.',
  driver: {
    never:
      'The log driver is {driver}: Docker keeps nothing of what is written, so no lines can appear here.',
    uncopied:
      'The log driver {driver} sends the lines elsewhere, and its option cache-disabled stops Docker from keeping a copy, so no lines can appear here. Read them where the driver sends them.',
    copied:
      'The log driver {driver} sends the lines elsewhere. Docker 20.10 and later usually keeps a copy, which appears here. If something is written and nothing appears, look where the driver sends it.',
    default:
      'The service names no log driver, so each node uses its own default, which Swarm does not report. If something is written and nothing appears here, that driver may keep nothing.',
    now: 'The log driver is {driver} now, and Docker keeps no copy of what it is given: no new lines can appear here.',
    change:
      'With the driver local or json-file, Docker keeps the lines. Set it in the service’s file, or with this command. Its tasks are replaced.',
    look: 'To see a node’s default driver, run this on the node:',
    refused:
      'Docker cannot read these logs: their log driver keeps nothing to read back. Set the driver local or json-file, or look where the driver sends the lines.',
  },
  notStarted: 'This task’s container was never started, so there are no logs.',
  notYet: 'This task’s container has not started yet. Its lines will appear here.',
  waiting: 'Its state is {state}.',
  missing: 'Incomplete: some lines could not be had',
  nodeDown: 'No answer from {names}: what tasks write there cannot be read until it is back.',
  dropped:
    '{count, plural, one {# older line was} other {# older lines were}} dropped: the page holds {limit, number}.',
  cut: '{bytes, number} more bytes',
  search: 'Search',
  searchHint: 'Find in these lines',
  found: '{at, number} of {count, number}',
  foundNone: 'no match',
  previous: 'Previous match',
  next: 'Next match',
  pause: 'Pause',
  resume: 'Resume',
  newer: '{count, plural, =0 {No newer lines} one {# newer line} other {# newer lines}}',
  times: 'Times',
  wrap: 'Wrap',
  download: 'Download',
  lines: '{count, plural, one {# line} other {# lines}}',
  stderr: 'err',
  stderrHint: 'Written to standard error',
  at: 'At the moment of the event: {time}',
} as const;
