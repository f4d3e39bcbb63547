/** Stacks: deploying and exporting them, stopping and starting them. Docker's own words stay as Docker prints them. */
export const deploy = {
  title: 'Deploy a stack',
  updateTitle: 'Update stack {name}',
  action: 'Deploy a stack',
  update: 'Update',
  name: 'Name of the stack',
  nameBad: 'Letters, digits, hyphens and underscores, beginning and ending with a letter or digit.',
  nameTaken: 'The swarm has this stack: deploying updates it.',
  file: 'Compose file',
  fileHint: 'Type or paste it here, or drop a file.',
  open: 'Open a file…',
  loadRunning: 'Start from what runs',
  unreadable: 'That file could not be read.',
  variables: 'Variables',
  variablesHint: 'The file leaves these open. Their values go to the docker CLI and nowhere else.',
  variableDefault: 'default: {value}',
  variableEmptyDefault: 'default: empty',
  variableNeeded: 'needed',
  prune: 'Remove services of this stack that the file no longer holds',
  preview: 'Preview',
  previewing: 'Asking the docker CLI…',
  previewAgain: 'The form has changed since this preview.',
  deploy: 'Deploy',
  deploying: 'Deploying…',
  done: 'Stack {name} is deployed',
  notDone: 'Stack {name} was not deployed',
  partly: 'Stack {name} was deployed only in part',
  fine: 'No errors found',
  errors: '{count, plural, one {# error} other {# errors}}',
  warnings: '{count, plural, one {# remark} other {# remarks}}',
  notTold: '{about} more not shown',
  place: 'line {line}, column {column}',
  finding: {
    'too-large': 'The file is longer than {about} KiB, which is the limit.',
    empty: 'The file is empty.',
    yaml: 'This is not YAML: {about}',
    'double-key':
      '“{about}” stands in this map already, at line {elsewhere}. A key may stand there once: keep one of the two.',
    'double-merge':
      '“<<” stands in this map already, at line {elsewhere}, and newer docker CLIs refuse a second one. Merge several maps with one: <<: [*a, *b].',
    'many-documents':
      'A compose file is one document. Leave out this “---” and what follows it; deploy a second stack from a file of its own.',
    aliases: 'The aliases of this file stand for themselves, or for far too much.',
    'too-complex':
      'Checking this file takes too long, or it is nested too deeply. A compose file is simpler than that: write it out plainly.',
    'too-much':
      'This file would grow too large in the docker CLI: long values are filled in too often, or its port ranges have more than 100,000 ports in all.',
    busy: 'The server is checking other files. Try again in a moment.',
    'not-plain':
      'A compose file has no use for this, and it is not passed on: {about}. Write keys as plain text, and values without tags.',
    'no-map': 'Keys with values belong here.',
    version: 'The version must be 3 or 3.x to deploy a stack; this is {about}.',
    'no-services': 'The file has no services.',
    'unknown-key': 'A compose file has no such key here: {about}',
    'forbidden-key':
      '“{about}” is of version 2, and a swarm does not take it. Limits, for one, belong under deploy: resources:.',
    'ignored-key': 'A swarm leaves “{about}” out.',
    'newer-key':
      'Not every docker CLI reads “{about}”: some leave it out without a word. Look at the service after deploying.',
    'restart-no':
      'The docker CLI leaves restart: “no” out, and a swarm starts tasks again by default. Write deploy: restart_policy: condition: none.',
    'restart-policy':
      'The docker CLI says that it ignores restart, but reads it as a restart policy: {about}. Write that under deploy: restart_policy:.',
    'host-separator':
      'Older docker CLIs, 20.10 for one, leave “{about}” out. Write a colon in place of the equals sign.',
    'relative-path':
      '“{about}” is not an absolute path. Files beside this one are not read: write where it is on the nodes, from the root on.',
    'pipe-mount':
      'The docker CLI takes “{about}” for a path in its own folder. Mount a named pipe by the keys type: npipe, source: and target:.',
    'bad-name': '“{about}” is no good name: use letters, digits, hyphens and underscores.',
    'long-name': '“{about}” is longer than the 63 characters that a service’s name may have.',
    'build-only':
      'Service {about} has build: but no image:. A swarm builds nothing: build the image, push it to a registry, and name it here.',
    'no-image': 'Service {about} has no image.',
    'env-file': 'Files beside this one are not read. Write the variables of {about} under environment:.',
    'file-based':
      'Files beside this one are not read. Create {about} on the page of secrets and configs, and write external: true here.',
    undefined: 'The file does not define it: {about}',
    'missing-network': 'The swarm has no network {about}. Create it first, on the page of networks.',
    'bad-variable': 'This looks like a variable and is none: {about}. For a dollar sign write $$.',
    'swallowed-text':
      'After a variable without braces, the docker CLI takes a hyphen or a question mark, and all that follows, as a default or a message. Put braces around the name: {about}',
    'split-variable':
      'The docker CLI splits this in the wrong place, and the variable’s value is never read. A message may hold neither “-” nor “:?”, and a default behind “-” no “:-”: {about}',
    'nested-variable':
      'The docker CLI looks neither for variables nor for “$$” in a default or message: the text stays as it is written. Write plain text there: {about}',
    alternative:
      'The docker CLI does not know :+ and +, which docker compose has: {about}. Write the variable alone, and give it the whole value.',
    hash: 'The docker CLI would take the parts of this password hash for variables: {about}. Write $$ for each dollar sign.',
    'unset-variable': 'The variable {about} has no value yet.',
    'too-many-variables': 'The file has more than {about} variables, which is the limit.',
    more: 'And {about} more. Fix these first to see the rest.',
    'port-address':
      'A swarm cannot publish a port at one address alone: {about} is opened at all addresses of every node. Close it with a firewall, or do not publish it and reach the service over a network.',
    'external-name':
      'external: with a name: in it is the old way to name {about}. Write external: true, and name: beside it.',
    'needs-version':
      'The server’s docker CLI is too old for a file without a version. Write version: "3.8" as the first line.',
    'unknown-version':
      'The server’s docker CLI does not know version {about}. Write a lower one, such as "3.8", or install a newer docker CLI.',
    docker: 'The docker CLI refuses the file:',
    'docker-remark': 'The docker CLI remarks:',
  },
  noCli: {
    title: 'The server has no docker CLI',
    body: 'Stacks are deployed by the docker CLI’s own “stack deploy”, so there is no preview and no button here. The file is checked all the same. Install the CLI beside Swarmscope, or name it in DOCKER_CLI; or save the file and deploy it in a terminal:',
  },
  plan: {
    title: 'What deploying does',
    nothing: 'Nothing changes.',
    create: 'created',
    restart: 'updated; its tasks are replaced',
    update: 'updated; its tasks run on',
    rerun: 'a job: runs again from the start',
    keep: 'unchanged',
    remove: 'removed',
    leave: 'stays; the file does not hold it',
    differs: 'differs in {parts}',
    remarks: 'The docker CLI adds:',
    counts:
      '{create, plural, =0 {} other {# created, }}{restart, plural, =0 {} other {# replaced, }}{update, plural, =0 {} other {# updated, }}{rerun, plural, =0 {} other {# run again, }}{remove, plural, =0 {} other {# removed, }}{keep, plural, other {# unchanged}}',
  },
  object: { service: 'service', network: 'network', secret: 'secret', config: 'config' },
  step: { create: 'created', update: 'written', remove: 'removed', failed: 'failed' },
  toStack: 'Open stack {name}',
  byHand: 'The same in a terminal, with the file saved as compose.yml:',
  page: {
    gone: 'This stack is not in the swarm (any more)',
    goneHint: 'It may have been removed, also from a terminal.',
    services: 'Services',
    tasks: 'Tasks',
    networks: 'Networks',
    noTasks: 'No tasks now.',
  },
  export: {
    action: 'Export',
    title: 'Stack {name} as a compose file',
    body: 'It deploys to what runs now. Values of environment variables are left open, so that the file can be shown.',
    bodyBut:
      'It deploys what runs now, except for what is listed below. Values of environment variables are left open, so that the file can be shown.',
    unsaid: 'These are not in the file, because a compose file cannot say them. Deploying it removes them:',
    reordered:
      'The docker CLI puts these lists in an order of its own. Deploying the file may replace the tasks:',
    withValues: 'With the values of environment variables (this is written to the audit log)',
    save: 'Save',
    edit: 'Edit and deploy',
    asking: 'Asking Docker…',
  },
  stop: {
    action: 'Stop',
    title: 'Stop stack {name}?',
    body: '{count, plural, one {Its only service is} other {Its # services are}} scaled to nothing, and what each had is kept in a label of the service. All else stays: start the stack, and it is as before.',
    jobs: 'Jobs are left as they are: any change would run them again.',
    confirm: 'Stop stack',
    done: 'Stack {name} is stopped',
    start: 'Start',
    started: 'Stack {name} is started',
    nothing: 'Stack {name}: nothing to do',
    nothingHint: 'No replicas are remembered: it was not stopped from here. Scale its services instead.',
  },
} as const;
