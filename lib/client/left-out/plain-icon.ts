import { createElement, type ReactNode, type SVGProps } from 'react';

/** An icon as lucide keeps it: its elements, by tag and attributes. */
interface IconData {
  readonly name: string;
  readonly node: readonly (readonly [tag: string, attributes: object])[];
}

/**
 * Makes a component of an icon, in place of lucide's own way (see next.config.mjs): the same element, without sizes, widths of
 * strokes and contexts, for which nobody here asks.
 */
export default function plainIcon({ name, node }: IconData): (props: SVGProps<SVGSVGElement>) => ReactNode {
  return ({ className = '', ...props }) =>
    createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: 24,
        height: 24,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        className: `lucide lucide-${name} ${className}`,
        ...props,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
}
