import { describe, expect, test } from 'vitest';
import { sshTarget } from './ssh-target';
import { sshArguments } from './ssh-tunnel';

const SOCKET = '/var/run/docker.sock';

describe('an ssh:// address', () => {
  test.each([
    ['ssh://far', { user: null, host: 'far', port: null, socket: SOCKET }],
    ['ssh://me@manager.example.com', { user: 'me', host: 'manager.example.com', port: null, socket: SOCKET }],
    ['ssh://me@192.0.2.1:2222/', { user: 'me', host: '192.0.2.1', port: '2222', socket: SOCKET }],
    ['ssh://me@far/run/user/1000/docker.sock', { socket: '/run/user/1000/docker.sock' }],
    ['ssh://me@[2001:db8::1]:22', { user: 'me', host: '2001:db8::1', port: '22' }],
    ['SSH://ada@corp.example@far', { user: 'ada@corp.example', host: 'far' }],
  ])('%s is taken', (host, target) => {
    expect(sshTarget({ host })).toMatchObject(target);
  });

  test.each([
    'ssh://',
    'ssh://me@',
    'ssh://-oProxyCommand=touch /tmp/owned',
    'ssh://-oProxyCommand=touch',
    'ssh://-l@far',
    'ssh://me@-oProxyCommand=x/run/docker.sock',
    'ssh://me@[-oProxyCommand=x]',
    'ssh://me@far far',
    'ssh://me@far\u0000x',
    'ssh://me you@far',
    'ssh://me@$(id)',
    'ssh://me@far:0',
    'ssh://me@far:65536',
    'ssh://me@far:ssh',
    'ssh://me@far/run/docker.sock:/etc/passwd',
    'ssh://me@far/run/%h/docker.sock',
    'ssh://me@far/$HOME/docker.sock',
    'ssh://me@far/run/docker sock',
    'ssh://me:secret@far',
  ])('%j is refused in words that name it', (host) => {
    expect(() => sshTarget({ host })).toThrow(/^DOCKER_HOST=ssh:(?!.*secret)/);
  });
});

test('whatever the address holds comes after the options, and never as one', () => {
  const words = sshArguments(sshTarget({ host: 'ssh://me@far:2222' }), '/tmp/x/docker.sock');
  expect(words.slice(-8)).toEqual([
    '-L',
    '/tmp/x/docker.sock:/var/run/docker.sock',
    '-p',
    '2222',
    '-l',
    'me',
    '--',
    'far',
  ]);
  expect(words).toEqual(expect.arrayContaining(['BatchMode=yes', 'ControlPath=none']));
});
