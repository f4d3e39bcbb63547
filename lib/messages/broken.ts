import type { Locale } from './locale';

interface BrokenWords {
  readonly title: string;
  readonly body: string;
  readonly again: string;
}

/** Of a page that failed, in every language at once: its words may be what failed. */
export const BROKEN: Readonly<Record<Locale, BrokenWords>> = {
  en: {
    title: 'Swarmscope stumbled',
    body: 'Something in this page failed. The swarm is not affected.',
    again: 'Try again',
  },
  ja: {
    title: '表示中にエラーが発生しました',
    body: 'このページの処理に失敗しました。Swarmには影響ありません。',
    again: '再試行',
  },
};
