/** A table on wide screens, where no value is wider than its column; on narrow ones each row is a block of its own. */
export const ROW =
  'border-line border-t align-middle first:border-t-0 max-lg:grid max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-y-1 max-lg:p-3';
const WHOLE = 'max-lg:col-span-2 max-lg:empty:hidden';
const PAD = 'lg:px-3 lg:py-2.5';
export const CELL = {
  hostname: `${PAD} min-w-0 break-words lg:max-w-48 lg:pl-4`,
  status: `${PAD} min-w-0 break-words lg:max-w-40 ${WHOLE}`,
  manager: `${PAD} ${WHOLE}`,
  engine: `${PAD} min-w-0 break-words lg:max-w-28 ${WHOLE}`,
  reserved: `${PAD} lg:w-56 ${WHOLE}`,
  tasks: `${PAD} whitespace-nowrap lg:w-32 ${WHOLE}`,
  labels: `${PAD} min-w-0 lg:w-[18%] lg:max-w-56 ${WHOLE}`,
  actions: 'lg:w-14 lg:px-2 lg:py-2 max-lg:col-start-2 max-lg:row-start-1',
} as const;
