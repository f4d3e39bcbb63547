import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RawWords } from '@/components/actions/outcome-message';
import type { Finding } from '@/lib/swarm/operations/finding';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Shows the place in the file. */
  readonly onShow: (finding: Finding) => void;
}

/** What is wrong with a compose file: the line itself, and where in it. */
export function FindingList({ findings, onShow }: FindingListProps): ReactNode {
  const t = useTranslations('deploy');
  const told = findings.filter(({ kind }) => kind !== 'more');
  const more = findings.find(({ kind }) => kind === 'more');
  const errors = told.filter(({ severity }) => severity === 'error').length;
  return (
    <div id="compose-findings" data-slot="findings" className="flex flex-col gap-2">
      <p role="status" className="flex items-center gap-2 font-medium [&>svg]:size-4">
        {errors > 0 ? (
          <CircleAlert aria-hidden className="text-danger" />
        ) : (
          <CircleCheck aria-hidden className="text-success" />
        )}
        {errors > 0 ? t('errors', { count: errors }) : t('fine')}
        {told.length > errors && (
          <span className="font-normal text-muted">{t('warnings', { count: told.length - errors })}</span>
        )}
        {more && <span className="font-normal text-muted">{t('notTold', { about: more.about })}</span>}
      </p>
      <FindingLines findings={findings} onShow={onShow} />
    </div>
  );
}

/** The findings alone, without their number. */
export function FindingLines({ findings, onShow }: FindingListProps): ReactNode {
  if (findings.length === 0) return null;
  return (
    <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
      {findings.map((finding) => (
        <FindingLine
          key={`${finding.kind} ${finding.line} ${finding.column} ${finding.about}`}
          finding={finding}
          onShow={onShow}
        />
      ))}
    </ul>
  );
}

function FindingLine({
  finding,
  onShow,
}: {
  readonly finding: Finding;
  readonly onShow: FindingListProps['onShow'];
}): ReactNode {
  const t = useTranslations('deploy');
  const { kind, severity, line, column, source, about, elsewhere = line } = finding;
  return (
    <li
      data-slot="finding"
      data-kind={kind}
      data-line={line}
      className="flex items-start gap-3 px-3 py-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {severity === 'error' ? (
        <CircleAlert aria-hidden className="text-danger" />
      ) : (
        <TriangleAlert aria-hidden className="text-warning" />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="break-words">{t(`finding.${kind}`, { about, elsewhere: `${elsewhere}` })}</p>
        {(kind === 'docker' || kind === 'docker-remark') && <RawWords text={about} />}
        {line > 0 && (
          <>
            <button
              type="button"
              onClick={() => onShow(finding)}
              className="cursor-pointer self-start text-muted text-xs underline underline-offset-2 hover:text-ink"
            >
              {t('place', { line: `${line}`, column: `${column}` })}
            </button>
            <pre
              translate="no"
              className="overflow-x-auto rounded bg-sunken px-2 py-1 font-mono text-[0.8125rem] leading-5"
            >
              {`${source}\n${caretAt(source, column)}`}
            </pre>
          </>
        )}
      </div>
    </li>
  );
}

/** Spaces up to the column, tabs where the line has them. */
const caretAt = (source: string, column: number): string =>
  `${source.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`;
