import '@fontsource-variable/noto-sans-jp/wght.css';

/** Brings the Japanese face's style sheet; the browser then fetches only the slices that the page needs. */
export default function JapaneseFont(): null {
  return null;
}
