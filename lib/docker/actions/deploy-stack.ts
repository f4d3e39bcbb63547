import { object, text } from '@/lib/base/json';
import { checkApart } from '@/lib/compose/check-apart';
import { isKnownRemark } from '@/lib/compose/cli-finding';
import type { ActionOf } from '@/lib/swarm/operations/action';
import type { Outcome, Step } from '@/lib/swarm/operations/outcome';
import { cliRemarks } from '../cli/cli-remarks';
import type { Write } from '../cli/relay';
import { type CliResult, isDeployBusy, runStackDeploy, valuesFor } from '../cli/stack-deploy';
import { readWrite } from '../cli/stack-write';
import { stackFilter } from '../parts/decode-parts';
import { isLost } from '../wire/ask';
import { asDockerError, type DockerError } from '../wire/docker-error';
import { readObjects } from '../wire/read-objects';
import { refusal } from '../wire/refusal';
import type { Wire } from '../wire/wire';
import { failed } from './failure';

/**
 * Deploys by the docker CLI. Its writes pass through here one by one, so what was done before a failure is known
 * exactly. A write that no answer came to leaves the deploy in doubt: the CLI stops at it.
 */
export async function deployStack(
  wire: Wire,
  action: ActionOf<'deploy-stack'>,
  signal: AbortSignal,
  cli: string | null,
): Promise<Outcome> {
  const { stack, compose, values: given, prune } = action;
  const { findings, variables, sent } = await checkApart(compose, { stack, values: given }, signal);
  if (!sent) {
    const first = findings.find(({ severity }) => severity === 'error');
    return failed(action, 'invalid', `${first?.line}:${first?.column} ${first?.kind}`);
  }
  if (cli === null) return failed(action, 'no-cli', '');
  if (isDeployBusy()) return failed(action, 'too-many', '');
  const values = valuesFor(variables, given);
  const services = await readObjects(wire, '/services', stackFilter(stack), signal);
  const names = new Map(services.map((service) => [text(service.ID), text(object(service.Spec).Name)]));
  const steps: Step[] = [];
  let isInDoubt = false;
  const refusals: DockerError[] = [];

  const write = async ({ method, path, query, body }: Write) => {
    const read = readWrite({ method, path, body }, (id) => names.get(id));
    if (!read) return { status: 501, text: JSON.stringify({ message: 'this is no part of a deploy' }) };
    const step = { object: read.object, name: read.name, did: read.did };
    try {
      const reply = await wire.send({ method, path, query, ...(body && { body }) }, signal);
      if (reply.status >= 200 && reply.status < 300) {
        steps.push({ ...step, done: true, message: '' });
        return reply;
      }
      const error = refusal(reply, { method, path });
      refusals.push(error);
      steps.push({ ...step, done: false, message: error.message });
      return { status: reply.status, text: JSON.stringify({ message: error.message }) };
    } catch (error) {
      const { message } = asDockerError(error);
      if (isLost(error) || signal.aborted) isInDoubt = true;
      steps.push({ ...step, done: false, message });
      return { status: 503, text: JSON.stringify({ message }) };
    }
  };
  let result: CliResult;
  try {
    result = await runStackDeploy(wire, cli, { stack, compose: sent.text, values, prune }, write, signal);
  } catch (error) {
    return failed(action, steps.length > 0 ? 'lost' : 'no-cli', asDockerError(error).message, steps);
  }
  const remarks = cliRemarks(result.complaint);
  if (result.code === 0) {
    // The check and the plan tell of the others, in words of their own.
    const warnings = remarks.filter((remark) => !isKnownRemark(remark));
    return { ok: true, action: action.kind, steps, warnings };
  }
  const isPartial = steps.some(({ done }) => done);
  const none = refusals.some(({ withheld }) => withheld) ? 'no-changes' : 'refused';
  const kind = isInDoubt || result.code === null ? 'lost' : isPartial ? 'partial' : none;
  const message = `docker stack deploy: exit ${result.code}`;
  return { ...failed(action, kind, message, steps), quoted: remarks.join('\n') };
}
