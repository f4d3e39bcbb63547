import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { Action } from '@/lib/swarm/operations/action';
import { createDockerEngine } from '../dockerode-engine';
import type { Engine } from '../engine';
import { nodeRecord } from '../made-up-records.testing';
import { type Answer, cut, json, raw, type StandIn, says, startStandIn } from '../stand-in.testing';
import { DockerError } from '../wire/docker-error';
import { failureKindOf } from '../wire/failure-kind';

const NODE = nodeRecord().ID;
const PATH = `/nodes/${NODE}`;
const { signal } = new AbortController();

let docker: StandIn;
let engine: Engine;
beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address);
});
afterEach(async () => {
  engine.close();
  await docker.close();
});

const act = (action: Action) => engine.act(action, signal);
const asked = (what: string) => docker.asked.filter((line) => line.startsWith(what)).length;
/** Answers one by one, the last for good. */
const inTurn = (...answers: Answer[]): Answer => {
  let i = 0;
  return (...args) => answers[Math.min(i++, answers.length - 1)]?.(...args);
};

const pause: Action = { kind: 'set-node-availability', node: NODE as NodeId, availability: 'pause' };
const paused = { ...nodeRecord(), Spec: { ...nodeRecord().Spec, Availability: 'pause' } };

describe('changing a node', () => {
  test('[A3] an answer that is lost is looked for, and what it replaced is still told', async () => {
    docker.on(PATH, inTurn(json(nodeRecord()), json(paused)));
    docker.on(`${PATH}/update`, cut);
    expect(await act(pause)).toMatchObject({ ok: true, undo: { ...pause, availability: 'drain' } });
    expect(asked(`POST ${PATH}/update`)).toBe(1);
  });

  test('[A3] someone else’s change in between is kept', async () => {
    const later = { ...nodeRecord(), Version: { Index: 10 } };
    docker.on(PATH, inTurn(json(nodeRecord()), json(later)));
    docker.on(
      `${PATH}/update`,
      inTurn(says(500, 'rpc error: code = Unknown desc = update out of sequence'), json(null)),
    );
    expect(await act(pause)).toMatchObject({ ok: true });
    expect(asked(`POST ${PATH}/update`)).toBe(2);
  });

  test('Docker’s refusal is told in its words', async () => {
    docker.on(PATH, json(nodeRecord()));
    docker.on(`${PATH}/update`, says(400, 'attempting to demote the last manager of the swarm'));
    expect(await act({ kind: 'set-node-role', node: NODE as NodeId, role: 'worker' })).toMatchObject({
      ok: false,
      kind: 'refused',
      message: expect.stringMatching('the last manager'),
    });
  });

  const demote: Action = { kind: 'set-node-role', node: NODE as NodeId, role: 'worker' };
  const joining = says(404, "can't find manager in raft memberlist");

  test('a manager that has not joined the others yet is waited for', async () => {
    docker.on(PATH, json(nodeRecord()));
    docker.on(`${PATH}/update`, inTurn(joining, joining, json(null)));
    expect(await act(demote)).toMatchObject({ ok: true });
    expect(asked(`POST ${PATH}/update`)).toBe(3);
  });

  test('one that does not join is refused, not gone', async () => {
    const patience = new AbortController();
    docker.on(PATH, json(nodeRecord()));
    docker.on(`${PATH}/update`, joining);
    const outcome = engine.act(demote, patience.signal);
    await expect.poll(() => asked(`POST ${PATH}/update`)).toBeGreaterThan(1);
    // While it waits for the next try, or in the middle of one.
    patience.abort();
    expect(await outcome).toMatchObject({ ok: false });
    expect(
      failureKindOf(
        new DockerError({ kind: 'unknown', message: "can't find manager in raft memberlist" }, 404),
      ),
    ).toBe('refused');
  });

  test('a node that has left is gone', async () => {
    docker.on(PATH, says(404, `node ${NODE} not found`));
    expect(await act(pause)).toMatchObject({ ok: false, kind: 'gone' });
  });
});

describe('removing a node', () => {
  const remove: Action = { kind: 'remove-node', node: NODE as NodeId };

  test('is never forced', async () => {
    docker.on(PATH, inTurn(json(nodeRecord()), says(400, `node ${NODE} is not down and can't be removed`)));
    expect(await act(remove)).toMatchObject({
      ok: false,
      kind: 'refused',
      message: expect.stringMatching('is not down'),
    });
    expect(docker.asked.join()).not.toMatch(/force/);
  });

  test('that is done, though its answer was lost, is done', async () => {
    docker.on(PATH, inTurn(json(nodeRecord()), cut, says(404, 'not found')));
    expect(await act(remove)).toMatchObject({ ok: true });
  });
});

describe('join tokens', () => {
  const TOKEN = 'SWMTKN-1-secret-worker';
  const swarm = (worker = TOKEN) => ({
    ID: 'zr2',
    Version: { Index: 11 },
    Spec: { Name: 'default' },
    JoinTokens: { Worker: worker, Manager: 'SWMTKN-1-secret-manager' },
  });
  const rotate: Action = { kind: 'rotate-join-token', role: 'worker' };

  test('[A8] only the one that is asked for comes, with the leader’s address', async () => {
    docker.on('/swarm', json(swarm()));
    docker.on('/nodes', json([nodeRecord()]));
    expect(await engine.query({ kind: 'join-command', role: 'worker' }, signal)).toEqual({
      token: TOKEN,
      address: '10.77.0.1:2377',
    });
  });

  test.each([
    ['0.0.0.0:2377', '10.77.0.1', '10.77.0.1:2377'],
    ['[::]:2377', 'fd00::1', '[fd00::1]:2377'],
    // Nothing else is known: what Docker says, as its CLI prints it.
    ['127.0.0.1:2377', '127.0.0.1', '127.0.0.1:2377'],
  ])('a leader by raft at %s, itself at %s, is joined at %s', async (raft, own, address) => {
    docker.on('/swarm', json(swarm()));
    const leader = { ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: raft } };
    docker.on('/nodes', json([{ ...nodeRecord(), ...leader, Status: { State: 'ready', Addr: own } }]));
    expect(await engine.query({ kind: 'join-command', role: 'worker' }, signal)).toMatchObject({ address });
  });

  test('[A8] no error holds one', async () => {
    docker.on('/nodes', json([nodeRecord()]));
    const broken = JSON.stringify(swarm()).replace('"Worker"', '"Worked"').replace('"Version"', '"Virgin"');
    for (const answer of [raw(200, 'application/json', broken), raw(200, 'application/json', `${broken}}`)]) {
      docker.on('/swarm', answer);
      const failure = await engine.query({ kind: 'join-command', role: 'worker' }, signal).catch(String);
      expect(failure).toMatch(/no join token/);
      const outcome = await act(rotate);
      expect(outcome).toMatchObject({ ok: false });
      expect(JSON.stringify([failure, outcome])).not.toMatch(/SWMTKN/);
    }
  });

  test('a rotation that is done, though its answer was lost, is not done twice; its outcome holds no token', async () => {
    docker.on('/swarm', inTurn(json(swarm()), json(swarm('SWMTKN-1-secret-new'))));
    docker.on('/swarm/update', cut);
    const outcome = await act(rotate);
    expect(outcome).toMatchObject({ ok: true });
    expect(asked('POST /swarm/update')).toBe(1);
    expect(JSON.stringify(outcome)).not.toMatch(/SWMTKN/);
  });
});
