import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { STEPS, stepOf } from '@/lib/swarm/look';
import { type Tile, tileName } from '@/lib/swarm/tile';

/** The words of tiles, ready before thousands of them are drawn: one object a language. */
export interface TileWords {
  /** "running", "running → shutdown", "last seen running", "preparing 6/9", "failed · exit 137". */
  readonly state: (tile: Tile) => string;
  /** What a screen reader says of a tile, and a chip's tooltip. */
  readonly label: (tile: Tile) => string;
}

export function useTileWords(): TileWords {
  const t = useTranslations('grid.task');
  return useMemo(() => {
    // Filled in by hand from a template that the catalogue's formatter made once: it is too slow for each of 3,000 tiles.
    const [before = '', between = '', after = ''] = t('label', { name: '\u0001', state: '\u0001' }).split(
      '\u0001',
    );
    const outdated = t('outdated');
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
      state,
      label: (tile) => {
        const more = tile.outdated ? ` · ${outdated}` : '';
        return before + tileName(tile) + between + state(tile) + more + after;
      },
    };
  }, [t]);
}
