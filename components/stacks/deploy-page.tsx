'use client';

import {
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { ViewFrame } from '@/components/frame/view-frame';
import { CommandBlock } from '@/components/ui/command-block';
import { Field } from '@/components/ui/field';
import { targetOf } from '@/lib/client/attempts';
import { useNetworks, useServices, useSource } from '@/lib/client/hooks';
import { useAct, useAttempt } from '@/lib/client/use-action';
import { useAnswer } from '@/lib/client/use-answer';
import { checkCompose } from '@/lib/compose/check-compose';
import type { StackName } from '@/lib/swarm/objects/ids';
import { type Finding, hasErrors } from '@/lib/swarm/operations/finding';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { QueryOf } from '@/lib/swarm/operations/query';
import { type ComposeDraft, changeDraft, composeDraft, draftFor } from './compose-draft';
import { ComposeEditor } from './compose-editor';
import { deployCommand } from './deploy-command';
import { DeployResult } from './deploy-result';
import { FindingList } from './finding-list';
import { LoadRunning } from './load-running';
import { PlanAnswer } from './plan-answer';
import { isStackName } from './stack-name';
import { VariableFields } from './variable-fields';

/** Deploying a stack: the file, what is wrong with it, what it leaves open, what it would do, and what came of it. */
export function DeployPage({ stack }: { readonly stack: string | null }): ReactNode {
  const t = useTranslations('deploy');
  useEffect(() => {
    if (stack !== null) draftFor(stack);
  }, [stack]);
  const draft = useSyncExternalStore(composeDraft.subscribe, composeDraft.get, composeDraft.get);
  const source = useSource();
  const area = useRef<HTMLTextAreaElement>(null);
  const { findings, variables } = useFindings(draft);
  const isKnown = [...useServices().values()].some((service) => service.stack === draft.stack);

  const [asked, setAsked] = useState<QueryOf<'plan-stack'> | null>(null);
  const { answer, isAsking, again } = useAnswer(asked);
  const names = new Set(variables.map(({ name }) => name));
  const request = {
    stack: draft.stack as StackName, // checked below, and by the server
    compose: draft.text,
    values: Object.fromEntries(Object.entries(draft.values).filter(([name]) => names.has(name))),
    prune: draft.prune,
  };
  const isAsked =
    asked !== null && JSON.stringify({ kind: 'plan-stack', ...request }) === JSON.stringify(asked);
  const isPlanned = isAsked && answer?.ok === true && answer.value.state === 'planned';
  const isReady = isStackName(draft.stack) && !hasErrors(findings);

  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const act = useAct();
  const { isPending } = useAttempt(targetOf({ kind: 'stop-stack', stack: request.stack }));

  async function deploy() {
    if (!isPlanned || isPending) return;
    setOutcome(null);
    setOutcome(await act({ kind: 'deploy-stack', ...request }));
    again();
  }

  function show({ line, column }: Finding) {
    const lines = draft.text.split('\n').slice(0, line - 1);
    const offset = lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    area.current?.focus();
    area.current?.setSelectionRange(offset, offset);
    area.current?.scrollTo({ top: (line - 5) * 20 });
  }

  return (
    <ViewFrame title={stack === null ? t('title') : t('updateTitle', { name: stack })}>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Field
            code
            label={t('name')}
            value={draft.stack}
            readOnly={stack !== null}
            mistake={draft.stack === '' || isStackName(draft.stack) ? null : t('nameBad')}
            {...(stack === null && isKnown && { hint: t('nameTaken') })}
            onChange={(name) => changeDraft({ stack: name })}
          />
          <ComposeEditor
            text={draft.text}
            findings={findings}
            area={area}
            onChange={(text) => changeDraft({ text })}
          >
            {isKnown && <LoadRunning stack={request.stack} onLoad={(text) => changeDraft({ text })} />}
          </ComposeEditor>
          <VariableFields
            variables={variables}
            values={draft.values}
            onChange={(values) => changeDraft({ values })}
          />
          <label className="flex items-start gap-2">
            <input
              type="checkbox"
              className="mt-1"
              checked={draft.prune}
              onChange={(event) => changeDraft({ prune: event.target.checked })}
            />
            {t('prune')}
          </label>
          <CommandBlock
            label={t('byHand')}
            command={deployCommand({ ...draft, values: request.values }, source)}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {draft.text !== '' && <FindingList findings={findings} onShow={show} />}
          <div className="flex flex-wrap items-center gap-2">
            <ActionButton
              kind="plan-stack"
              stack={null}
              disabled={!isReady || isAsking}
              onClick={() => (isAsked ? again() : setAsked({ kind: 'plan-stack', ...request }))}
            >
              {isAsking ? t('previewing') : t('preview')}
            </ActionButton>
            <ActionButton
              kind="deploy-stack"
              stack={null}
              variant="primary"
              disabled={!isPlanned || isPending}
              onClick={() => void deploy()}
            >
              {isPending ? t('deploying') : t('deploy')}
            </ActionButton>
            {asked !== null && !isAsked && <span className="text-muted text-xs">{t('previewAgain')}</span>}
          </div>
          {outcome && !isPending && <DeployResult stack={request.stack} outcome={outcome} />}
          {isAsked && answer && <PlanAnswer answer={answer} draft={draft} onShow={show} />}
        </div>
      </div>
    </ViewFrame>
  );
}

/** Checked as it is typed, but never before the typing. */
function useFindings(draft: ComposeDraft) {
  const { text, stack, values } = useDeferredValue(draft);
  const networks = useNetworks();
  return useMemo(() => {
    if (text.trim() === '') return { findings: [], variables: [] };
    const names = networks.size > 0 ? new Set([...networks.values()].map(({ name }) => name)) : null;
    return checkCompose(text, { stack, values, networks: names });
  }, [text, stack, values, networks]);
}
