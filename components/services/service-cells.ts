/** A table on wide screens; on narrow ones each row is a block of its own. */
export const ROW =
  'border-line border-t align-middle first:border-t-0 max-lg:grid max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-y-2 max-lg:p-3';
const WHOLE = 'max-lg:col-span-2';
export const CELL = {
  name: 'lg:w-[20%] lg:px-4 lg:py-3',
  replicas: `lg:w-[17rem] lg:px-4 lg:py-3 ${WHOLE}`,
  image: `lg:px-4 lg:py-3 ${WHOLE}`,
  ports: `lg:w-44 lg:px-4 lg:py-3 ${WHOLE} max-lg:empty:hidden`,
  update: `lg:w-[15%] lg:px-4 lg:py-3 ${WHOLE} max-lg:empty:hidden`,
  actions: 'lg:w-24 lg:px-2 lg:py-2.5 max-lg:col-start-2 max-lg:row-start-1',
} as const;
