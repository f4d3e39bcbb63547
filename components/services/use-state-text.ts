import { useTranslations } from 'use-intl';
import { useReasonText } from '@/components/marks/reason-text';
import { useDuration } from '@/components/ui/use-duration';
import { explain } from '@/lib/swarm/derived/explain';
import type { Rollout } from '@/lib/swarm/derived/rollout';
import {
  type Failures,
  type ServiceState,
  shortImage,
  type Waiting,
} from '@/lib/swarm/derived/service-state';

/** A service's state as one sentence; `now` is the server's clock, ms since 1970. */
export function useStateText(): (state: ServiceState, now: number) => string {
  const t = useTranslations('services.state');
  const span = useDuration();
  const failure = useFailureText();
  const counts = useCountsText();
  const withWhy = (text: string, failures: Failures | null) =>
    failures ? t('why', { text, why: failure(failures) }) : text;
  return (state, now) => {
    switch (state.kind) {
      case 'healthy':
      case 'starting':
        return withStopping(t(state.kind, words(state)), state.stopping);
      case 'global':
        return withStopping(t('global', { running: state.running }), state.stopping);
      case 'nowhere':
        return t('nowhere');
      case 'zero':
        return withStopping(t('zero'), state.stopping);
      case 'short': {
        const { waiting, lost } = state;
        const text = t('short', { running: state.running, desired: `${state.desired}` });
        if (state.failures) return withWhy(text, state.failures);
        if (waiting) return withWaiting(text, waiting);
        return t('why', { text, why: t('lost', { count: lost }) });
      }
      case 'job':
      case 'job-waiting':
      case 'job-stopped': {
        const text = t(JOB[state.kind], { completed: `${state.completed}`, total: `${state.total}` });
        return state.waiting && (state.kind === 'job-waiting' || !state.failures)
          ? withWaiting(text, state.waiting)
          : withWhy(text, state.failures);
      }
      case 'job-complete': {
        const { total, at } = state;
        return at > 0 ? t('jobComplete', { total, ago: span(now - at) }) : t('jobCompleteOnce', { total });
      }
      case 'updating':
        return counts('updated', state.rollout, now);
      case 'rolling-back':
        return t('rollingBack', { counts: counts('restored', state.rollout, now) });
      case 'paused':
      case 'rollback-paused':
        return withWhy(
          t(state.kind === 'paused' ? 'paused' : 'rollbackPaused', {
            counts: counts(state.kind === 'paused' ? 'updated' : 'restored', state.rollout, now),
          }),
          state.failures,
        );
      case 'rolled-back':
        return withWhy(t('rolledBack', { ago: span(now - state.at) }), state.failures);
    }
  };

  function withWaiting(text: string, { count, example }: Waiting): string {
    return t('why', { text, why: t(example.node === null ? 'waiting' : 'waitingThere', { count }) });
  }

  function withStopping(text: string, count: number): string {
    return count > 0 ? t('stopping', { text, count }) : text;
  }
}

const JOB = { job: 'job', 'job-waiting': 'jobWaiting', 'job-stopped': 'jobStopped' } as const;

const words = ({ running, desired }: { readonly running: number; readonly desired: number }) => ({
  running: `${running}`,
  desired: `${desired}`,
});

/** "1.1-rc1 exited with 1, twice" */
function useFailureText(): (failures: Failures) => string {
  const t = useTranslations('services.state');
  const reason = useReasonText();
  return ({ task, times }) => {
    const [known] = explain(task.error);
    const image = shortImage(task);
    if (known?.kind === 'exit') return t('exited', { image, code: `${known.code}`, times });
    if (task.state === 'complete') return t('exited', { image, code: '0', times });
    return t('failed', { why: reason(task.error || task.message, task.reservations), times });
  };
}

/** "1 of 3 updated, 1 verifying (6 s), 1 waiting" */
function useCountsText(): (done: 'updated' | 'restored', rollout: Rollout, now: number) => string {
  const t = useTranslations('services.state');
  return (kind, { slots, counts, nextAt }, now) => {
    const seconds = (at: number) => Math.max(1, Math.ceil((at - now) / 1_000));
    const until = Math.max(0, ...slots.map((slot) => slot.until));
    const moving = counts.stopping + counts.starting;
    return [
      t(kind, { done: `${counts.done}`, total: `${slots.length}` }),
      counts.failed > 0 && t('failing', { count: `${counts.failed}` }),
      moving > 0 && t('moving', { count: `${moving}` }),
      counts.verifying > 0 && t('verifying', { count: `${counts.verifying}`, seconds: `${seconds(until)}` }),
      counts.waiting > 0 &&
        (nextAt === null
          ? t('turn', { count: `${counts.waiting}` })
          : t('turnIn', { count: `${counts.waiting}`, seconds: `${seconds(nextAt)}` })),
    ]
      .filter((part) => part !== false)
      .reduce((before, next) => t('joined', { before, next }));
  };
}
