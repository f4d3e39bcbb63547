import { type ComposeVariable, type Finding, hasErrors } from '@/lib/swarm/operations/finding';
import { type ComposeContext, checkCompose } from './check-compose';
import { cliFinding, remarkFindings } from './cli-finding';
import { NOWHERE, readCompose } from './compose-file';
import { namedObjects } from './named-objects';
import { writeChecked } from './write-checked';

/** A file that was checked for being deployed. */
export interface CheckedFile {
  readonly findings: readonly Finding[];
  readonly variables: readonly ComposeVariable[];
  /** What goes to the docker CLI; null where there are errors. */
  readonly sent: Sent | null;
}

interface Sent {
  readonly text: string;
  /** What it names beside its services. */
  readonly names: ReturnType<typeof namedObjects>;
}

/** What is asked about a compose file: to check it, or where the docker CLI's words belong, a refusal's or remarks'. */
export interface Jobs {
  check: { readonly asks: Pick<ComposeContext, 'stack' | 'values'>; readonly answer: CheckedFile };
  place: { readonly asks: { readonly words: string }; readonly answer: Finding };
  remarks: { readonly asks: { readonly remarks: readonly string[] }; readonly answer: readonly Finding[] };
}

export type Job = {
  readonly [K in keyof Jobs]: { readonly kind: K; readonly text: string } & Jobs[K]['asks'];
}[keyof Jobs];

/** Does a job. It holds its thread for as long as it takes. */
export function doJob(job: Job): Jobs[keyof Jobs]['answer'] {
  switch (job.kind) {
    case 'check': {
      const { findings, variables, file } = checkCompose(job.text, { ...job, networks: null });
      if (!file || hasErrors(findings)) return { findings, variables, sent: null };
      return {
        findings,
        variables,
        sent: { text: writeChecked(file), names: namedObjects(file, job.stack) },
      };
    }
    case 'place': {
      const read = readCompose(job.text);
      return read.ok ? cliFinding(read.file, job.words) : { ...NOWHERE, kind: 'docker', about: job.words };
    }
    case 'remarks': {
      const read = readCompose(job.text);
      return read.ok ? remarkFindings(read.file, job.remarks) : [];
    }
  }
}
