import type { NodeId, ServiceId, TaskId } from '@/lib/swarm/objects/ids';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Service } from '@/lib/swarm/objects/service';
import type { TaskRecord } from '@/lib/swarm/objects/task';
import { Removals } from './actions/removals';
import { runAction } from './actions/run-action';
import type { Engine } from './engine';
import { openLogs } from './logs/open-logs';
import { runQuery } from './queries/run-query';
import { decodeNetwork } from './read/decode-network';
import { decodeNode, sameManager } from './read/decode-node';
import { decodeService } from './read/decode-service';
import { decodeTask, isBareAttachment } from './read/decode-task';
import { openEvents } from './read/events';
import type { Known, Listing } from './read/listing';
import { type Reading, readList, readVersioned } from './read/read-listing';
import { unlistedNetworks } from './read/unlisted-networks';
import { type Filters, taskFilters } from './task-query';
import { type DockerAddress, endpointOf } from './wire/connection';
import { dockerError } from './wire/docker-error';
import { createWire, textOf } from './wire/dockerode-wire';
import { negotiate, ping } from './wire/negotiate';
import { isSsh } from './wire/ssh-target';
import { createSshTunnel } from './wire/ssh-tunnel';
import { type Request, TIME_LIMITS } from './wire/wire';

/** A manager's leadership and reachability change without its version. */
const NODES: Reading<SwarmNode> = { decode: decodeNode, unversioned: '"ManagerStatus"' };

/**
 * A Docker Engine behind `address`. Nothing is asked, and nothing can fail, before `connect`. `cli` says where the
 * docker CLI is now, which deploys stacks.
 */
export function createDockerEngine(
  address: DockerAddress,
  limits = TIME_LIMITS,
  cli: () => string | null = () => null,
): Engine {
  const tunnel = isSsh(address) ? createSshTunnel(address) : null;
  const wire = createWire(tunnel?.address ?? address, limits);
  const removals = new Removals();
  let indexed = false;
  let unlisted = unlistedNetworks(wire);

  const ask = (path: string, filters: Filters | null): Request => ({
    method: 'GET',
    path,
    ...(filters && { query: { filters } }),
  });
  const text = (request: Request, signal: AbortSignal) => wire.read(request, signal, textOf);
  const versioned = async <Id extends string, T extends { readonly version: number }>(
    request: Request,
    known: Known<Id, T>,
    reading: Reading<T>,
    signal: AbortSignal,
  ): Promise<Listing<T>> => {
    const found = await wire.read(request, signal, (pieces) => readVersioned(pieces, known, reading));
    // Not asked for again at once, as a broken connection is: it may be large, and the next poll is near.
    if (found === null) throw dockerError('garbage', 'not a list');
    return found;
  };

  return {
    endpoint: endpointOf(address),
    async connect(signal) {
      await tunnel?.open(signal);
      try {
        ({ indexed } = await negotiate(wire, signal));
        unlisted = unlistedNetworks(wire);
      } catch (error) {
        signal.throwIfAborted();
        throw tunnel ? await tunnel.explain(error) : error;
      }
    },
    async ping(signal) {
      await ping(wire, signal);
    },
    async nodes(known: Known<NodeId, SwarmNode>, signal): Promise<Listing<SwarmNode>> {
      const { items, skipped } = await versioned(ask('/nodes', null), known, NODES, signal);
      const kept = items.map((node) => {
        const old = known(node.id);
        return old && old.version === node.version && sameManager(old, node) ? old : node;
      });
      return { items: kept, skipped };
    },
    async services(known: Known<ServiceId, Service>, signal): Promise<Listing<Service>> {
      return versioned(ask('/services', null), known, { decode: decodeService }, signal);
    },
    async tasks(filter, known: Known<TaskId, TaskRecord>, signal): Promise<Listing<TaskRecord>> {
      const request = ask('/tasks', taskFilters(filter, indexed));
      return versioned(request, known, { decode: decodeTask, omit: isBareAttachment }, signal);
    },
    async networks(signal, named = []) {
      const request = ask('/networks', { scope: { swarm: true } });
      const { items, skipped } = readList(await text(request, signal), { decode: decodeNetwork });
      return { items: [...items, ...(await unlisted.read(items, named, signal))], skipped };
    },
    events: (signal) => openEvents(wire, signal),
    logs: (request, signal) => openLogs(wire, request, signal),
    query: (query, signal) => runQuery(wire, query, signal, cli()),
    act: (action, signal) => runAction(wire, action, signal, cli(), removals),
    close() {
      wire.reset();
      tunnel?.close();
    },
  };
}
