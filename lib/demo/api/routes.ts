import { accidentRoutes } from '@/lib/demo/api/accidents';
import { eventRoutes } from '@/lib/demo/api/events';
import { logRoutes } from '@/lib/demo/api/logs';
import { networkRoutes } from '@/lib/demo/api/networks';
import { nodeRoutes } from '@/lib/demo/api/nodes';
import { payloadRoutes } from '@/lib/demo/api/payloads';
import type { Route } from '@/lib/demo/api/router';
import { serviceRoutes } from '@/lib/demo/api/services';
import { swarmRoutes } from '@/lib/demo/api/swarm';
import { systemRoutes } from '@/lib/demo/api/system';
import { taskRoutes } from '@/lib/demo/api/tasks';

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
