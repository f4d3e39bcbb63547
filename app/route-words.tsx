import type { ReactNode } from 'react';
import { MoreWords } from '@/components/shell/more-words';
import { COMPILED } from '@/lib/messages/compile';
import { pickWords, type Section } from '@/lib/messages/sections';
import { requestLocale } from './request-locale';

interface RouteWordsProps {
  readonly sections: readonly Section[];
  readonly children: ReactNode;
}

/** Drawn by the server around a route's page: the words that only this route needs. */
export async function RouteWords({ sections, children }: RouteWordsProps): Promise<ReactNode> {
  return <MoreWords words={pickWords(COMPILED[await requestLocale()], sections)}>{children}</MoreWords>;
}
