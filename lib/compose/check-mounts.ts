import { fillIn } from './cli-template';
import type { ComposeFile, Path } from './compose-file';
import { MOUNT_OPTIONS, READ_MOUNT_KEYS } from './keys';
import { isAbsolute, isPath, parseMount } from './parse-mount';
import { ignoredKeys, isMap, list, map, type Remark } from './parts';

/** Paths that mean nothing on a node, and what the docker CLI leaves out of a service's mounts. */
export const checkMounts = (
  file: ComposeFile,
  path: Path,
  volumes: unknown,
  values: Readonly<Record<string, string>>,
): Remark[] =>
  list(volumes).flatMap((mount, i) => {
    const place = [...path, 'volumes', i];
    if (isMap(mount)) return checkLong(file, place, mount, values);
    if (typeof mount !== 'string') return [];
    const { source, options } = parseMount(fillIn(mount, values));
    return [
      ...(isPath(source) ? checkPath(file, place, source, values) : []),
      ...options
        .filter((option) => !MOUNT_OPTIONS.has(option))
        .map((option) => file.at(place, 'ignored-key', option, 'warning')),
    ];
  });

function checkLong(
  file: ComposeFile,
  path: Path,
  mount: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, string>>,
): Remark[] {
  const { type, source } = mount;
  const isNamed = source !== undefined && source !== '';
  const ignored = Object.entries(READ_MOUNT_KEYS).flatMap(([section, read]) =>
    ignoredKeys(
      file,
      [...path, section],
      mount[section],
      // Of a volume without a name nothing is read.
      (key) => !read.has(key) || (section === 'volume' && !isNamed),
    ),
  );
  const subpath = Object.hasOwn(map(mount.volume), 'subpath') && isNamed;
  return [
    ...(type === 'bind' && typeof source === 'string'
      ? checkPath(file, [...path, 'source'], fillIn(source, values), values)
      : []),
    ...ignored,
    ...(subpath ? [file.at([...path, 'volume', 'subpath'], 'newer-key', 'subpath', 'warning')] : []),
  ];
}

/** The docker CLI would put its own folder before it, which here is an empty one that is gone afterwards. */
function checkPath(
  file: ComposeFile,
  path: Path,
  source: string,
  values: Readonly<Record<string, string>>,
): Remark[] {
  if (/^\\\\[.?]\\/.test(source)) return [file.at(path, 'pipe-mount', source)];
  const whole = source.replace(/^~/, values.HOME ?? '~');
  return source === '' || isAbsolute(whole) ? [] : [file.at(path, 'relative-path', source)];
}
