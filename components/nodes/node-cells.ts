/** A table on wide screens, where no value is wider than its column; on narrow ones each row is a block of its own, with what is short in one line. */
export const ROW =
  'border-line border-t align-middle first:border-t-0 max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-3 max-lg:gap-y-2 max-lg:p-3';
const PAD = 'lg:px-3 lg:py-2.5';
const SHORT = 'max-lg:order-1';
const WHOLE = 'max-lg:order-1 max-lg:basis-full';
export const CELL = {
  name: `${PAD} min-w-0 break-words max-lg:grow max-lg:basis-[calc(100%-4rem)] lg:w-[22%] lg:pl-4`,
  role: `${PAD} lg:w-[12%] ${SHORT}`,
  state: `${PAD} min-w-0 break-words lg:w-[10%] ${SHORT}`,
  availability: `${PAD} lg:w-[10%] ${SHORT}`,
  tasks: `${PAD} min-w-0 ${WHOLE}`,
  reserved: `${PAD} lg:w-[20%] ${WHOLE}`,
  actions: 'lg:w-14 lg:px-2 lg:py-2',
} as const;
