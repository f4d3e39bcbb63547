import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useReasonText } from '@/components/marks/reason-text';
import type { KeptEnd } from '@/lib/protocol/log-message';
import { NO_RESOURCES } from '@/lib/swarm/objects/resources';

/** Says that so many lines are what the server kept, of what, from when, and how it ended. */
export function useKeptText(): (kept: KeptEnd, count: number) => string {
  const t = useTranslations('view.task.kept');
  const format = useFormatter();
  const reason = useReasonText();
  return useCallback(
    ({ name, nodeName, failedAt, exitCode, error }, count) => {
      const time = format.dateTime(failedAt, { timeStyle: 'medium', hourCycle: 'h23' });
      const words = { name, node: nodeName, time, count, why: reason(error, NO_RESOURCES) };
      return exitCode === null ? t('neverStarted', words) : t('lines', words);
    },
    [t, format, reason],
  );
}
