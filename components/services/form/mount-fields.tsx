'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Choice, Field } from '@/components/ui/field';
import { own } from '@/lib/base/own';
import { ListRows } from './list-rows';
import { isMountKind, MOUNT_KINDS } from './mount-text';
import type { FieldsProps } from './service-fields';
import { EXAMPLES } from './service-form';

const SOURCES = {
  volume: 'volumeName',
  bind: 'bindSource',
  npipe: 'pipeSource',
  // A volume of a cluster's storage.
  cluster: 'volumeName',
} as const;

/** Where files come from. */
export function MountFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  return (
    <ListRows state={state} list="mounts">
      {({ key, ...mount }, change) => (
        <>
          <Choice
            label={t('mountType')}
            value={mount.type}
            choices={[
              ...MOUNT_KINDS.map((kind) => [kind, t(kind)] as const),
              ...(isMountKind(mount.type) ? [] : [[mount.type, mount.type] as const]),
            ]}
            onChange={(type) => change({ type })}
          />
          {mount.type !== 'tmpfs' && (
            <Field
              code
              label={t(own(SOURCES, mount.type) ?? 'mountSource')}
              value={mount.source}
              onChange={(source) => change({ source })}
              mistake={say(`mounts.${key}.source`)}
            />
          )}
          <Field
            code
            label={t('mountTarget')}
            value={mount.target}
            placeholder={EXAMPLES.target}
            onChange={(target) => change({ target })}
            mistake={say(`mounts.${key}.target`)}
          />
          <Choice
            label={t('access')}
            value={mount.readOnly ? 'ro' : 'rw'}
            choices={[
              ['rw', t('readWrite')],
              ['ro', t('readOnly')],
            ]}
            onChange={(access) => change({ readOnly: access === 'ro' })}
          />
        </>
      )}
    </ListRows>
  );
}
