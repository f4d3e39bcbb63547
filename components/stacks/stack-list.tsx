'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { matchesService } from '@/components/services/service-filter';
import { RowWindow } from '@/components/ui/row-window';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { Stack } from '@/lib/swarm/objects/stack';
import { StackCard } from './stack-card';

/** Up to so many stacks are in the page whole, so that the browser's own search finds everything. */
const WHOLE = 8;

/** More stacks than this tell each of their services in a word. */
const MOST_DETAILED = 12;

/** Whether the query is in the stack's own name. */
export const isNamed = ({ name }: Stack, query: string): boolean =>
  name.toLowerCase().includes(query.trim().toLowerCase());

interface StackListProps {
  readonly stacks: readonly Stack[];
  readonly query: string;
}

/** Stacks, each with its first services: those that the filter found before others. The address's hash names the one to begin with. */
export function StackList({ stacks, query }: StackListProps): ReactNode {
  const names = useMemo(() => stacks.map(({ name }) => name), [stacks]);
  const byName = useMemo(() => new Map(stacks.map((stack) => [stack.name, stack])), [stacks]);
  const [sought] = useState(hashed);
  return (
    <RowWindow<StackName>
      as="ul"
      ids={names}
      whole={WHOLE}
      reveal={sought}
      row={(name, place) => {
        const stack = byName.get(name);
        return (
          stack && (
            <li {...place} className="scroll-mt-16 pb-6 last:pb-0">
              <StackCard
                stack={stack}
                services={foremost(stack, query)}
                isBrief={stacks.length > MOST_DETAILED}
              />
            </li>
          )
        );
      }}
    />
  );
}

/** The address's hash; a malformed one names nothing. */
const hashed = (): string | null =>
  typeof window === 'undefined'
    ? null
    : new URLSearchParams(`name=${location.hash.slice(1)}`).get('name') || null;

/** Its services; those that the query finds before the others, unless it names the stack. */
function foremost(stack: Stack, query: string): Stack['services'] {
  if (query.trim() === '' || isNamed(stack, query)) return stack.services;
  const found = new Set(stack.services.filter((service) => matchesService(service, query)));
  return [...found, ...stack.services.filter((service) => !found.has(service))];
}
