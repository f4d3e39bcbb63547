import { parseArgs } from 'node:util';
import { startDemo } from './start-demo';

const { values } = parseArgs({
  options: {
    socket: { type: 'string', default: '/tmp/swarmscope-demo.sock' },
    nodes: { type: 'string' },
    tasks: { type: 'string' },
    calm: { type: 'boolean', default: false },
    churn: { type: 'string' },
  },
});
const count = (text: string | undefined) => (text === undefined ? undefined : Number.parseInt(text, 10));

const demo = await startDemo({
  socketPath: values.socket,
  nodes: count(values.nodes),
  tasks: count(values.tasks),
  calm: values.calm,
  churn: values.churn === undefined ? undefined : Number.parseFloat(values.churn),
});
process.stdout.write(`docker -H unix://${demo.socketPath} node ls\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.close().then(() => process.exit(0)));
}
