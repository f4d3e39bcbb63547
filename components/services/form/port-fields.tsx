'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Choice, Field } from '@/components/ui/field';
import { ListRows } from './list-rows';
import type { FieldsProps } from './service-fields';

/** Published ports, and ranges of them. */
export function PortFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  return (
    <ListRows state={state} list="ports">
      {({ key, ...port }, change) => (
        <>
          <Field
            label={t('published')}
            value={port.published}
            placeholder={t('publishedAny')}
            onChange={(published) => change({ published })}
            mistake={say(`ports.${key}.published`)}
          />
          <Field
            label={t('target')}
            value={port.target}
            onChange={(target) => change({ target })}
            mistake={say(`ports.${key}.target`)}
          />
          <Choice
            label={t('protocol')}
            value={port.protocol}
            choices={[
              ['tcp', 'TCP'],
              ['udp', 'UDP'],
              ['sctp', 'SCTP'],
            ]}
            onChange={(protocol) => change({ protocol })}
          />
          <Choice
            label={t('publishMode')}
            value={port.mode}
            choices={[
              ['ingress', t('ingress')],
              ['host', t('host')],
            ]}
            onChange={(mode) => change({ mode })}
          />
        </>
      )}
    </ListRows>
  );
}
