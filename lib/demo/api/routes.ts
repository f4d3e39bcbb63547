import { accidentRoutes } from './accidents';
import { eventRoutes } from './events';
import { logRoutes } from './logs';
import { networkRoutes } from './networks';
import { nodeRoutes } from './nodes';
import { payloadRoutes } from './payloads';
import type { Route } from './router';
import { serviceRoutes } from './services';
import { swarmRoutes } from './swarm';
import { systemRoutes } from './system';
import { taskRoutes } from './tasks';

export const routes: readonly Route[] = [
  ...systemRoutes,
  ...swarmRoutes,
  ...eventRoutes,
  ...nodeRoutes,
  ...serviceRoutes,
  ...taskRoutes,
  ...logRoutes,
  ...networkRoutes,
  ...payloadRoutes('secret'),
  ...payloadRoutes('config'),
  ...accidentRoutes,
];
