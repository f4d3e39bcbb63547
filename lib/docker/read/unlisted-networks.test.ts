import { expect, it } from 'vitest';
import { aNetwork } from '@/lib/swarm/made-up.testing';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Request, Wire } from '../wire/wire';
import { unlistedNetworks } from './unlisted-networks';

const signal = new AbortController().signal;
const ids = (...names: string[]) => names.map((name) => name as NetworkId);

const AWAY = 'rpc error: The swarm does not have a leader.';

/** Docker, which has a host network, one that was made just now, and no other. */
function docker() {
  const asked: string[] = [];
  let isAway = false;
  const records: Record<string, object> = {
    '/networks/h': {
      Id: 'h',
      Name: 'host',
      Driver: 'host',
      Labels: { 'com.docker.swarm.predefined': 'true' },
    },
    '/networks/fresh': { Id: 'fresh', Name: 'fresh', Driver: 'overlay', Labels: null },
  };
  const send = async ({ path }: Request) => {
    asked.push(path);
    const found = records[path];
    return {
      status: isAway ? 503 : found ? 200 : 404,
      apiVersion: null,
      text: JSON.stringify(isAway ? { message: AWAY } : (found ?? { message: 'not found' })),
    };
  };
  const away = (value: boolean) => {
    isAway = value;
  };
  return { asked, away, networks: unlistedNetworks({ send } as unknown as Wire) }; // only what is used
}

it('[W15] asks for each network that no list holds once, also where Docker does not give it out', async () => {
  const { asked, networks } = docker();
  const listed = [aNetwork('front')];
  for (let poll = 0; poll < 5; poll++) {
    const found = await networks.read(listed, ids('front', 'h', 'gone', 'h'), signal);
    expect(found).toMatchObject([{ id: 'h', name: 'host', driver: 'host', predefined: true }]);
  }
  expect(asked).toEqual(['/networks/h', '/networks/gone']);
});

it('asks again for one that could not be looked at while the swarm had no leader', async () => {
  const { away, networks } = docker();
  away(true);
  await expect(networks.read([], ids('h'), signal)).rejects.toThrow('leader');
  away(false);
  expect(await networks.read([], ids('h'), signal)).toMatchObject([{ name: 'host' }]);
});

it('gives none that no service names', async () => {
  const { networks } = docker();
  await networks.read([], ids('h'), signal);
  expect(await networks.read([], [], signal)).toEqual([]);
});

it('leaves one that was made since the list was read to the next list', async () => {
  const { networks } = docker();
  expect(await networks.read([], ids('fresh'), signal)).toEqual([]);
});

it('asks for 20 at a time', async () => {
  const { asked, networks } = docker();
  const many = Array.from({ length: 50 }, (_, i) => `n${i}` as NetworkId);
  await networks.read([], many, signal);
  expect(asked).toHaveLength(20);
});
