import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useNamedServices, useNodes } from '@/lib/client/hooks';
import { STEPS, stepOf } from '@/lib/swarm/derived/look';
import { namelessness, taskName } from '@/lib/swarm/derived/task-name';
import { type Tile, tileName } from '@/lib/swarm/derived/tile';
import type { Task } from '@/lib/swarm/objects/task';

/** The words of tiles, ready before thousands of them are drawn: one object a language. */
export interface TileWords {
  /** `echo_nginx.3`; "removed service 5e4jtcb605zk.3" where only an id is known. */
  readonly name: (tile: Tile) => string;
  /** What stands before the name, quieter: the stack's part, or what kind of id it is. */
  readonly prefix: (tile: Tile) => string;
  /** "running", "running → shutdown", "last seen running", "preparing 6/9", "failed · exit 137". */
  readonly state: (tile: Tile) => string;
  /** What a screen reader says of a tile, and a chip's tooltip. */
  readonly label: (tile: Tile) => string;
}

/** A task's whole name, as its page is called: `web.3`, "removed service 5e4jtcb605zk.3". */
export function useTaskName(): (task: Task) => string {
  const t = useTranslations('grid.task.nameless');
  const cluster = { services: useNamedServices(), nodes: useNodes() };
  return (task) => {
    const why = namelessness(task, cluster.services);
    const name = taskName(task, cluster);
    return why ? t(why, { name }) : name;
  };
}

export function useTileWords(): TileWords {
  const t = useTranslations('grid.task');
  return useMemo(() => {
    // Filled in by hand from a template that the catalogue's formatter made once: it is too slow for each of 3,000 tiles.
    const [before = '', between = '', after = ''] = t('label', { name: '\u0001', state: '\u0001' }).split(
      '\u0001',
    );
    const outdated = t('outdated');
    const name = (tile: Tile) =>
      tile.nameless ? t(`nameless.${tile.nameless}`, { name: tileName(tile) }) : tileName(tile);
    const prefix = (tile: Tile) =>
      tile.nameless ? t(`nameless.${tile.nameless}`, { name: '' }) : tile.prefix;
    const state = (tile: Tile): string => {
      const { task, look } = tile;
      switch (look) {
        case 'unknown':
          return t('lastSeen', { state: task.state });
        case 'stopping':
          return t('mismatch', { state: task.state, desired: task.desiredState });
        case 'starting':
          return t('step', { state: task.state, step: String(stepOf(task)), steps: String(STEPS) });
        case 'failed':
          return task.exitCode === null
            ? task.state
            : `${task.state} · ${t('exit', { code: String(task.exitCode) })}`;
        default:
          return task.state;
      }
    };
    return {
      name,
      prefix,
      state,
      label: (tile) => {
        const more = tile.outdated ? ` · ${outdated}` : '';
        // All that it shows, so that one may say what one sees; its age alone changes too often to be told.
        const tag = tile.tag ? tile.tag + between : '';
        return before + name(tile) + between + tag + state(tile) + more + after;
      },
    };
  }, [t]);
}
