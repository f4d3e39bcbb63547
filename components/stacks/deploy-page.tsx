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
import { useMay } from '@/components/actions/use-permission';
import { ViewFrame } from '@/components/frame/view-frame';
import { CommandBlock } from '@/components/ui/command-block';
import { Field } from '@/components/ui/field';
import { targetOf } from '@/lib/client/attempts';
import { useNetworks, useServices, useSource } from '@/lib/client/hooks';
import { useAct, useAttempt } from '@/lib/client/use-action';
import { checkCompose } from '@/lib/compose/check-compose';
import type { StackName } from '@/lib/swarm/objects/ids';
import { type Finding, hasErrors } from '@/lib/swarm/operations/finding';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { type ComposeDraft, changeDraft, composeDraft, draftFor } from './compose-draft';
import { ComposeEditor } from './compose-editor';
import { deployCommand } from './deploy-command';
import { DeployResult } from './deploy-result';
import type { EditorHandle } from './editor/editor-handle';
import { FindingList } from './finding-list';
import { LoadRunning } from './load-running';
import { DeployBar } from './plan/deploy-bar';
import { PlanAnswer } from './plan/plan-answer';
import { usePlan } from './plan/use-plan';
import { whyNot } from './plan/why-not';
import { isStackName } from './stack-name';
import { StartFrom } from './start-from';
import { VariableFields } from './variable-fields';

interface Result {
  readonly stack: StackName;
  /** What was deployed, as JSON. */
  readonly key: string;
  /** null: Docker is being asked. */
  readonly outcome: Outcome | null;
}

/** Deploying a stack: the file, what is wrong with it, what it leaves open, what it would do, and what came of it. */
export function DeployPage({ stack }: { readonly stack: string | null }): ReactNode {
  const t = useTranslations('deploy');
  useEffect(() => {
    if (stack !== null) draftFor(stack);
  }, [stack]);
  const draft = useSyncExternalStore(composeDraft.subscribe, composeDraft.get, composeDraft.get);
  const source = useSource();
  const editor = useRef<EditorHandle>(null);
  const { findings, variables } = useFindings(draft);
  const services = [...useServices().values()].filter((service) => service.stack === draft.stack);
  const isKnown = services.length > 0;

  const names = new Set(variables.map(({ name }) => name));
  const request = {
    stack: draft.stack as StackName, // checked below, and by the server
    compose: draft.text,
    values: Object.fromEntries(Object.entries(draft.values).filter(([name]) => names.has(name))),
    prune: draft.prune,
  };
  const key = JSON.stringify(request);
  const isNameGood = isStackName(draft.stack);
  const isReady = isNameGood && draft.text.trim() !== '' && !hasErrors(findings);
  const act = useAct();
  const { isPending } = useAttempt(targetOf({ kind: 'stop-stack', stack: request.stack }));
  const planned = usePlan(
    isReady ? { kind: 'plan-stack', ...request } : null,
    // What somebody else does to the stack may change what deploying does. Not while it is deployed from here.
    isPending
      ? ''
      : services.map(({ id, mode, template }) => `${id} ${template} ${JSON.stringify(mode)}`).join(),
  );
  const plan = planned.answer?.ok && planned.answer.value.state === 'planned' ? planned.answer.value : null;
  const told = useMemo(
    () =>
      together(
        findings,
        planned.answer?.ok && planned.answer.value.state === 'refused' ? planned.answer.value.findings : [],
      ),
    [findings, planned.answer],
  );
  const [confirmation, setConfirmation] = useState('');
  const [result, setResult] = useState<Result | null>(null);
  const mustSignIn = useMay('plan-stack', null) === 'sign-in';
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const why = whyNot({
    text: draft.text,
    stack: draft.stack,
    isNameGood,
    errors,
    mustSignIn,
    planned,
    isConfirmed: confirmation === draft.stack || !plan?.objects.some(({ change }) => change === 'remove'),
    isPending,
  });

  async function deploy() {
    const begun = { stack: request.stack, key, outcome: null };
    setConfirmation('');
    setResult(begun);
    setResult({ ...begun, outcome: await act({ kind: 'deploy-stack', ...request }) });
    planned.again();
  }

  // What is to be changed next stands before what was done.
  const isOfThis = result?.key === key;
  const shownResult = result && <DeployResult stack={result.stack} outcome={result.outcome} />;

  const show = ({ line, column }: Finding) => editor.current?.show(line, column);

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
            findings={told}
            handle={editor}
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
              className="mt-1 size-4 shrink-0"
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
          <DeployBar
            stack={draft.stack}
            objects={planned.phase === 'resting' ? (plan?.objects ?? null) : null}
            why={why}
            errors={errors}
            confirmation={confirmation}
            onConfirm={setConfirmation}
            onDeploy={() => void deploy()}
            onAgain={planned.again}
          />
          {draft.text === '' && (
            <StartFrom
              stack={stack === null ? null : request.stack}
              onStart={(start) => changeDraft({ ...start, stack: draft.stack || start.stack })}
            />
          )}
          {isOfThis && shownResult}
          {draft.text !== '' && <FindingList findings={told} onShow={show} />}
          {planned.answer && !isPending && (
            <PlanAnswer answer={planned.answer} draft={draft} onShow={show} onAgain={planned.again} />
          )}
          {!isOfThis && shownResult}
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

/** What the page's check found and what the server's did, each once. */
function together(mine: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ kind, line, column, about }: Finding) => `${kind} ${line} ${column} ${about}`;
  const known = new Set(mine.map(keyOf));
  return [...mine, ...others.filter((one) => !known.has(keyOf(one)))];
}
