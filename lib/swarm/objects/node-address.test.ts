import { describe, expect, test } from 'vitest';
import { reachableAddress, reachableManager, shownAddress } from './node-address';

const node = (address: string, raft?: string) => ({
  address,
  manager: raft === undefined ? null : ({ leader: true, reachability: 'reachable', address: raft } as const),
});

describe('the address of a node', () => {
  test.each([
    ['10.0.0.2', undefined, '10.0.0.2', '10.0.0.2'],
    ['10.0.0.2', '10.0.0.9:2377', '10.0.0.2', '10.0.0.2'],
    ['0.0.0.0', '10.0.0.9:2377', '10.0.0.9', '10.0.0.9'],
    ['127.0.0.1', '10.0.0.9:2377', '10.0.0.9', '10.0.0.9'],
    ['127.0.1.1', '10.0.0.9:2377', '10.0.0.9', '10.0.0.9'],
    ['', '10.0.0.9:2377', '10.0.0.9', '10.0.0.9'],
    ['::', '[fd00::9]:2377', 'fd00::9', 'fd00::9'],
    ['::1', '[fd00::9]:2377', 'fd00::9', 'fd00::9'],
    ['fd00::2', undefined, 'fd00::2', 'fd00::2'],
    ['fe80::1%eth0', '[fd00::9]:2377', 'fd00::9', 'fd00::9'],
    ['0.0.0.0', 'manager.example.com:2377', 'manager.example.com', 'manager.example.com'],
    // Nothing is known to be reachable: what Docker says, where that is an address at all.
    ['127.0.0.1', '127.0.0.1:2377', null, '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1:2377', null, '127.0.0.1'],
    ['fe80::1%eth0', undefined, null, 'fe80::1%eth0'],
    ['0.0.0.0', undefined, null, null],
    ['0.0.0.0', '0.0.0.0:2377', null, null],
    ['::', '[::]:2377', null, null],
    ['', undefined, null, null],
  ])('%j, by raft %j: reached at %j, shown as %j', (address, raft, reached, shown) => {
    expect(reachableAddress(node(address, raft))).toBe(reached);
    expect(shownAddress(node(address, raft))).toBe(shown);
  });
});

test.each([
  ['10.0.0.2', '10.0.0.9:2377', '10.0.0.9:2377'],
  ['fd00::2', '[fd00::9]:2377', '[fd00::9]:2377'],
  ['10.0.0.2', '0.0.0.0:2378', '10.0.0.2:2378'],
  ['fd00::2', '[::]:2377', '[fd00::2]:2377'],
  ['10.0.0.2', '127.0.0.1:2377', '10.0.0.2:2377'],
  ['127.0.0.1', '127.0.0.1:2377', null],
  ['10.0.0.2', undefined, null],
])('at %j, by raft %j: a manager is joined at %j', (address, raft, expected) => {
  expect(reachableManager(node(address, raft))).toBe(expected);
});
