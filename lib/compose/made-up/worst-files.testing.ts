// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
/** Files that cost a checker most, each about `bytes` long: of every shape that was slow once, or might be. */
export const worstFiles = (bytes: number): Readonly<Record<string, string>> => {
  const room = bytes - 200;
  /** As many lines as there is room for. */
  const lines = (line: (i: number) => string): string => {
    const parts: string[] = [];
    for (let length = 0, i = 0; length < room; i += 1) {
      const part = line(i);
      parts.push(part);
      length += part.length;
    }
    return parts.join('');
  };
  const of = (unit: string, part = 1) => unit.repeat(Math.floor((room * part) / unit.length));
  const web = 'version: "3.8"\nservices:\n  web:\n    image: nginx\n';
  return {
    'unset variables': `${web}    command:\n${lines((i) => `      - $V${i}\n`)}`,
    'uses of one variable': `${web}    command:\n${lines(() => '      - $A\n')}`,
    'uses of one variable in one text': `${web}    command: "${of('$A')}"\n`,
    'variables without an end': `${web}    command: "${of('${A:-')}"\n`,
    'variables in defaults': `${web}    command: "${of('${A:-$}')}"\n`,
    'split variables': `${web}    command:\n${lines(() => '      - ${A?a - b}\n')}`,
    'text behind variables': `${web}    command: "${of('$A-}')}"\n`,
    'spaces in a message': `${web}    command: "${'${A?a -'}${of(' ')}}"\n`,
    hashes: `${web}    command: "${of('$1$aaaaaaaaaaaaaaaa ')}"\n`,
    'hashes without an end': `${web}    command: "${of('$1$')}"\n`,
    'mounts with options': `${web}    volumes:\n${lines((i) => `      - /a:/b:${i},z,Z\n`)}`,
    'options of a mount': `${web}    volumes: ["/a:/b:${of('z,')}"]\n`,
    'parts of a mount': `${web}    volumes: ["${of('a:')}"]\n`,
    'parts of a port': `${web}    ports: ["${of(':')}"]\n`,
    'ports of one address': `${web}    ports:\n${lines((i) => `      - 127.0.0.1:${i}:1\n`)}`,
    'addresses by alias': `x-a: &a {image: nginx, ports: ["1.1.1.1:1:1"], volumes: [./a:/a:z]}\nservices:\n${lines((i) => `  s${i}: *a\n`)}`,
    'unknown keys': `${web}${lines((i) => `    k${i}: 1\n`)}`,
    'unknown keys at the top': `${web}${lines((i) => `servic${i}: 1\n`)}`,
    'services by alias': `x-a: &a {image: nginx, imge: b}\nservices:\n${lines((i) => `  s${i}: *a\n`)}`,
    'services by merge': `x-a: &a {image: nginx}\nservices:\n${lines((i) => `  s${i}: {<<: *a}\n`)}`,
    'services without an image': `services:\n${lines((i) => `  s${i}: {}\n`)}`,
    'a large alias, often': `x-a: &a [${of('a,', 0.5)}]\nservices:\n${of('  - *a\n', 0.5)}`,
    'undefined networks': `${web}    networks:\n${lines((i) => `      - n${i}\n`)}`,
    'networks without a meaning': `${web}networks:\n${lines((i) => `  n${i}: {external: true, x: 1}\n`)}`,
    anchors: `${web}x-a:\n${lines((i) => `  k${i}: &k${i} 1\n`)}`,
    'keys in one line': `${web}x-a: {${lines((i) => `k${i}, `)}}\n`,
    'items in one line': `${web}    command: [${of('a,')}]\n`,
    'maps in lists': `${web}    command:\n${lines(() => '      - a: 1\n')}`,
    'double keys': `${web}${lines(() => '    a: 1\n')}`,
    'openings without an end': of('['),
    'lists in lists': `${of('[', 0.5)}${of(']', 0.5)}`,
    'dashes in a line': of('- '),
    'commas alone': `[${of(',')}`,
    'ends alone': of(']\n'),
    'anchors in a row': of('&a '),
    documents: of('--- a\n'),
    directives: of('%a\n'),
    comments: `${of('# c\n')}${web}`,
    'empty lines': `${web}${of('\n')}`,
    'a long text': `${web}    command: ${of('a ')}\n`,
    'a text of many lines': `${web}    command: >\n${of('      a\n')}`,
    'ends of lines that are none': `${web}    command: "${of('\r\u2028', 0.5)}"\n`,
  };
};
