'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerCommand } from '@/components/actions/docker-command';
import { FailureBox } from '@/components/actions/failure-box';
import { FormButtons } from '@/components/actions/form-buttons';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { compareNames } from '@/lib/base/compare';
import { useNodes, useSource } from '@/lib/client/hooks';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { nodeReference } from '@/lib/swarm/operations/node-change';
import { isNoChange, labelChange, withLabels } from '@/lib/swarm/operations/node-label';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { type LabelDraft, LabelRow, mistakeIn } from './label-row';
import { OustedList } from './ousted-list';
import { namedChange, useNodeAction } from './use-node-action';

interface LabelsDialogProps {
  /** As it was when the dialog opened: what others change meanwhile is left alone. */
  readonly node: SwarmNode;
  /** A label to begin with, where the node lacks it. */
  readonly add?: { readonly name: string; readonly value: string };
  readonly onClose: () => void;
}

/** A node's labels as a form; the docker command that does the same grows as they are typed. */
export function LabelsDialog({ node, add, onClose }: LabelsDialogProps): ReactNode {
  const t = useTranslations('nodes.labels');
  const words = useTranslations();
  const formId = useId();
  const source = useSource();
  const nodes = useNodes();
  const actions = useNodeAction(node);
  const [rows, setRows] = useState<readonly LabelDraft[]>(() => draftsOf(node, add));
  const [isChecked, setChecked] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = labelChange(node.labels, new Map(rows.map(({ name, value }) => [name.trim(), value])));
  const isWrong = rows.some((row) => mistakeIn(row, rows) !== null);
  const isSame = isNoChange(change);
  const action = { kind: 'set-node-labels', node: node.id, ...change } as const;
  const now = nodes.get(node.id) ?? node;

  async function save(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (isWrong || isSame || actions.isPending) return;
    const outcome = await actions.change(action, setFailure);
    if (outcome.ok) onClose();
  }

  return (
    <Dialog
      width="md"
      title={t('title', { name: nodeName(node) })}
      onClose={onClose}
      footer={
        <FormButtons
          form={formId}
          confirm={t('save')}
          isReady={!isSame && !actions.isPending}
          isPending={actions.isPending}
          onClose={onClose}
        />
      }
    >
      <p className="text-muted">{t('hint')}</p>
      <form id={formId} onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-2">
        {rows.length === 0 && <p>{t('none')}</p>}
        {rows.map((row) => (
          <LabelRow
            key={row.key}
            row={row}
            mistake={isChecked || row.isTouched ? mistakeIn(row, rows) : null}
            onChange={(next) => setRows(rows.map((one) => (one.key === row.key ? next : one)))}
            onRemove={() => setRows(rows.filter((one) => one.key !== row.key))}
          />
        ))}
        <Button
          size="sm"
          className="self-start"
          onClick={() => setRows([...rows, { key: nextKey(rows), name: '', value: '', isTouched: false }])}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </form>
      {!isSame && !isWrong && (
        <>
          <OustedList changed={{ ...now, labels: withLabels(now.labels, change) }} />
          <CommandBlock
            label={words('frame.command')}
            command={dockerCommand(namedChange(action, nodeReference(node)), source)}
          />
        </>
      )}
      {Object.keys(node.engineLabels).length > 0 && <p className="text-muted text-xs">{t('theirs')}</p>}
      <FailureBox outcome={failure} />
    </Dialog>
  );
}

function draftsOf(node: SwarmNode, add: LabelsDialogProps['add']): readonly LabelDraft[] {
  const has = Object.entries(node.labels)
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, value], key) => ({ key, name, value, isTouched: false, isOld: true }));
  if (!add) return has;
  const known = has.find(({ name }) => name === add.name);
  if (!known) return [...has, { key: nextKey(has), ...add, isTouched: false }];
  return has.map((row) => (row === known ? { ...row, value: add.value, isOld: false } : row));
}

const nextKey = (rows: readonly LabelDraft[]): number => Math.max(-1, ...rows.map(({ key }) => key)) + 1;
