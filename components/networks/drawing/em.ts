/** A length of the layout in CSS: the drawing's font is as large as its scale. */
export const em = (units: number): string => `${(units / 16).toFixed(4)}em`;
