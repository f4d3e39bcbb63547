'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAnswer } from '@/lib/client/use-answer';
import type { NodeId } from '@/lib/swarm/objects/ids';

/** The engine's plugins by their type; asked for, as the picture does not hold them. */
export function NodePlugins({ node }: { readonly node: NodeId }): ReactNode {
  const t = useTranslations();
  const { answer } = useAnswer({ kind: 'node-plugins', node });
  if (!answer) return <span className="text-muted">{t('nodes.facts.pluginsAsking')}</span>;
  if (!answer.ok) return <span className="text-danger">{t(`action.failure.${answer.kind}`)}</span>;
  if (answer.value.length === 0) return <span className="text-muted">{t('view.none')}</span>;
  return (
    <ul data-slot="plugins" translate="no">
      {answer.value.map(({ type, names }) => (
        <li key={type}>
          <span className="text-muted">{type}:</span> {names.join(', ')}
        </li>
      ))}
    </ul>
  );
}
