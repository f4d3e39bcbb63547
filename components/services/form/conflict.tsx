'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useNetworks } from '@/lib/client/hooks';
import type { ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import { changedByOthers } from './rebase-form';
import { formOf, type ServiceForm } from './service-form';

interface ConflictProps {
  readonly opened: ServiceDefinition;
  readonly theirs: ServiceDefinition;
  readonly mine: ServiceForm;
  readonly onTake: () => void;
}

/** Someone else changed the service first: what they made of it beside what is typed here. */
export function Conflict({ opened, theirs, mine, onTake }: ConflictProps): ReactNode {
  const t = useTranslations('services.form');
  const networks = useNetworks();
  const now = formOf(theirs);
  const text = (form: ServiceForm, field: keyof ServiceForm): string => {
    const value = form[field];
    if (typeof value === 'string') return value;
    return value
      .map((row) => {
        if (typeof row === 'string') return networks.get(row)?.name ?? row;
        const { key: _, ...rest } = row;
        if ('state' in rest) return rest.state === 'removed' ? '' : rest.name;
        if ('amount' in rest) return `${rest.amount} ${rest.kind}`;
        return Object.values(rest).join(' ');
      })
      .filter(Boolean)
      .join(', ');
  };
  const fields = changedByOthers(opened, theirs);
  return (
    <div
      role="alert"
      data-slot="conflict"
      className="flex flex-col gap-3 rounded-md border border-warning/50 bg-warning-soft p-3 text-warning"
    >
      <p className="font-medium">{t('conflict')}</p>
      {fields.length > 0 ? (
        <table className="text-left text-ink text-xs">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('theirs')}</th>
              <th scope="col">{t('yours')}</th>
            </tr>
          </thead>
          <tbody translate="no" className="align-top [&_td]:break-all [&_td]:pr-2 [&_td]:font-mono">
            {fields.map((field) => (
              <tr key={field} data-field={field}>
                <th scope="row" className="pr-2 font-normal text-muted">
                  {t(field)}
                </th>
                <td>{text(now, field) || '–'}</td>
                <td>{text(mine, field) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-ink">{t('conflictElsewhere')}</p>
      )}
      <p className="text-ink">{t('conflictHint')}</p>
      <Button className="self-start" size="sm" onClick={onTake}>
        {t('take')}
      </Button>
    </div>
  );
}
