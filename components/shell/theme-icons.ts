import { Monitor, Moon, Presentation, Sun } from 'lucide-react';

export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon, projector: Presentation } as const;
