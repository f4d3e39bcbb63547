'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { copyText } from './copy-text';

/** Copies `text`, and says so for two seconds. */
export function CopyButton({ text }: { readonly text: string }): ReactNode {
  const t = useTranslations('frame');
  const [result, setResult] = useState<'copied' | 'copyFailed' | null>(null);

  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => setResult(null), 2000);
    return () => clearTimeout(timer);
  }, [result]);

  return (
    <Button
      variant="quiet"
      size="sm"
      className="min-w-8"
      aria-label={t('copy')}
      onClick={async () => setResult((await copyText(text)) ? 'copied' : 'copyFailed')}
    >
      {result === 'copied' ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
      <span role="status" className="sr-only">
        {result && t(result)}
      </span>
    </Button>
  );
}
