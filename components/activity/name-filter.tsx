'use client';

import { type ReactNode, useId, useState } from 'react';
import { classes } from '@/components/ui/classes';
import { changeFilter } from './activity-address';

/** More names than this are typed, with the first that fit to choose from. */
const MOST_CHOICES = 200;
const SUGGESTED = 50;

interface NameFilterProps {
  readonly field: 'stack' | 'service' | 'node';
  /** Of what is there now; what is gone may be in the address all the same. */
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly label: string;
  /** What no choice is called. */
  readonly all: string;
}

const LOOK =
  'h-9 max-w-56 min-w-0 rounded-md border bg-surface px-2.5 text-[0.8125rem] max-sm:max-w-none max-sm:flex-1 pointer-coarse:h-11';
const edge = (isChosen: boolean) => (isChosen ? 'border-accent' : 'border-edge');

/** Picks one by its name. */
export function NameFilter(props: NameFilterProps): ReactNode {
  const { field, names, chosen, label, all } = props;
  if (names.length > MOST_CHOICES) return <TypedName {...props} />;
  const gone = chosen !== null && !names.includes(chosen) ? [chosen] : [];
  return (
    <select
      aria-label={label}
      name={field}
      value={chosen ?? ''}
      onChange={(event) => changeFilter({ [field]: event.target.value || null })}
      className={classes(LOOK, edge(chosen !== null))}
    >
      <option value="">{all}</option>
      {[...gone, ...names].map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

function TypedName({ field, names, chosen, label, all }: NameFilterProps): ReactNode {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? chosen ?? '';
  const take = (name: string) => {
    setTyped(null);
    changeFilter({ [field]: name.trim() || null });
  };
  return (
    <>
      <input
        type="text"
        aria-label={label}
        name={field}
        placeholder={all}
        list={list}
        value={text}
        onChange={({ target: { value } }) =>
          names.includes(value) || value === '' ? take(value) : setTyped(value)
        }
        onKeyDown={({ key }) => key === 'Enter' && take(text)}
        onBlur={() => typed !== null && take(typed)}
        className={classes(LOOK, edge(chosen !== null))}
      />
      <datalist id={list}>
        {names
          .filter((name) => name.includes(text))
          .slice(0, SUGGESTED)
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </>
  );
}
