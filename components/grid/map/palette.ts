import { HUES } from '@/lib/swarm/objects/service';

const TOKENS = [
  'ink',
  'muted',
  'line',
  'edge',
  'surface',
  'sunken',
  'tile',
  'track',
  'fill',
  'accent',
  'danger',
  'danger-soft',
  'on-danger',
  'warning',
  'unknown',
] as const;

type Token = (typeof TOKENS)[number];

/** A service's colours: the ground, its rim, and what is drawn on it. */
export interface Hue {
  readonly ground: string;
  readonly rim: string;
  readonly pattern: string;
}

/** The page's colours as a canvas takes them, resolved for the theme that holds now. */
export interface Palette {
  readonly colours: { readonly [T in Token]: string };
  readonly hues: readonly Hue[];
  /** The width of edges, CSS px. */
  readonly rim: number;
  readonly font: string;
}

/** Reads the tokens of app/globals.css and css/mark.css as they hold inside `host`. */
export function readPalette(host: HTMLElement): Palette {
  const probes = document.createElement('div');
  probes.hidden = true;
  const probe = (colour: string, hue?: number) => {
    const element = document.createElement('span');
    if (hue !== undefined) {
      element.className = 'mark';
      element.dataset.hue = String(hue);
    }
    element.style.color = colour;
    probes.append(element);
    return () => getComputedStyle(element).color;
  };
  const tokens = TOKENS.map((token) => [token, probe(`var(--${token})`)] as const);
  const hues = Array.from({ length: HUES }, (_, hue) => ({
    ground: probe('var(--hue)', hue),
    rim: probe('color-mix(in oklab, var(--hue), var(--service-rim) 30%)', hue),
    pattern: probe('color-mix(in oklab, var(--hue), var(--on-hue) 45%)', hue),
  }));
  host.append(probes);
  const style = getComputedStyle(host);
  const palette: Palette = {
    // The keys are those of TOKENS, which `fromEntries` forgets.
    colours: Object.fromEntries(tokens.map(([token, read]) => [token, read()])) as Palette['colours'],
    hues: hues.map(({ ground, rim, pattern }) => ({ ground: ground(), rim: rim(), pattern: pattern() })),
    rim: Number.parseFloat(style.getPropertyValue('--rim')) || 1,
    font: style.fontFamily,
  };
  probes.remove();
  return palette;
}
