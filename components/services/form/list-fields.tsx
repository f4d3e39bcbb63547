'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Choice, Field } from '@/components/ui/field';
import { own } from '@/lib/base/own';
import { isMountKind, MOUNT_KINDS } from './mount-text';
import { Rows } from './rows';
import type { FieldsProps } from './service-fields';
import { EXAMPLES, NEW_ROW } from './service-form';
import { wrongRows } from './wrong-rows';

const SOURCES = {
  volume: 'volumeName',
  bind: 'bindSource',
  npipe: 'pipeSource',
  // A volume of a cluster's storage.
  cluster: 'volumeName',
} as const;

/** Ports, mounts and constraints. */
export function ListFields({ state, say }: FieldsProps): ReactNode {
  const t = useTranslations('services.form');
  const { form, set } = state;
  const row = { add: t('add'), remove: t('removeRow') };
  const { mistakes } = state.read;
  return (
    <>
      <Rows
        {...row}
        title={t('ports')}
        rows={form.ports}
        isWrong={wrongRows(mistakes, 'ports')}
        blank={NEW_ROW.ports}
        onChange={(ports) => set({ ports })}
      >
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
      </Rows>
      <Rows
        {...row}
        title={t('mounts')}
        rows={form.mounts}
        isWrong={wrongRows(mistakes, 'mounts')}
        blank={NEW_ROW.mounts}
        onChange={(mounts) => set({ mounts })}
      >
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
      </Rows>
      <Rows
        {...row}
        title={t('constraints')}
        rows={form.constraints}
        isWrong={wrongRows(mistakes, 'constraints')}
        blank={NEW_ROW.constraints}
        onChange={(constraints) => set({ constraints })}
      >
        {({ key, text }, change) => (
          <Field
            code
            hideLabel
            label={t('constraint')}
            value={text}
            placeholder={EXAMPLES.constraint}
            onChange={(next) => change({ text: next })}
            mistake={say(`constraints.${key}.text`)}
          />
        )}
      </Rows>
    </>
  );
}
