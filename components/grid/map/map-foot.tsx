import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { StateGlyph } from '@/components/marks/state-glyph';
import { useSummed } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { Look } from '@/lib/swarm/derived/look';
import type { Density } from '@/lib/swarm/layout/density';
import type { MapDensity } from '@/lib/swarm/layout/map-layout';
import type { Grouping } from '@/lib/swarm/layout/view';

interface MapFootProps {
  readonly density: MapDensity;
  readonly filter: Filter;
  readonly grouping: Grouping | null;
  readonly refused: Density | null;
}

const LEGEND = [
  'failed',
  'rejected',
  'unknown',
  'waiting',
  'starting',
  'stopping',
  'running',
] as const satisfies readonly Look[];

/** Under the map: what its shapes mean, and why it is not what was asked for. */
export function MapFoot({ density, filter, grouping, refused }: MapFootProps): ReactNode {
  const t = useTranslations('grid.map');
  const view = useTranslations('grid.view');
  const tasks = useSummed(filter, 'tasks');
  return (
    <div className="map-foot">
      {refused && <p role="status">{view('refused', { tasks, asked: view(refused) })}</p>}
      {grouping?.kind === 'stack' && density === 'bars' && <p role="status">{view('noStacks')}</p>}
      <ul aria-label={t('legend')}>
        {LEGEND.map((look) => (
          <li key={look} data-look={look}>
            <StateGlyph look={look} step={5} />
            {t(look)}
          </li>
        ))}
      </ul>
    </div>
  );
}
