'use client';

import { useMemo, useState } from 'react';
import { useServices } from '@/lib/client/hooks';
import { TakenPorts } from '@/lib/swarm/derived/taken-ports';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import type { Mistake } from './mistakes';
import { type ReadForm, readForm, type Surroundings } from './read-form';
import type { ServiceForm } from './service-form';

export interface ServiceFormState {
  readonly form: ServiceForm;
  readonly set: (change: Partial<ServiceForm>) => void;
  readonly read: ReadForm;
  /** What to say beside a field: once it was typed in, or all was tried. */
  readonly mistakeOf: (field: string) => Mistake | null;
  /** Shows every mistake; whether there is none. */
  readonly tryAll: () => boolean;
}

/** A form while it is typed, checked against what else is in the swarm. `own`: the service that it edits, as it was opened. */
export function useServiceForm(
  initial: ServiceForm,
  own: { readonly id: ServiceId; readonly opened: ServiceDefinition } | null,
): ServiceFormState {
  const [form, setForm] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const around = useSurroundings(own?.id ?? null);
  const opened = own?.opened ?? null;
  const read = useMemo(() => readForm(form, around, opened), [form, around, opened]);
  return {
    form,
    set(change) {
      setForm({ ...form, ...change });
      setTouched(new Set([...touched, ...Object.keys(change)]));
    },
    read,
    mistakeOf(field) {
      const mistake = read.mistakes.get(field) ?? null;
      if (isTried) return mistake;
      // Nobody is told that an empty field is required while they are on the way to it.
      return touched.has(field.split('.')[0] ?? '') && mistake !== 'required' ? mistake : null;
    },
    tryAll() {
      setTried(true);
      return read.mistakes.size === 0;
    },
  };
}

function useSurroundings(own: ServiceId | null): Surroundings {
  const services = useServices();
  return useMemo(() => {
    const others = [...services.values()].filter(({ id }) => id !== own);
    const publishedPorts = new TakenPorts();
    for (const { ports } of others) for (const range of ports) publishedPorts.add(range);
    return { names: new Set(others.map(({ name }) => name.toLowerCase())), publishedPorts };
  }, [services, own]);
}
