/** Which rooms of lib, and which folders beside it, a room may import from. What is not here imports freely: e2e, scripts. */
export const MAY_IMPORT = {
  'lib/base': [],
  'lib/swarm': ['lib/base'],
  'lib/protocol': ['lib/base', 'lib/swarm'],
  'lib/messages': ['lib/base', 'lib/swarm'],
  'lib/pages': ['lib/base', 'lib/swarm', 'lib/messages'],
  'lib/compose': ['lib/base', 'lib/swarm'],
  'lib/docker': ['lib/base', 'lib/swarm', 'lib/compose'],
  'lib/registry': ['lib/base', 'lib/swarm'],
  // The server feeds it: a disk may stand behind it, and never Docker.
  'lib/history': ['lib/base', 'lib/swarm'],
  'lib/observer': ['lib/base', 'lib/swarm', 'lib/docker'],
  'lib/server': [
    'lib/base',
    'lib/swarm',
    'lib/protocol',
    'lib/messages',
    'lib/pages',
    'lib/docker',
    'lib/observer',
    'lib/history',
    'lib/registry',
  ],
  'lib/demo': ['lib/base', 'lib/swarm'],
  'lib/client': ['lib/base', 'lib/swarm', 'lib/protocol', 'lib/pages'],
  components: [
    'lib/base',
    'lib/swarm',
    'lib/compose',
    'lib/protocol',
    'lib/messages',
    'lib/pages',
    'lib/client',
  ],
  app: [
    'lib/base',
    'lib/swarm',
    'lib/compose',
    'lib/protocol',
    'lib/messages',
    'lib/pages',
    'lib/client',
    'components',
  ],
} as const satisfies Record<string, readonly string[]>;

/**
 * Which folders of a room a folder in it may import from, the lowest first. A file that stands in the room itself, beside
 * them, puts them together: it may import from all, and none of them from it. A room that is not here has
 * no such order, nor have the folders within a folder, unless they are named as those of `components/grid` are.
 */
export const WITHIN = {
  'lib/swarm': {
    objects: [],
    derived: ['objects'],
    layout: ['objects'],
    picture: ['objects', 'derived'],
    // Some answers are what was seen.
    operations: ['objects', 'derived', 'picture'],
  },
  'lib/docker': {
    wire: [],
    parts: [],
    // Each field of a spec is read and set in one place, and which of them leave tasks running the reading of tasks asks.
    spec: ['wire', 'parts'],
    read: ['wire', 'parts', 'spec'],
    logs: ['wire', 'read'],
    cli: ['wire'],
    export: ['wire', 'parts', 'spec'],
    actions: ['wire', 'parts', 'read', 'spec', 'cli'],
    queries: ['wire', 'parts', 'read', 'spec', 'cli', 'export'],
  },
  'lib/server': {
    limits: [],
    http: ['limits'],
    access: ['limits', 'http'],
    config: ['http', 'access'],
    telemetry: ['limits', 'config'],
    'container-logs': ['limits', 'http', 'access'],
    next: ['limits', 'http'],
    operations: ['limits', 'access', 'config', 'telemetry'],
    picture: ['limits', 'http', 'access', 'telemetry'],
    start: ['access', 'config', 'telemetry'],
  },
  'lib/demo': {
    simulation: [],
    objects: ['simulation'],
    store: ['simulation', 'objects'],
    scheduler: ['simulation', 'objects', 'store'],
    orchestrator: ['simulation', 'objects', 'store'],
    swarm: ['simulation', 'objects', 'store', 'scheduler', 'orchestrator'],
    control: ['objects', 'store', 'swarm'],
    api: ['objects', 'store', 'orchestrator', 'swarm', 'control'],
    story: ['simulation', 'objects', 'swarm', 'control'],
  },
  components: {
    ui: [],
    marks: ['ui'],
    actions: ['ui'],
    frame: ['ui'],
    activity: ['ui', 'actions', 'frame'],
    logs: ['ui', 'marks', 'actions', 'frame'],
    services: ['ui', 'marks', 'actions', 'frame', 'activity', 'logs'],
    tasks: ['ui', 'marks', 'frame', 'logs', 'services'],
    stacks: ['ui', 'marks', 'actions', 'frame', 'services'],
    nodes: ['ui', 'marks', 'actions', 'frame'],
    networks: ['ui', 'marks', 'actions', 'frame', 'services'],
    secrets: ['ui', 'actions', 'frame', 'services'],
    palette: ['ui', 'actions', 'nodes'],
    grid: ['ui', 'marks', 'frame', 'activity', 'services', 'tasks'],
    // It draws every dialog that opens from anywhere, those of services and nodes, too.
    shell: ['ui', 'marks', 'actions', 'frame', 'activity', 'services', 'nodes', 'palette'],
  },
  'components/services': { form: [] },
  'components/grid': {
    css: [],
    keys: [],
    motion: [],
    tiles: ['keys'],
    dock: ['tiles'],
    map: ['keys', 'motion', 'tiles'],
    table: ['keys', 'tiles'],
  },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

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

/** What only tests may import: builders, stand-ins, suites that run on several engines. */
const TESTING = '\\.testing\\.tsx?$';
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
  ...Object.entries(WITHIN).flatMap(([room, folders]) =>
    Object.entries(folders).map(([folder, others]) => ({
      name: `in ${room}, ${folder} imports ${others.join(', ') || 'nothing'}`,
      severity: 'error' as const,
      from: { path: inside(`${room}/${folder}`), pathNot: [TESTS, TESTING] },
      to: {
        path: inside(room),
        pathNot: [folder, ...others].map((other) => inside(`${room}/${other}`)).concat(TESTING),
      },
    })),
  ),
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
    name: 'what is for tests is not in the product',
    severity: 'error' as const,
    from: { path: '^(lib|components|app)/', pathNot: [TESTS, TESTING] },
    to: { path: [TESTS, TESTING] },
  },
  {
    name: 'no circles, but of types',
    severity: 'error' as const,
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only' as const] } },
  },
];
