import { later } from '@/components/ui/later';

/** The menu of a service, whose code comes after the page's first picture. */
export const LaterServiceMenu = later(() => import('./service-menu').then((m) => m.ServiceMenu));
