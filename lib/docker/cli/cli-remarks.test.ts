import { expect, it } from 'vitest';
import { cliRemarks } from './cli-remarks';

it.each([
  [
    'a line of the log',
    `time="2026-11-29T12:53:20Z" level=warning msg="ignoring IP-address (127.0.0.1:80:80/tcp) service will listen on '0.0.0.0'"`,
    ["ignoring IP-address (127.0.0.1:80:80/tcp) service will listen on '0.0.0.0'"],
  ],
  ['with quotes in it', String.raw`time="2026" level=warning msg="a \"b\" \\ c"`, [String.raw`a "b" \ c`]],
  ['of a word', 'time="2026" level=error msg=word', ['word']],
  ['of no such line', 'level=warning is what he said', ['level=warning is what he said']],
  [
    'lines about options of its own',
    'Since --detach=false was not specified, tasks will be created in the background.\nIn a future release, --detach=false will become the default.\n\n a b \n',
    ['a b'],
  ],
])('%s', (_, complaint, expected) => expect(cliRemarks(complaint)).toEqual(expected));
