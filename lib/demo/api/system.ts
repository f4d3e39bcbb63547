import { ApiError } from '../control/api-error';
import { API_VERSION, ENGINE_VERSION, MIN_API_VERSION } from '../objects/engine-version';
import { digestOf, imageExists } from '../objects/image';
import { containersOf, infoOf } from './engine-view';
import type { Route } from './router';

const ping: Route['handle'] = ({ reply }) => {
  reply.header('Builder-Version', '2');
  reply.header('Swarm', 'active/manager');
  reply.header('Cache-Control', 'no-cache, no-store, must-revalidate');
  reply.header('Pragma', 'no-cache');
  reply.text(200, 'OK');
};

export const systemRoutes: readonly Route[] = [
  { method: 'GET', path: '/_ping', handle: ping },
  { method: 'HEAD', path: '/_ping', handle: ping },
  {
    method: 'GET',
    path: '/version',
    handle({ reply }) {
      const common = {
        GitCommit: 'demo',
        GoVersion: 'none',
        Os: 'linux',
        Arch: 'amd64',
        KernelVersion: '6.1.0',
      };
      const BuildTime = '2026-01-01T00:00:00.000000000+00:00';
      reply.json(200, {
        Platform: { Name: 'Swarmscope demo swarm' },
        Components: [
          {
            Name: 'Engine',
            Version: ENGINE_VERSION,
            Details: {
              ApiVersion: API_VERSION,
              ...common,
              BuildTime,
              Experimental: 'false',
              MinAPIVersion: MIN_API_VERSION,
            },
          },
        ],
        Version: ENGINE_VERSION,
        ApiVersion: API_VERSION,
        MinAPIVersion: MIN_API_VERSION,
        ...common,
        BuildTime,
      });
    },
  },
  { method: 'GET', path: '/info', handle: ({ swarm, reply }) => reply.json(200, infoOf(swarm)) },
  {
    method: 'GET',
    path: '/containers/json',
    handle: ({ swarm, isOn, reply }) => reply.json(200, containersOf(swarm, isOn('all'))),
  },
  { method: 'GET', path: '/images/json', handle: ({ reply }) => reply.json(200, []) },
  {
    method: 'GET',
    path: '/volumes',
    handle: ({ reply }) => reply.json(200, { Volumes: [], Warnings: null }),
  },
  { method: 'GET', path: '/plugins', handle: ({ reply }) => reply.json(200, []) },
  {
    method: 'GET',
    path: '/distribution/:name*/json',
    handle({ param, reply }) {
      const image = param('name');
      if (!imageExists(image)) throw new ApiError(404, 'manifest unknown: manifest unknown');
      reply.json(200, {
        Descriptor: {
          mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
          digest: digestOf(image),
          size: 527,
        },
        Platforms: [{ architecture: 'amd64', os: 'linux' }],
      });
    },
  },
  // What people try first, told what is here instead.
  ...['/containers/create', '/images/create', '/build', '/volumes/create'].map(
    (path): Route => ({
      method: 'POST',
      path,
      handle() {
        throw new ApiError(501, 'the demo swarm runs services and stacks: try "docker service create"');
      },
    }),
  ),
];
