import { ApiError } from '../control/api-error';
import { getService } from '../control/services';
import type { Task } from '../objects/wire';
import type { LogLine } from '../swarm/log-lines';
import { readTime } from './read-time';
import type { ApiRequest, Route } from './router';
import { getTask } from './tasks';

const FOLLOW_MS = 100;
const STREAMS = { stdout: 1, stderr: 2, system: 3 };

export const logRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/services/:id/logs',
    handle(request) {
      const { ID, Spec } = getService(request.swarm, request.param('id'));
      const isRaw = Spec.TaskTemplate.ContainerSpec.TTY === true;
      sendLogs(request, isRaw, () => request.swarm.store.tasksOfService(ID));
    },
  },
  {
    method: 'GET',
    path: '/tasks/:id/logs',
    handle(request) {
      const { ID, Spec } = getTask(request.swarm, request.param('id'));
      sendLogs(request, Spec.ContainerSpec.TTY === true, () => {
        const task = request.swarm.store.tasks.get(ID);
        return task ? [task] : [];
      });
    },
  },
];

/** What the tasks have written so far and, if followed, what they write from then on. */
function sendLogs({ swarm, query, isOn, reply }: ApiRequest, isRaw: boolean, tasks: () => Task[]): void {
  const wanted = new Set((['stdout', 'stderr'] as const).filter(isOn));
  if (wanted.size === 0) throw new ApiError(400, 'Bad parameters: you must choose at least one stream');
  const tailText = query.get('tail') ?? 'all';
  const tail = /^\d+$/.test(tailText) ? Number(tailText) : Number.POSITIVE_INFINITY;
  const show = ({ at, text, stream, task }: LogLine) => {
    if (!wanted.has(stream)) return;
    const time = isOn('timestamps') ? `${fixedTime(at)} ` : '';
    const details = isOn('details') ? `${detailsOf(task)} ` : '';
    if (isRaw) reply.write(`${time}${details}${text}\r\n`);
    else reply.write(frame(STREAMS[stream], Buffer.from(`${time}${details}${text}\n`)));
  };
  const isLost = ({ NodeID }: Task) => NodeID !== undefined && swarm.agents.isCutOff(NodeID);
  const since = readTime(query.get('since'), swarm.clock.now()) ?? 0;

  /** Until when each task's lines were sent. A node that comes back begins anew, as its agent does: `tail` and `since` hold again. */
  const sent = new Map<string, number>();
  const next = (task: Task): LogLine[] => {
    if (isLost(task)) {
      sent.delete(task.ID);
      return [];
    }
    const until = swarm.clock.now();
    const after = sent.get(task.ID);
    sent.set(task.ID, until);
    if (after !== undefined) return swarm.logs.linesOf(task, { after, until });
    const lines = swarm.logs.linesOf(task, { after: since - 0.001, until });
    return tail === 0 ? [] : lines.slice(-tail);
  };
  const sendNext = () => {
    const lines = tasks().flatMap(next);
    for (const line of lines.sort((a, b) => a.at - b.at)) show(line);
  };

  reply.stream(isRaw ? 'application/vnd.docker.raw-stream' : 'application/vnd.docker.multiplexed-stream');
  sendNext();
  if (isOn('follow')) {
    const timer = setInterval(() => {
      if (!reply.isBehind) sendNext();
    }, FOLLOW_MS);
    reply.onClose(() => clearInterval(timer));
    return;
  }
  const lost = tasks().find(isLost);
  if (lost) {
    const words = Buffer.from(incomplete(lost));
    reply.write(isRaw ? words : frame(STREAMS.system, words));
  }
  reply.end();
}

/** RFC 3339 with all nine digits, as logs have it. */
function fixedTime(ms: number): string {
  const fraction = Math.floor((ms % 1) * 1e6);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(fraction).padStart(6, '0')}Z`;
}

function detailsOf(task: Task): string {
  return [
    `com.docker.swarm.node.id=${task.NodeID}`,
    `com.docker.swarm.service.id=${task.ServiceID}`,
    `com.docker.swarm.task.id=${task.ID}`,
  ].join(',');
}

/** Docker's frame: the stream, three zeros, and the length. */
export function frame(stream: number, data: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(data.length, 4);
  return Buffer.concat([header, data]);
}

function incomplete(task: Task): string {
  return (
    'Error grabbing logs: rpc error: code = Unknown desc = warning: incomplete log stream. some logs could not be ' +
    `retrieved for the following reasons: node ${task.NodeID} is not available\n`
  );
}
