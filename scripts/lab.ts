import { parseArgs } from 'node:util';
import { clearLab, leftovers } from '@/e2e/lab/clear';
import { labImages } from '@/e2e/lab/images';
import { findLab, type Lab, startLab } from '@/e2e/lab/lab';
import { checkNotOwned } from '@/e2e/lab/lab-file';
import { type LabOptions, planLab } from '@/e2e/lab/plan';
import { whyNoLab } from '@/e2e/lab/preflight';

const usualName = 'swarmscope';

const usage = `npm run lab up|down|status
  up      brings the book's cluster up: registry, manager, worker01 to worker03
  down    takes it away, and whatever a killed run left of it
  status  says what is up

npm run lab -- up --managers 3 --workers 3
  --managers N, --workers N   how many of each
  --name NAME                 a lab beside the usual one ("${usualName}")
  --dir FOLDER, --subnet A.B.C   where it keeps its data; its /24`;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Runs one command; throws an Error in plain words when it cannot be done. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      managers: { type: 'string' },
      workers: { type: 'string' },
      name: { type: 'string', default: usualName },
      dir: { type: 'string' },
      subnet: { type: 'string' },
    },
  });
  const options: LabOptions = {
    name: values.name,
    ...(values.managers !== undefined && { managers: Number(values.managers) }),
    ...(values.workers !== undefined && { workers: Number(values.workers) }),
    ...(values.dir !== undefined && { dir: values.dir }),
    ...(values.subnet !== undefined && { subnet: values.subnet }),
  };
  const command = positionals[0];
  if (positionals.length !== 1 || !(command === 'up' || command === 'down' || command === 'status')) {
    throw new Error(usage);
  }
  const reason = await whyNoLab();
  if (reason) throw new Error(reason);

  if (command === 'up') return up(options);
  if (command === 'down') return down(options);
  const lab = await findLab(options);
  if (lab) await describe(lab);
  else print(`The lab "${options.name}" is not up.`);
}

async function up(options: LabOptions): Promise<void> {
  const plan = planLab(options);
  const found = await findLab(options);
  if (found && (await allUp(found))) {
    if (found.hosts.join() !== plan.machines.map(({ host }) => host).join()) {
      throw new Error(`The lab "${plan.name}" is up with ${found.hosts.join(', ')}: take it down first.`);
    }
    return describe(found);
  }
  const began = Date.now();
  const lab = await startLab(options);
  print(`The lab "${plan.name}" is up after ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
  await describe(lab);
}

async function down(options: LabOptions): Promise<void> {
  const plan = (await findLab(options))?.plan ?? planLab(options);
  await checkNotOwned(plan.dir);
  await clearLab(plan);
  const left = await leftovers(plan);
  if (left.length > 0) throw new Error(`The lab "${plan.name}" left these behind:\n${left.join('\n')}`);
  print(`The lab "${plan.name}" is down; nothing of it is left.`);
}

async function allUp(lab: Lab): Promise<boolean> {
  return (await Promise.all(lab.hosts.map(lab.isUp))).every(Boolean);
}

/** Prints the lab's machines and how to use them. */
async function describe({ plan, hosts, isUp, address, socket }: Lab): Promise<void> {
  const row = async (host: string) =>
    `${host.padEnd(10)} ${address(host).padEnd(15)} ${(await isUp(host)) ? 'up  ' : 'down'}  unix://${socket(host)}`;
  const manager = socket(hosts[0] ?? 'manager');
  print(`${(await Promise.all(hosts.map(row))).join('\n')}

use it         export DOCKER_HOST=unix://${manager}
               docker node ls
watch it       DOCKER_HOST=unix://${manager} npm start
images         ${Object.values(labImages).join('\n               ')}
take it away   npm run lab ${plan.name === usualName ? 'down' : `-- down --name ${plan.name}`}`);
}

main().catch((error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`);
  process.exitCode = 1;
});
