/** Why Docker cannot be watched, and what to do about it. Commands stand beside these, in components/shell. */
export const problem = {
  heading: 'No picture of the swarm yet',
  raw: 'What the system said',
  watching: 'Watching {endpoint}',
  retrying: 'Swarmscope tries again by itself; nothing needs to be reloaded.',
  demo: 'Just looking around? Start it with the embedded demo swarm:',
  place: {
    terminal: 'In a terminal',
    stackFile: 'In the stack file',
    environment: 'In the environment that it starts in',
  },
  'no-socket': {
    title: 'Docker’s socket is not there',
    body: 'Swarmscope found no socket at the address that it watches. In a container, mount the one of a manager; elsewhere, check that Docker runs and that DOCKER_HOST is right.',
  },
  'no-permission': {
    title: 'No permission to open Docker’s socket',
    body: 'The socket is there, but this user may not read it. Add the user to the socket’s group, and sign in to the machine again; in a container, pass the group’s number.',
  },
  refused: {
    title: 'Docker does not accept connections',
    body: 'Nothing listens at this address: the Docker daemon is stopped or restarting.',
  },
  'unknown-host': {
    title: 'This host name is unknown',
    body: 'The name in DOCKER_HOST cannot be resolved from here. Check its spelling, or use an IP address.',
  },
  unreachable: {
    title: 'The host cannot be reached',
    body: 'The machine in DOCKER_HOST does not answer. Check that it is up, and that no firewall is in the way.',
  },
  tls: {
    title: 'The TLS connection failed',
    body: 'Certificates are missing or not accepted, or one side speaks plain HTTP. Set both variables, with ca.pem, cert.pem and key.pem in the directory.',
  },
  ssh: {
    title: 'The ssh connection failed',
    body: 'Swarmscope reaches Docker through one ssh connection, made by the ssh of this machine with the keys, settings and known hosts of the user that it runs as. Nobody can answer ssh’s questions, so this command must work without any:',
  },
  'no-swarm': {
    title: 'This Docker is not in a swarm',
    body: 'The engine runs by itself. One command makes it a swarm of one node, to which others can join.',
  },
  worker: {
    title: 'This node is a worker',
    body: 'Only managers know the whole swarm. Run Swarmscope on a manager: by this placement constraint in its stack file, or by promoting this node.',
  },
  starting: {
    title: 'This manager is starting',
    body: 'It is getting ready and will answer soon.',
  },
  locked: {
    title: 'The swarm is locked',
    body: 'Autolock is on, and this manager was restarted. Unlock it with the key.',
  },
  'certificates-expired': {
    title: 'The swarm’s certificates have expired',
    body: 'This node was away for too long. Let it leave, and join again with a fresh token from a healthy manager.',
  },
  'no-leader': {
    title: 'The swarm has no leader',
    body: 'Too few managers reach each other to agree. Bring managers back; containers that run keep running. An election that is under way ends within seconds.',
  },
  'too-old': {
    title: 'This Docker is too old',
    body: 'Swarmscope needs Engine 20.10 or newer (API 1.41).',
  },
  'proxy-forbidden': {
    title: 'The socket proxy does not allow this',
    body: 'A proxy in front of Docker blocks what Swarmscope reads. Allow these sections. POST is needed only to make changes.',
  },
  'proxy-down': {
    title: 'The socket proxy cannot reach Docker',
    body: 'The proxy answers, but the Docker daemon behind it does not.',
  },
  garbage: {
    title: 'What answers is not Docker',
    body: 'The answer could not be understood. Check that the address leads to a Docker Engine and not to another server.',
  },
  timeout: {
    title: 'Docker takes too long to answer',
    body: 'The daemon accepts connections but does not answer in time. It may be overloaded or stuck.',
  },
  unknown: {
    title: 'Docker cannot be watched',
    body: 'Swarmscope does not know this error. The message below may help.',
  },
} as const;
