/** Which rooms of lib, and which folders beside it, a room may import from. What is not here imports freely: e2e, scripts. */
export const MAY_IMPORT = {
  'lib/base': [],
  'lib/swarm': ['lib/base'],
  'lib/protocol': ['lib/base', 'lib/swarm'],
  'lib/messages': ['lib/base', 'lib/swarm'],
  'lib/compose': ['lib/base', 'lib/swarm'],
  'lib/docker': ['lib/base', 'lib/swarm', 'lib/compose'],
  'lib/registry': ['lib/base', 'lib/swarm'],
  'lib/observer': ['lib/base', 'lib/swarm', 'lib/docker'],
  'lib/server': [
    'lib/base',
    'lib/swarm',
    'lib/protocol',
    'lib/messages',
    'lib/docker',
    'lib/observer',
    'lib/registry',
  ],
  'lib/demo': ['lib/base', 'lib/swarm'],
  'lib/client': ['lib/base', 'lib/swarm', 'lib/protocol'],
  components: ['lib/base', 'lib/swarm', 'lib/compose', 'lib/protocol', 'lib/messages', 'lib/client'],
  app: ['lib/base', 'lib/swarm', 'lib/compose', 'lib/protocol', 'lib/messages', 'lib/client', 'components'],
} as const satisfies Record<string, readonly string[]>;

/** Packages that one room alone may know. */
export const OWNED_PACKAGES = {
  dockerode: 'lib/docker',
  'socket.io': 'lib/server',
  'socket.io-client': 'lib/client',
  pino: 'lib/server',
  'prom-client': 'lib/server',
  yaml: 'lib/compose',
} as const;

/** Only the server's entry starts the demo swarm, beside tests. */
export const STARTS_DEMO = 'lib/server/main.ts';

/** Builders and stand-ins that tests share. */
const MADE_UP = '/(made-up|stand-in)';
const TESTS = '\\.test\\.tsx?$';
const inside = (folder: string) => `^${folder}/`;

/** The law as dependency-cruiser's rules. */
export const RULES = [
  ...Object.entries(MAY_IMPORT).map(([room, others]) => ({
    name: `${room} imports ${others.join(', ') || 'nothing'}`,
    severity: 'error' as const,
    from: { path: inside(room), pathNot: [TESTS, `^${STARTS_DEMO}$`] },
    to: { path: '^(lib|components|app|e2e|scripts)/', pathNot: [room, ...others].map(inside) },
  })),
  {
    name: 'the entry starts the demo, and obeys the law of its room otherwise',
    severity: 'error' as const,
    from: { path: `^${STARTS_DEMO}$` },
    to: {
      path: '^(lib|components|app|e2e|scripts)/',
      pathNot: ['lib/server', 'lib/demo', ...MAY_IMPORT['lib/server']].map(inside),
    },
  },
  ...Object.entries(OWNED_PACKAGES).map(([name, room]) => ({
    name: `${name} is known to ${room} alone`,
    severity: 'error' as const,
    from: { path: '^(lib|components|app)/', pathNot: [inside(room), TESTS] },
    to: { path: `node_modules/(@types/)?${name}/` },
  })),
  {
    name: 'the base and the domain know no package',
    severity: 'error' as const,
    from: { path: '^lib/(base|swarm)/', pathNot: [TESTS] },
    to: { dependencyTypes: ['npm' as const, 'core' as const] },
  },
  {
    name: 'what is made up is for tests',
    severity: 'error' as const,
    from: { path: '^(lib|components|app)/', pathNot: [TESTS, MADE_UP] },
    to: { path: MADE_UP },
  },
  {
    name: 'no circles, but of types',
    severity: 'error' as const,
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only' as const] } },
  },
];
