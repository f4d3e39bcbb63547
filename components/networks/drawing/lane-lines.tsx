import type { ReactNode } from 'react';
import type { Reached, Subject } from '@/lib/swarm/derived/reached';
import type { Band, LaneLayout } from '@/lib/swarm/layout/lane-layout';
import { shade, worldShadeOf } from './hands';
import { routesOf } from './routes';

interface LaneLinesProps {
  readonly layout: LaneLayout;
  readonly light: Reached | null;
  readonly subject: Subject | null;
  /** CSS px of a unit. */
  readonly size: number;
}

/** The lines of the drawing; all that they say is said by the buttons that they join, too. */
export function LaneLines({ layout, light, subject, size }: LaneLinesProps): ReactNode {
  const { width, height, bands } = layout;
  const routes = subject?.kind === 'pair' && light ? routesOf(layout, subject, light) : [];
  return (
    <svg
      aria-hidden="true"
      className="lane-lines"
      viewBox={`0 0 ${width} ${height}`}
      width={width * size}
      height={height * size}
    >
      {bands.map((band) => (
        <BandLines key={band.cards[0]?.id ?? ''} band={band} start={layout.start} light={light} />
      ))}
      {routes.map((path) => (
        <path key={path} d={path} pathLength={1} className="lane-route" />
      ))}
    </svg>
  );
}

/** How far before its lane a stem's edge ends, which parts it from the lanes that it crosses. */
const BEFORE_LANE = 8;

function BandLines({
  band,
  start,
  light,
}: {
  readonly band: Band;
  readonly start: number;
  readonly light: Reached | null;
}): ReactNode {
  const worldShade = worldShadeOf(band, light);
  const lanes = band.lanes.map((lane) => ({ ...lane, shade: shade(light?.networks.has(lane.id)) }));
  const stems = band.stems.map((stem) => ({
    ...stem,
    shade: shade(light && isLit(stem, light)),
  }));
  return (
    <g>
      {band.world && (
        <line
          className="lane-line lane-world"
          data-shade={worldShade}
          x1={start}
          x2={band.world.end}
          y1={band.world.y}
          y2={band.world.y}
        />
      )}
      {band.plugs.map(({ service, x, top, bottom }) => (
        <g key={service} data-shade={shade(light?.published.has(service))} className="lane-stem">
          <line x1={x} x2={x} y1={top} y2={bottom - 4} />
          <circle cx={x} cy={top} r={4.5} />
          <path d={`M${x - 5} ${bottom - 9} L${x} ${bottom - 1} L${x + 5} ${bottom - 9} Z`} />
        </g>
      ))}
      {/* What is lit lies above what has faded. */}
      {([false, true] as const).map((isAbove) => (
        <g key={String(isAbove)}>
          {lanes
            .filter((lane) => (lane.shade === 'lit') === isAbove)
            .map(({ id, y, end, shade: look }) => (
              <line key={id} className="lane-line" data-shade={look} x1={start} x2={end} y1={y} y2={y} />
            ))}
          {stems
            .filter((stem) => (stem.shade === 'lit') === isAbove)
            .map(({ service, lane, x, top, bottom, shade: look }) => (
              <g key={`${service} ${lane}`} data-slot="stem" data-shade={look} className="lane-stem">
                <line
                  className="lane-crossing"
                  x1={x}
                  x2={x}
                  y1={top}
                  y2={Math.max(top, bottom - BEFORE_LANE)}
                />
                <line x1={x} x2={x} y1={top} y2={bottom} />
                <circle cx={x} cy={bottom} r={5} />
              </g>
            ))}
        </g>
      ))}
    </g>
  );
}

const isLit = ({ lane, service }: Band['stems'][number], { networks, services }: Reached): boolean =>
  networks.has(lane) && services.has(service);
