'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { useMay } from '@/components/actions/use-permission';
import { NoMatch } from '@/components/frame/no-match';
import { QueryFilter } from '@/components/frame/query-filter';
import { useView } from '@/components/frame/use-view';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { shortDigest } from '@/components/marks/service-image';
import { formatBytes } from '@/components/ui/amounts';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { RowWindow } from '@/components/ui/row-window';
import { cardLabels } from '@/components/ui/table-frame';
import { useAnswer } from '@/lib/client/use-answer';
import type { RegistryAnswer } from '@/lib/swarm/objects/registry';
import type { Answer } from '@/lib/swarm/operations/query';

/** Up to so many are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 200;

/** What the registry of the settings holds: repositories, and the tags of those that are opened. */
export function RegistryView(): ReactNode {
  const t = useTranslations('services.registry');
  const words = useTranslations();
  const may = useMay('repositories', null);
  const { answer, again } = useAnswer(may === 'granted' ? { kind: 'repositories' } : null);
  const [opened, setOpened] = useState<string | null>(null);
  const found = heldBy(answer);
  const { query } = useView();
  const sought = query.trim().toLowerCase();
  const names = useMemo(() => (found?.names ?? []).filter((name) => name.includes(sought)), [found, sought]);
  return (
    <ViewFrame
      title={t('title')}
      tools={found && found.names.length > 0 && <QueryFilter query={query} hint={t('filterHint')} />}
      aside={found && `${found.host} · ${t('repositories', { count: found.names.length })}`}
    >
      {may === 'sign-in' || may === 'not-allowed' ? (
        <Empty title={words(`action.${may === 'sign-in' ? 'signInFirst' : 'notAllowed'}`)}>
          {may === 'sign-in' && (
            <Button
              variant="primary"
              className="self-center"
              onClick={() => openDialog.set({ kind: 'sign-in' })}
            >
              {words('palette.signIn')}
            </Button>
          )}
        </Empty>
      ) : !found ? (
        <Trouble answer={answer} again={again} />
      ) : found.names.length === 0 ? (
        <Empty title={t('empty')}>
          <p className="text-center">{t('emptyHint')}</p>
          <Button variant="primary" className="self-center" onClick={again}>
            {t('askAgain')}
          </Button>
          <CommandBlock command={`docker tag echo ${found.host}/echo:1\ndocker push ${found.host}/echo:1`} />
        </Empty>
      ) : names.length === 0 ? (
        <NoMatch query={query} />
      ) : (
        <RowWindow
          as="ul"
          ids={names}
          whole={WHOLE}
          className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface"
          row={(name, place) => (
            <li {...place} data-slot="repository" data-name={name} className="p-4">
              <details
                open={opened === name}
                onToggle={(event) => {
                  if (event.currentTarget.open) setOpened(name);
                  else if (opened === name) setOpened(null);
                }}
              >
                <summary translate="no" className="cursor-pointer break-all font-mono text-[0.8125rem]">
                  <span className="text-muted">{found.host}/</span>
                  {name}
                </summary>
                {opened === name && <TagTable repository={name} />}
              </details>
            </li>
          )}
        />
      )}
      {found?.isCut && <p className="text-muted">{t('cut')}</p>}
    </ViewFrame>
  );
}

type Told<T> =
  | { readonly ok: true; readonly value: RegistryAnswer<T> }
  | Extract<Answer, { ok: false }>
  | null;

const heldBy = <T,>(answer: Told<T>): T | null => (answer?.ok && answer.value.ok ? answer.value.value : null);

function Trouble<T>({ answer, again }: { readonly answer: Told<T>; readonly again: () => void }): ReactNode {
  const t = useTranslations('services.registry');
  const failures = useTranslations('action.failure');
  if (answer === null) return <p className="text-muted">{t('reading')}</p>;
  const [words, raw] = !answer.ok
    ? [failures(answer.kind), answer.message]
    : !answer.value.ok
      ? [t(`failure.${answer.value.kind}`), answer.value.message]
      : ['', ''];
  return (
    <div role="alert" data-slot="registry-trouble" className="flex flex-col items-start gap-2">
      <p>{words}</p>
      {raw && (
        <p translate="no" className="break-words font-mono text-muted text-xs">
          {raw}
        </p>
      )}
      {mayHelp(answer) && (
        <Button size="sm" onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

/** What passes by itself. The others ask for another setting, with which the server is started anew. */
const PASSING: readonly string[] = ['down', 'slow', 'gone', 'unavailable', 'too-many', 'lost'];

const mayHelp = <T,>(answer: Exclude<Told<T>, null>): boolean => {
  const failure = answer.ok ? answer.value : answer;
  return !failure.ok && PASSING.includes(failure.kind);
};

function TagTable({ repository }: { readonly repository: string }): ReactNode {
  const t = useTranslations('services.registry');
  const { answer, again } = useAnswer({ kind: 'repository-tags', repository });
  const found = heldBy(answer);
  if (!found)
    return (
      <div className="pt-3">
        <Trouble answer={answer} again={again} />
      </div>
    );
  if (found.tags.length === 0) return <p className="pt-3 text-muted">{t('noTags')}</p>;
  const columns = [t('tag'), t('digest'), t('size'), t('platforms')];
  return (
    <div className="pt-3">
      <table
        style={cardLabels(columns)}
        className="cards w-full text-left text-[0.8125rem] [&_td]:py-1 [&_td]:pr-4 [&_th]:pr-4"
      >
        <thead className="text-muted text-xs">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {found.tags.map((tag) => (
            <tr key={tag.name} data-slot="tag" data-name={tag.name}>
              <th scope="row" className="py-1 font-medium">
                {tag.name}
              </th>
              <td className="font-mono" title={tag.digest}>
                {shortDigest(tag.digest)}
              </td>
              <td className="tabular-nums">{tag.size !== null && formatBytes(tag.size)}</td>
              <td>{tag.platforms.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.isCut && <p className="pt-2 text-muted">{t('cut')}</p>}
    </div>
  );
}
